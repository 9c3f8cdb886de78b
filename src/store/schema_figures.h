#pragma once
#include <cmath>

#include "store/schema.h"

/// Tables of the base: what is measured, and the figures.
// clang-format off: one column a line
namespace kuiki::store {

/// Of a plan, or a statistic of none (`plan_id` empty). Lists are joined with ;.
struct IndicatorRow {
  std::int64_t fid = 0;
  std::string_view id, plan_id, node_id, name, name_en, unit, unit_en;
  std::optional<std::int64_t> decimals;
  std::string_view direction, direction_basis, accrual, mapping_unit, place, rationale, document;
  std::optional<std::int64_t> line;
  std::string_view source, also_nodes, name_note, printed_row, note, area_code, same_as, accrual_basis, departments;
};
inline constexpr auto indicator_table = table(
    {.name = "indicator", .about = "指標 / indicators"}, column("id", &IndicatorRow::id, key),
    column("plan_id", &IndicatorRow::plan_id), column("node_id", &IndicatorRow::node_id),
    column("name", &IndicatorRow::name, must), column("name_en", &IndicatorRow::name_en),
    column("unit", &IndicatorRow::unit, or_empty), column("unit_en", &IndicatorRow::unit_en, or_empty),
    column("decimals", &IndicatorRow::decimals), column("direction", &IndicatorRow::direction),
    column("direction_basis", &IndicatorRow::direction_basis), column("accrual", &IndicatorRow::accrual),
    column("mapping_unit", &IndicatorRow::mapping_unit), column("place", &IndicatorRow::place),
    column("rationale", &IndicatorRow::rationale), column("document", &IndicatorRow::document),
    column("line", &IndicatorRow::line), column("source", &IndicatorRow::source),
    // Of plans only, and not in databases of before there were plans.
    column("also_nodes", &IndicatorRow::also_nodes, later), column("name_note", &IndicatorRow::name_note, later),
    column("printed_row", &IndicatorRow::printed_row, later), column("note", &IndicatorRow::note, later),
    column("area_code", &IndicatorRow::area_code, later), column("same_as", &IndicatorRow::same_as, later),
    column("accrual_basis", &IndicatorRow::accrual_basis, later), column("departments", &IndicatorRow::departments, later));

struct ObservationRow {
  std::int64_t fid = 0;
  std::string_view indicator_id, area_code;
  std::string_view period;  ///< "FY2020", as model::to_string writes it
  std::string_view role, part;
  double value = NAN;
  std::string_view qualifier, printed, status, note;
  std::optional<std::int64_t> line;
  std::string_view entered_at;  ///< YYYY-MM-DD
  std::string_view source;
};
inline constexpr auto observation_table =
    table({.name = "observation",
           .about = "指標の値 / observations",
           .indexes = {Index{"observation_indicator", "indicator_id, period"}, Index{"observation_area", "area_code"}}},
          column("indicator_id", &ObservationRow::indicator_id, must), column("area_code", &ObservationRow::area_code),
          column("period", &ObservationRow::period, must), column("role", &ObservationRow::role, must),
          column("part", &ObservationRow::part, must), column("value", &ObservationRow::value),
          column("qualifier", &ObservationRow::qualifier, must), column("printed", &ObservationRow::printed),
          column("status", &ObservationRow::status, must), column("note", &ObservationRow::note),
          column("line", &ObservationRow::line, later), column("entered_at", &ObservationRow::entered_at, later),
          column("source", &ObservationRow::source, later));

}  // namespace kuiki::store
