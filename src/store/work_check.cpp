#include "store/work_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "store/row_json.h"
#include "store/work_tables.h"

namespace kuiki::store {
namespace {

enum class Refers { nothing, indicator, area };

/// What a column of that name refers to, in every table alike.
Refers what_it_refers_to(std::string_view column) {
  if (column == "indicator_id") return Refers::indicator;
  if (column == "area_code" || column == "town_code" || column == "within_code" || column == "lead_code")
    return Refers::area;
  return Refers::nothing;
}

/// How many changes of one letter make one word of the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

class Checker {
 public:
  Checker(const Database& work, const model::Dataset& base) : work_(work), base_(base) {
    for (RowReader q(work, own_indicator_table); q.step();) own_indicators_.emplace(q->id);
    for (RowReader q(work, own_area_table); q.step();) own_areas_.emplace(q->id);
    for (RowReader q(work, area_set_table); q.step();) sets_.emplace(q->id, q->name);
    for (const auto& indicator : base.indicators) indicator_ids_.push_back(indicator.id);
  }

  template <class Row, class... Values>
  void check(const Declared<Row, Values...>& table) {
    if (!refers(table.facts)) return;
    for (RowReader q(work_, table); q.step();) check_row(table.facts, row_json(table, *q));
  }

  std::vector<LostReference> take() {
    std::vector<LostReference> all;
    for (auto& [key, lost] : found_) {
      const std::vector<std::string>& codes = base_.areas.code;
      lost.candidates =
          ids_like(lost.value, what_it_refers_to(lost.column) == Refers::indicator ? std::as_const(indicator_ids_) : codes);
      all.push_back(std::move(lost));
    }
    return all;
  }

 private:
  static bool refers(const TableFacts& table) {
    return std::ranges::any_of(table.columns(),
                               [](const ColumnFacts& c) { return what_it_refers_to(c.name) != Refers::nothing; });
  }
  [[nodiscard]] bool there(Refers kind, const std::string& value) const {
    if (kind == Refers::indicator) return base_.find_indicator(value).has_value() || own_indicators_.contains(value);
    return base_.find_area(value).has_value() || own_areas_.contains(value);
  }
  void check_row(const TableFacts& table, const RowObject& row) {
    for (const auto& column : table.columns()) {
      const auto kind = what_it_refers_to(column.name);
      if (kind == Refers::nothing) continue;
      const std::string value(row.words(column.name).value_or(""));
      if (value.empty() || there(kind, value)) continue;
      const std::string table_name(table.head.name);
      LostReference reference{table_name, key_text(key_of(table), row), std::string(column.name), value, {}, 0};
      // A set whose towns are not there any more is to be known by its name.
      if (const auto set = sets_.find(row.words("set_id").value_or("")); set != sets_.end()) reference.of = set->second;
      const auto [lost, added] = found_.try_emplace({table_name, std::string(column.name), value}, std::move(reference));
      ++lost->second.rows;
    }
  }

  const Database& work_;
  const model::Dataset& base_;
  std::set<std::string, std::less<>> own_indicators_, own_areas_;
  std::map<std::string, std::string, std::less<>> sets_;
  std::vector<std::string> indicator_ids_;
  std::map<std::tuple<std::string, std::string, std::string>, LostReference> found_;
};

}  // namespace

std::vector<std::string> ids_like(const std::string& lost, const std::vector<std::string>& known) {
  const std::size_t most = std::max<std::size_t>(1, lost.size() / 4);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& id : known) {
    const auto apart = id.size() > lost.size() ? id.size() - lost.size() : lost.size() - id.size();
    if (apart > most) continue;
    if (const auto changes = distance(lost, id); changes <= most) near.emplace_back(changes, id);
  }
  std::ranges::sort(near);
  std::vector<std::string> best;
  for (std::size_t i = 0; i < near.size() && i < 3; ++i) best.push_back(near[i].second);
  return best;
}

std::vector<LostReference> lost_references(const Database& work, const model::Dataset& base) {
  Checker checker(work, base);
  each_changed_table([&](const auto& table) { checker.check(table); });
  return checker.take();
}

}  // namespace kuiki::store
