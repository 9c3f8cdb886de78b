#include "intake/own_table_run.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "intake/own_table_shape.h"
#include "intake/period_words.h"
#include "intake/sentinel.h"
#include "model/own_indicator.h"
#include "model/total.h"
#include "model/units.h"

namespace kuiki::intake {
namespace {

constexpr std::size_t most_listed = 1'000;
constexpr std::size_t most_rows_listed = 100;
constexpr std::size_t most_alike = 200;  ///< names for which others that are like them are looked for
constexpr std::size_t most_series = 2'000;
constexpr std::size_t most_periods = 10'000;

std::string column_name(const OwnValueColumn& column) {
  const auto letters = store::column_letters(column.column);
  return column.header.empty() ? letters : letters + " " + one_line(column.header, 60);
}

}  // namespace

OwnTableRun::OwnTableRun(const store::Table& table, const model::Dataset& data, const AreaNames& names,
                         const OwnTableWish& wish, const KeptMappings& kept, OwnTableReading& into)
    : table_(table), data_(data), names_(names), wish_(wish), kept_(kept), into_(into) {
  choices_ = wish.chosen;
  if (wish.kept) {
    const auto earlier = kept.choices();
    choices_.insert(choices_.begin(), earlier.rbegin(), earlier.rend());
  }
}

void OwnTableRun::read(const Progress& progress) {
  const Text step{"表を読んでいます", "Reading the table"};
  progress.at(0, step);
  read_keys();
  find_scope();
  cells_.resize(into_.shape.values.size());
  const auto rows = keys_.size();
  for (std::size_t i = 0; i < rows; ++i) {
    if (i % 1024 == 0) progress.at(0.2 + 0.7 * static_cast<double>(i) / static_cast<double>(rows), step);
    read_row(into_.shape.first + i);
  }
  blank_sentinels();
  put_together();
  progress.at(0.95, step);
  finish_unmatched();
  finish_series();
}

/// What stands in the column of areas, with prefecture and city before it where other columns say them. Their cells may be
/// given once for many rows.
std::string OwnTableRun::whole_key(std::size_t row) {
  const auto key = cell_words(table_, row, into_.shape.key);
  std::string whole;
  above_.resize(into_.shape.context.size());
  for (std::size_t i = 0; i < above_.size(); ++i) {
    if (auto own = cell_words(table_, row, into_.shape.context[i]); !own.empty()) above_[i] = std::move(own);
    if (!key.starts_with(above_[i]) && above_[i] != key) whole += above_[i];
  }
  return key.empty() ? key : whole + key;
}

void OwnTableRun::read_keys() {
  const auto& shape = into_.shape;
  for (std::size_t row = shape.first; row < table_.rows.size(); ++row) keys_.push_back(whole_key(row));
}

void OwnTableRun::find_scope() {
  KeyScope given;
  if (!wish_.within.empty()) {
    const auto rows = names_.find(wish_.within);
    if (rows.size() != 1)
      throw Error(Fault::input_wrong,
                  rows.empty() ? say("--within：区域「{}」がありません", "--within: there is no area '{}'", wish_.within)
                               : say("--within：「{}」は複数の区域を指します。コードで指定してください",
                                     "--within: '{}' means several areas; give a code", wish_.within));
    given.within = rows.front();
    given.given_within = true;
  }
  if (!wish_.kind.empty()) {
    const auto ids = model::area_kind_ids();
    const auto found = std::ranges::find(ids, wish_.kind);
    if (found == ids.end())
      throw Error(Fault::usage, say("区域の種類「{}」はありません（{}）", "there is no kind of area '{}'; there are {}",
                                    wish_.kind, join(ids, ", ")));
    given.kind = static_cast<model::AreaKind>(found - ids.begin());
    given.given_kind = true;
  }
  matcher_.emplace(names_, data_.areas, given, choices_);
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    auto& key = keys_[i];
    if (key.empty() || is_sum_row(key)) continue;
    // What stands beside the key may be no part of its name after all.
    const auto own = cell_words(table_, into_.shape.first + i, into_.shape.key);
    if (own != key && names_.all_meant(key).empty() && !names_.all_meant(own).empty()) key = own;
    matcher_->add(key);
  }
  matcher_->settle();
  into_.scope = matcher_->scope();
  if (!matcher_->places().empty())
    into_.warnings.push_back(
        say("どの市の区域か、名前だけでは決まりません（{}）。--within で指定してください",
            "the names fit several places ({}); name one with --within",
            join(matcher_->places(), "、", [&](model::AreaRow row) { return area_words(data_, row); })));
}

