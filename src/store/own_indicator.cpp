#include "store/own_indicator.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/error.h"
#include "base/printable.h"
#include "model/fiscal.h"
#include "model/own_indicator.h"
#include "model/plan_names.h"
#include "store/act.h"
#include "store/schema_own.h"

namespace kuiki::store {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::string_view total_word = "total";
constexpr std::string_view rate_word = "rate";

std::string_view word_of_total(std::optional<bool> total) {
  if (!total) return {};
  return *total ? total_word : rate_word;
}

OwnIndicator indicator_of(const OwnIndicatorRow& row) {
  OwnIndicator i;
  i.id = row.id;
  i.name = row.name;
  i.name_en = row.name_en;
  i.unit = row.unit;
  i.unit_en = row.unit_en;
  i.source = row.source;
  i.licence = row.licence;
  i.note = row.note;
  i.method = row.method;
  i.mapping = row.import_mapping;
  i.decimals = static_cast<int>(std::clamp<std::int64_t>(row.decimals.value_or(-1), -1, 12));
  if (row.measure == total_word) i.total = true;
  if (row.measure == rate_word) i.total = false;
  i.mapping_unit = model::parse_mapping_unit(row.mapping_unit).value_or(model::MappingUnit::municipality);
  i.act = row.act;
  return i;
}

/// Its texts lie in `i`.
OwnIndicatorRow row_of(const OwnIndicator& i) {
  OwnIndicatorRow row;
  row.id = i.id;
  row.name = i.name;
  row.name_en = i.name_en;
  row.unit = i.unit;
  row.unit_en = i.unit_en;
  if (i.decimals >= 0) row.decimals = i.decimals;
  row.direction = model::direction_id(model::Direction::monitor);
  row.accrual = model::accrual_id(model::Accrual::level);
  row.mapping_unit = model::mapping_unit_id(i.mapping_unit);
  row.source = i.source;
  row.import_mapping = i.mapping;
  row.note = i.note;
  row.licence = i.licence;
  row.method = i.method;
  row.measure = word_of_total(i.total);
  return row;
}

/// As RowReader gives a figure back: without what is not of its content.
bool same_content(OwnIndicatorRow a, OwnIndicatorRow b) {
  a.act = b.act = 0;
  return row_json(own_indicator_table, a) == row_json(own_indicator_table, b);
}

[[noreturn]] void wrong(const OwnIndicator& i, const Text& why) {
  throw Error(Fault::input_wrong, say("自作の指標「{}」：{}", "own indicator '{}': {}", one_line(i.name), why));
}

void check(const OwnIndicator& i) {
  if (i.name.empty() || i.id.size() <= model::own_indicator_mark.size() || !i.id.starts_with(model::own_indicator_mark))
    wrong(i, {"名前がありません。名前を付けてください", "it has no name; give it one"});
  if (one_line(i.name) != i.name || i.name.size() > longest_name)
    wrong(i, say("この名前は使えません。{}バイトまでの1行にしてください", "give it a name of one line, at most {} bytes",
                 longest_name));
}

/// Acts of one person are his own.
class Authors {
 public:
  explicit Authors(Act& act) : acts_(act.database(), act_table, "fid"), me_(act.who()) {}
  bool is_other(std::int64_t act) {
    const auto [found, fresh] = other_.try_emplace(act, false);
    if (fresh) found->second = acts_.find(act) && acts_->who != me_;
    return found->second;
  }

 private:
  ReaderOf<act_table> acts_;
  std::string me_;
  std::map<std::int64_t, bool> other_;
};

class Writer {
 public:
  Writer(Act& act, bool over_others)
      : act_(act),
        over_others_(over_others),
        indicators_(act, own_indicator_table),
        values_(act, own_value_table),
        authors_(act) {}

  void write(const OwnSeries& series) {
    check(series.indicator);
    write_indicator(series);
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const auto& value : series.values) {
      if (!seen.emplace(value.area, value.period).second)
        wrong(series.indicator, say("区域「{}」の値が二つあります", "there are two figures for area '{}'", value.area));
      write_value(series.indicator, value);
    }
  }

  OwnReport take() {
    report_.act = act_.changes() > 0 ? act_.number() : 0;
    return report_;
  }

