#pragma once
#include <tuple>

#include "store/schema_tables.h"

namespace kuiki::store {

/// The tables of a work file whose rows people change, each with its type; an act may touch any of them.
inline constexpr auto changed_tables =
    std::tie(entered_table, grading_table, score_rule_table, saved_map_table, own_indicator_table, own_value_table,
             area_set_table, own_area_table, own_area_town_table, own_area_share_table, own_facility_table,
             own_partnership_table, own_partnership_member_table, story_table, story_scene_table);

/// Calls `use(table)` for each.
template <class Use>
void each_changed_table(const Use& use) {
  std::apply([&](const auto&... tables) { (use(tables), ...); }, changed_tables);
}

/// Calls `use(table)` for the one of that name; false where there is none.
template <class Use>
bool with_changed_table(std::string_view name, const Use& use) {
  bool found = false;
  each_changed_table([&](const auto& table) {
    if (found || table.facts.head.name != name) return;
    found = true;
    use(table);
  });
  return found;
}

}  // namespace kuiki::store