bool OwnTableRun::has_figure(std::size_t row) const {
  return std::ranges::any_of(into_.shape.values, [&](const OwnValueColumn& column) {
    return column.wanted && read_figure(table_.text(row, column.column)).kind == FigureKind::number;
  });
}

void OwnTableRun::read_row(std::size_t row) {
  const auto& key = keys_[row - into_.shape.first];
  if (key.empty()) {
    if (has_figure(row)) {
      ++into_.rows;
      leave_row(row, key, {});
    }
    return;
  }
  const auto own = cell_words(table_, row, into_.shape.key);
  if (is_sum_row(own)) {
    ++into_.totals;
    return;
  }
  const auto [known, first_time] = matches_.try_emplace(key);
  if (first_time) known->second = matcher_->match(key);
  const auto& match = known->second;
  if (match.result == KeyMatcher::Result::left_out) {
    ++into_.left_out;
    used_choices_[key] = true;
    return;
  }
  if (match.result != KeyMatcher::Result::matched) {
    // Notes below the table, headings between its rows.
    if (!has_figure(row)) return;
    ++into_.rows;
    leave_row(row, key, match);
    return;
  }
  ++into_.rows;
  if (match.chosen) used_choices_[key] = true;
  into_.matched.push_back({row + 1, key, match.row});
  for (const auto& column : into_.shape.values)
    if (column.wanted) read_cell(row, column, match.row);
}

void OwnTableRun::leave_row(std::size_t row, const std::string& key, const KeyMatcher::Match& match) {
  ++into_.unmatched_rows;
  const auto [found, fresh] = unmatched_at_.try_emplace(key, into_.unmatched.size());
  if (fresh) {
    using Result = KeyMatcher::Result;
    OwnUnmatched one;
    one.key = key;
    one.candidates = match.candidates;
    if (key.empty())
      one.why = {"区域の名前もコードもない", "no name or code of an area"};
    else if (match.result == Result::several)
      one.why = {"複数の区域を指す", "means several areas"};
    else if (match.result == Result::outside)
      one.why = {"表のほかの区域と場所か種類が違う", "is of another place or kind than the other areas"};
    else
      one.why = {"この名前やコードの区域はない", "no area has this name or code"};
    into_.unmatched.push_back(std::move(one));
  }
  auto& one = into_.unmatched[found->second];
  ++one.count;
  if (one.rows.size() < most_rows_listed) one.rows.push_back(row + 1);
}

void OwnTableRun::refuse(std::size_t row, const OwnValueColumn& column, Text why) {
  ++into_.refused_cells;
  if (into_.refused.size() >= most_listed) return;
  into_.refused.push_back({row + 1, column_name(column), one_line(table_.text(row, column.column), 60), std::move(why)});
}

std::optional<std::string> OwnTableRun::period_of(std::size_t row, const OwnValueColumn& column) {
  if (!column.period.empty()) return column.period;
  if (into_.shape.period) {
    const auto period = read_period_cell(table_.text(row, *into_.shape.period));
    if (period) return model::to_string(*period);
    return {};
  }
  if (!wish_.period.empty()) return wish_.period;
  if (into_.shape.titled) return model::to_string(*into_.shape.titled);
  return std::string();
}

void OwnTableRun::read_cell(std::size_t row, const OwnValueColumn& column, model::AreaRow area) {
  const auto* cell = table_.cell(row, column.column);
  if (cell == nullptr) {
    ++into_.empty;
    return;
  }
  if (cell->uncalculated) return refuse(row, column, {"計算されていない数式です", "a formula that was not calculated"});
  const auto figure = read_figure(cell->text);
  switch (figure.kind) {
    case FigureKind::empty:
      ++into_.empty;
      return;
    case FigureKind::no_data:
      ++into_.no_data;
      ++signs_[figure.sign];
      return;
    case FigureKind::date:
      return refuse(row, column, {"日付です", "a date"});
    case FigureKind::boolean:
      return refuse(row, column, {"真偽値です", "true or false"});
    case FigureKind::unreadable:
      return refuse(row, column, figure.why.empty() ? Text{"数として読めません", "cannot be read as a figure"} : figure.why);
    case FigureKind::number:
      break;
  }
  if (!figure.unit.empty() && !column.unit.empty() && figure.unit != column.unit)
    return refuse(row, column,
                  say("単位が列のほかの値（{}）と違います", "its unit is not that of the column ({})", column.unit));
  const auto period = period_of(row, column);
  if (!period)
    return refuse(row, column,
                  say("時点「{}」が読めません", "its period '{}' cannot be read",
                      one_line(table_.text(row, *into_.shape.period), 40)));
  if (period->empty() && wish_.needs_period) {
    into_.wants_period = true;
  }
  const auto found = std::ranges::find(periods_, *period);
  if (found == periods_.end() && periods_.size() >= most_periods)
    return refuse(row, column, {"時点の種類が多すぎます", "there are too many different periods"});
  const auto number = static_cast<std::uint16_t>(found - periods_.begin());
  if (found == periods_.end()) periods_.push_back(*period);
  const auto item = into_.shape.item ? cell_words(table_, row, *into_.shape.item) : std::string();
  const auto at = static_cast<std::size_t>(&column - into_.shape.values.data());
  cells_[at].push_back({row, series_of(column, item), number, area, figure.value});
}