 private:
  void write_indicator(const OwnSeries& series) {
    auto row = row_of(series.indicator);
    const auto* standing = indicators_.find(std::string_view(series.indicator.id));
    if (standing == nullptr) {
      indicators_.add(row);
      ++report_.indicators;
      return;
    }
    if (standing->unit != row.unit)
      wrong(series.indicator,
            say("単位が前の値と違います（前は「{}」、今回は「{}」）。単位をそろえるか、別の名前にしてください",
                "its unit is not that of the figures before ('{}', now '{}'); use the same, or another name",
                one_line(standing->unit), one_line(row.unit)));
    row.formula = standing->formula;
    if (same_content(*standing, row)) return;
    indicators_.replace(*standing, row);
    ++report_.renewed;
  }

  void write_value(const OwnIndicator& of, const OwnValue& value) {
    if (!std::isfinite(value.value) || !model::parse_period(value.period))
      wrong(of, say("区域「{}」の値か時点が正しくありません", "the figure or the period for area '{}' cannot be read",
                    value.area));
    const std::string_view id = of.id;
    const std::string_view part;
    const auto role = model::role_id(model::Role::actual);
    OwnValueRow row{.indicator_id = id, .area_code = value.area, .period = value.period, .role = role, .part = part};
    row.value = value.value;
    row.qualifier = model::to_string(model::Qualifier::exact);
    row.note = value.note;
    const auto* standing = values_.find(id, std::string_view(value.area), std::string_view(value.period), role, part);
    if (standing == nullptr) {
      values_.add(row);
      ++report_.added;
    } else if (standing->value == row.value && standing->note == row.note) {
      ++report_.unchanged;
    } else {
      replace(*standing, row);
    }
  }

  void replace(const OwnValueRow& standing, const OwnValueRow& row) {
    const bool other = authors_.is_other(standing.act);
    if (other && !over_others_) {
      ++report_.kept;
      return;
    }
    values_.replace(standing, row);
    ++report_.replaced;
    if (other) ++report_.others;
  }

  Act& act_;
  bool over_others_;
  decltype(TableInAct(std::declval<Act&>(), own_indicator_table)) indicators_;
  decltype(TableInAct(std::declval<Act&>(), own_value_table)) values_;
  Authors authors_;
  OwnReport report_;
};

/// Puts figures of one indicator, time and role together.
class Columns {
 public:
  explicit Columns(OwnIndicators& into) : into_(into) {}

  void take(const OwnValueRow& row) {
    const auto role = model::parse_role(row.role);
    if (!role || !row.part.empty()) {
      ++into_.unreadable;
      return;
    }
    auto& column = of(row, *role);
    column.areas.emplace_back(row.area_code);
    column.values.push_back(row.value);
    column.note.push_back(note_of(column, row.note));
  }

 private:
  OwnColumn& of(const OwnValueRow& row, model::Role role) {
    const auto key = std::tuple(std::string(row.indicator_id), std::string(row.period), role);
    const auto [found, fresh] = places_.try_emplace(key, into_.columns.size());
    if (fresh) {
      OwnColumn column;
      column.indicator = row.indicator_id;
      column.period = row.period;
      column.role = role;
      into_.columns.push_back(std::move(column));
    }
    return into_.columns[found->second];
  }
  static std::uint16_t note_of(OwnColumn& column, std::string_view note) {
    if (note == column.notes[column.note.empty() ? 0 : column.note.back()])
      return column.note.empty() ? std::uint16_t{0} : column.note.back();
    const auto found = std::ranges::find(column.notes, note);
    const auto at = static_cast<std::size_t>(found - column.notes.begin());
    constexpr std::size_t most = 65'000;
    if (found == column.notes.end() && at >= most) return 0;
    if (found == column.notes.end()) column.notes.emplace_back(note);
    return static_cast<std::uint16_t>(at);
  }

  OwnIndicators& into_;
  std::map<std::tuple<std::string, std::string, model::Role>, std::size_t> places_;
};

}  // namespace

std::vector<OwnIndicator> read_own_heads(const Database& work) {
  std::vector<OwnIndicator> all;
  for (RowReader q(work, own_indicator_table); q.step();) all.push_back(indicator_of(*q));
  return all;
}

void add_own_indicators(const Database& work, OwnIndicators& into) {
  for (RowReader q(work, own_indicator_table); q.step();) into.indicators.push_back(indicator_of(*q));
  Columns columns(into);
  for (RowReader q(work, own_value_table); q.step();) columns.take(*q);
}

OwnReport write_own_indicators(Act& act, const std::vector<OwnSeries>& series, bool over_others) {
  Writer writer(act, over_others);
  for (const auto& one : series) writer.write(one);
  return writer.take();
}

std::string own_indicator_id(const std::string& name) { return std::string(model::own_indicator_mark) + name; }

}  // namespace kuiki::store