std::size_t OwnTableRun::series_of(const OwnValueColumn& column, const std::string& item) {
  std::string name = column.name;
  if (!item.empty()) {
    const auto wanted = std::ranges::count_if(into_.shape.values, [](const OwnValueColumn& c) { return c.wanted; });
    name = wanted > 1 ? item + " " + column.name : item;
  }
  // Two columns of one name, counted differently, are two indicators.
  if (const auto same = series_at_.find(name);
      same != series_at_.end() && into_.series[same->second].series.indicator.unit != column.unit && !column.unit.empty())
    name += "（" + column.unit + "）";
  const auto [found, fresh] = series_at_.try_emplace(name, into_.series.size());
  if (!fresh) {
    auto& columns = into_.series[found->second].columns;
    if (std::ranges::find(columns, column.column) == columns.end()) columns.push_back(column.column);
    return found->second;
  }
  if (into_.series.size() >= most_series)
    throw Error(Fault::input_wrong, say("{}：指標が{}を超えます。項目の列か値の列を選んでください（--value）",
                                        "{}: it would make more than {} indicators; choose columns (--value)",
                                        into_.file.string(), most_series));
  OwnSeriesRead series;
  series.series.indicator = indicator_of(column, item, name, series.kept);
  series.columns.push_back(column.column);
  into_.series.push_back(std::move(series));
  return into_.series.size() - 1;
}

store::OwnIndicator OwnTableRun::indicator_of(const OwnValueColumn& column, const std::string& item, const std::string& name,
                                              bool& kept) const {
  store::OwnIndicator indicator;
  const auto* standing = wish_.kept ? kept_.find(into_.shape.key_header, column.words, item) : nullptr;
  if (standing == nullptr || (!item.empty() && standing->name != name)) standing = kept_.named(name);
  kept = standing != nullptr;
  if (kept) indicator = *standing;
  if (!kept) {
    indicator.id = store::own_indicator_id(name);
    indicator.name = name;
    indicator.decimals = column.decimals;
  }
  if (!kept || !column.unit.empty()) indicator.unit = column.unit;
  if (column.total) indicator.total = column.total;
  const auto say_it = [](const std::string& words, std::string& into) {
    if (!words.empty()) into = words;
  };
  say_it(wish_.name_en, indicator.name_en);
  say_it(wish_.source, indicator.source);
  say_it(wish_.licence, indicator.licence);
  say_it(wish_.note, indicator.note);
  say_it(wish_.method, indicator.method);
  if (wish_.decimals) indicator.decimals = *wish_.decimals;
  if (into_.scope.kind == model::AreaKind::ward) indicator.mapping_unit = model::MappingUnit::ward;
  if (into_.scope.kind == model::AreaKind::district) indicator.mapping_unit = model::MappingUnit::district;
  return indicator;
}

KeptMapping OwnTableRun::mapping_of(const OwnValueColumn& column, const std::string& item) const {
  KeptMapping mapping;
  mapping.key = into_.shape.key_header;
  mapping.value = column.words;
  mapping.item = item;
  if (!wish_.within.empty() && into_.scope.within != model::none) mapping.within = data_.areas.code[into_.scope.within];
  mapping.kind = wish_.kind;
  mapping.choices = into_.chosen;
  return mapping;
}

/// −9999 and the like are no figures.
void OwnTableRun::blank_sentinels() {
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    auto& cells = cells_[at];
    std::vector<double> values;
    for (const auto& cell : cells) values.push_back(cell.value);
    const auto found = suspected_sentinels(values);
    if (found.empty()) continue;
    std::vector<double> marks;
    for (const auto& one : found) marks.push_back(one.value);
    into_.warnings.push_back(sentinel_warning(blank_out(values, marks), into_.shape.values[at].header));
    std::size_t i = 0;
    into_.no_data += std::erase_if(cells, [&](const Cell&) { return std::isnan(values[i++]); });
  }
}

void OwnTableRun::double_found(const Cell& first, const Cell& second) {
  const auto& column = into_.series[first.series].columns.front();
  const auto letters = store::column_letters(column);
  const auto same = [&](const OwnDoubled& one) {
    return one.area == first.area && one.period == periods_[first.period] && one.column == letters;
  };
  auto found = std::find_if(into_.doubled.rbegin(), into_.doubled.rend(), same);
  if (found == into_.doubled.rend()) {
    if (into_.doubled.size() >= most_listed) return;
    into_.doubled.push_back(
        {keys_[first.row - into_.shape.first], first.area, letters, periods_[first.period], {first.row + 1}});
    found = into_.doubled.rbegin();
  }
  if (found->rows.size() < most_rows_listed) found->rows.push_back(second.row + 1);
}

/// Figures of one area and time: two that differ are both left out.
void OwnTableRun::put_together() {
  std::unordered_map<std::uint64_t, std::pair<const Cell*, bool>> first_of;
  const auto key_of = [](const Cell& cell) {
    return (std::uint64_t{cell.series} << 44U) | (std::uint64_t{cell.period} << 28U) | cell.area.index();
  };
  std::set<std::size_t> rows;
  for (const auto& cells : cells_)
    for (const auto& cell : cells) {
      const auto [found, fresh] = first_of.try_emplace(key_of(cell), &cell, false);
      if (fresh) continue;
      auto& [first, doubled] = found->second;
      if (first->value == cell.value) {
        ++same_twice_;
        continue;
      }
      doubled = true;
      if (rows.insert(cell.row).second) ++into_.doubled_rows;
      if (rows.insert(first->row).second) ++into_.doubled_rows;
      double_found(*first, cell);
    }
  std::vector<char> with_figure(data_.areas.size(), 0);
  for (const auto& cells : cells_)
    for (const auto& cell : cells) {
      const auto& [first, doubled] = first_of.at(key_of(cell));
      if (doubled || first != &cell) continue;
      auto& series = into_.series[cell.series];
      const auto note = into_.shape.note ? cell_words(table_, cell.row, *into_.shape.note) : std::string();
      series.series.values.push_back({data_.areas.code[cell.area], periods_[cell.period], cell.value, note});
      if (std::exchange(with_figure[cell.area.index()], 1) == 0) ++into_.areas;
    }
  if (same_twice_ > 0)
    into_.warnings.push_back(say("同じ区域・同じ値の行が{}件重なっています（一つとして扱いました）",
                                 "{} figures stand twice with the same value and count once", same_twice_));
}

void OwnTableRun::finish_unmatched() {
  std::size_t looked = 0;
  for (auto& one : into_.unmatched) {
    if (!one.candidates.empty() || one.key.empty()) continue;
    if (++looked > most_alike) break;
    one.candidates = matcher_->alike(one.key);
  }
  for (const auto& choice : choices_) {
    const bool used =
        std::ranges::any_of(used_choices_, [&](const auto& each) { return area_key(each.first) == area_key(choice.name); });
    const auto same = [&](const NameChoice& one) { return area_key(one.name) == area_key(choice.name); };
    if (!used) continue;
    std::erase_if(into_.chosen, same);
    into_.chosen.push_back(choice);
  }
  if (!signs_.empty()) {
    Text list;
    for (const auto& [sign, count] : signs_)
      list = list.empty() ? say("「{}」{}件", "\"{}\" {}", sign, count)
                          : say("{}、「{}」{}件", "{}, \"{}\" {}", list, sign, count);
    into_.warnings.push_back(say("「データなし」の印：{}", "signs of no data: {}", list));
  }
}

void OwnTableRun::finish_series() {
  std::map<std::size_t, std::string> item_of;
  for (const auto& cells : cells_)
    for (const auto& cell : cells)
      if (into_.shape.item) item_of.try_emplace(cell.series, cell_words(table_, cell.row, *into_.shape.item));
  for (std::size_t i = 0; i < into_.series.size(); ++i) {
    auto& one = into_.series[i];
    std::set<std::string> periods;
    for (const auto& value : one.series.values) periods.insert(value.period);
    one.periods.assign(periods.begin(), periods.end());
    const auto column = std::ranges::find(into_.shape.values, one.columns.front(), &OwnValueColumn::column);
    auto mapping = mapping_of(*column, item_of.contains(i) ? item_of[i] : std::string());
    if (into_.shape.period && !wish_.period_column.empty()) mapping.period_column = wish_.period_column;
    one.series.indicator.mapping = to_json(mapping);
    if (one.kept) into_.kept.push_back(one.series.indicator.name);
  }
  std::erase_if(into_.series, [](const OwnSeriesRead& one) { return one.series.values.empty(); });
}

}  // namespace kuiki::intake
