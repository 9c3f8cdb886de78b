#include "intake/import_run.h"

#include <algorithm>
#include <cmath>

#include "base/fold.h"
#include "base/name_key.h"
#include "base/strings.h"
#include "intake/figure_column.h"
#include "intake/import_units.h"
#include "model/area_code.h"
#include "model/fiscal.h"
#include "model/numerals.h"

namespace kuiki::intake {
namespace {

using model::IndicatorRow;

/// On one line, for the report: a cell may be wrapped by hand, and Japanese is joined without a space.
std::string one_line(std::string text) {
  std::erase(text, '\n');
  return text;
}

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) add_part(list, "・", word);
  return list;
}

/// Looking for similar names takes time that grows with the plan; a table of another plan altogether needs no candidates.
constexpr std::size_t most_guesses = 200;

}  // namespace

ImportRun::ImportRun(const model::Dataset& data, const model::Plan& plan, const ImportOptions& options,
                     const std::optional<model::Period>& year)
    : data_(data), plan_(plan), options_(options), year_(year), match_(data, plan.id), linked_(data) {}

void ImportRun::read(const ImportSheet& sheet, const ColumnChoice& choice, bool named) {
  table_ = sheet.table;
  columns_ = &sheet.columns;
  sheet_ = named ? sheet.table->sheet : std::string();
  last_id_.clear();
  last_name_.clear();
  last_year_.clear();
  for (std::size_t r = columns_->first; r < table_->rows.size(); ++r) read_row(r, choice);
}

ImportReport ImportRun::finish() {
  refuse_duplicates();
  for (const auto& row : report_.matched) rows_matched_.insert({row.sheet, row.row});
  report_.rows = rows_matched_.size();
  add_warnings();
  return std::move(report_);
}

std::string ImportRun::cell(std::size_t row, const std::optional<std::size_t>& column) const {
  return column ? trimmed(table_->text(row, *column)) : std::string();
}

std::string ImportRun::note_for(std::size_t row, const Place& place) const {
  std::string general;
  for (const auto& note : columns_->notes) {
    const auto words = trimmed(table_->text(row, note.column));
    if (note.period && *note.period == place.period && !words.empty()) return words;
    if (!note.period && general.empty()) general = words;
  }
  return general.empty() ? options_.note : general;
}

/// The row is for another municipality: why. Lost zeros and check digits are put right.
std::optional<Text> ImportRun::wrong_area(std::size_t row, const model::Indicator& indicator) {
  const auto code = cell(row, columns_->area);
  if (code.empty()) return {};
  const auto own = indicator.area == model::none ? std::string() : data_.areas.code[indicator.area];
  if (code == own || code == plan_.municipality_code) return {};
  const auto meant = model::codes_meant(fold(code));
  if (std::ranges::find(meant, plan_.municipality_code) != meant.end() || std::ranges::find(meant, own) != meant.end()) {
    ++lost_zeros_;
    return {};
  }
  return say("団体コード「{}」はこの計画の「{}」ではありません。", "the code '{}' is not that of this plan, '{}'", code,
             plan_.municipality_code);
}

/// A row below or between the indicators that sums them up.
bool ImportRun::is_total(const std::string& name) const {
  static const std::set<std::string> words = {"合計", "小計", "総計", "計", "平均", "total", "sum", "average"};
  return words.contains(name_key(name));
}

bool ImportRun::is_of_targets(std::size_t row) {
  // 目標 and 実績 below each other, told by a column of their own or by that of parts.
  const auto role = is_actual_role(cell(row, columns_->role ? columns_->role : columns_->part));
  const bool targets = columns_->role ? !role.value_or(false) : !role.value_or(true);
  if (targets) ++targets_;
  return targets;
}

/// Of a long table: the row's period, where it is one to be read.
std::optional<model::Period> ImportRun::period_of_row(std::size_t row, bool any) {
  auto text = cell(row, columns_->year);
  if (text.empty()) text = last_year_;
  last_year_ = text;
  const auto period = period_in_header(text);
  if (period && (!year_ || is_of_year(*period, *year_))) return period;
  if (any) ++other_years_[text];
  return {};
}

bool ImportRun::is_filled(std::size_t row, const ImportColumn& column) const {
  const auto* there = table_->cell(row, column.column);
  return there && (there->uncalculated || !trimmed(there->text).empty());
}

/// What a row without id and name is about: the one above, where cells are merged over the rows of 小 and 中, of 目標 and 実績,
/// of years. False where it is about nothing.
bool ImportRun::take_from_above(Place& place, bool any) {
  const bool long_table = columns_->year && !cell(place.row, columns_->year).empty();
  const bool below = !place.part.empty() || long_table || (columns_->role && !cell(place.row, columns_->role).empty());
  if (!any) return false;
  if (!below) {
    ImportRow row = start(place);
    row.reason = {"指標IDも指標名もありません。", "it names no indicator"};
    report_.unmatched.push_back(std::move(row));
    return false;
  }
  place.id = last_id_;
  place.name = last_name_;
  return true;
}

/// A row with figures whose indicator was not found.
void ImportRun::leave_out(Place place, const IndicatorMatch::Found& found, const ColumnChoice& choice) {
  if (is_total(place.name.empty() ? place.id : place.name)) {
    ++totals_;
    return;
  }
  for (const auto& period : choice.chosen)
    for (const auto& column : period.columns)
      if (is_filled(place.row, column)) place.column = &column;
  ImportRow row = start(place);
  row.reason = found.why;
  row.candidates = found.candidates;
  (found.contradicts ? report_.refused : report_.unmatched).push_back(std::move(row));
}

void ImportRun::read_row(std::size_t r, const ColumnChoice& choice) {
  Place place;
  place.row = r;
  place.id = cell(r, columns_->id);
  place.name = cell(r, columns_->name);
  place.part = cell(r, columns_->part);
  place.column = &choice.chosen.front().columns.front();
  const bool any = std::ranges::any_of(choice.chosen, [&](const ChosenPeriod& period) {
    return std::ranges::any_of(period.columns, [&](const ImportColumn& column) { return is_filled(r, column); });
  });
  if (place.id.empty() && place.name.empty() && !take_from_above(place, any)) return;
  // A header that is printed again on each page.
  if ((columns_->id && place.id == cell(columns_->header, columns_->id)) ||
      (columns_->name && place.name == cell(columns_->header, columns_->name)))
    return;
  last_id_ = place.id;
  last_name_ = place.name;
  if (any && is_of_targets(r)) return;
  if (is_actual_role(place.part)) place.part.clear();
  const bool long_table = columns_->year && !choice.chosen.front().of_header && choice.years.empty();
  const auto row_period = long_table ? period_of_row(r, any) : std::nullopt;
  if (long_table && !row_period) return;

  const auto found = match_.find(place.id, place.name, report_.unmatched.size() < most_guesses);
  if (!found.indicator) {
    if (any) leave_out(place, found, choice);  // else a heading between the rows
    return;
  }
  if (!any) {
    ++report_.empty;
    return;
  }
  const auto wrong = wrong_area(r, data_.indicators[*found.indicator]);
  for (const auto& period : choice.chosen) {
    place.period = row_period.value_or(period.period);
    read_period(r, period, place, found, wrong);
  }
}

void ImportRun::read_period(std::size_t r, const ChosenPeriod& chosen, Place place, const IndicatorMatch::Found& found,
                            const std::optional<Text>& wrong) {
  std::vector<const ImportColumn*> filled;
  bool same = true;
  for (const auto& column : chosen.columns) {
    if (!is_filled(r, column)) continue;
    filled.push_back(&column);
    same = same && trimmed(table_->text(r, column.column)) == trimmed(table_->text(r, filled.front()->column));
  }
  if (filled.empty()) return;
  place.column = filled.front();
  if (!same) {
    std::vector<std::string> names;
    names.reserve(filled.size());
    for (const auto* column : filled) names.push_back(store::column_letters(column->column) + "「" + column->header + "」");
    return refuse(place, say("列 {} はどれも{}で、値が異なります。どれが正しいか分からないため、取り込みません。",
                             "the columns {} are all of {} and differ; which is right cannot be told", listed(names),
                             model::period_label(place.period)));
  }
  if (table_->cell(r, place.column->column)->uncalculated) {
    uncalculated_.push_back(store::column_letters(place.column->column) + std::to_string(r + 1));
    return refuse(place, {"式が計算されていません。表計算ソフトで開いて保存し直してください。",
                          "its formula has not been calculated; open the file in a spreadsheet program and save it again"});
  }
  if (wrong) return refuse(place, *wrong);
  const auto& cell = *table_->cell(r, place.column->column);
  if (cell.formula && cell.text == "0")
    zeros_.push_back(store::column_letters(place.column->column) + std::to_string(r + 1));
  read_value(std::move(place), found);
}

void ImportRun::read_value(Place place, const IndicatorMatch::Found& found) {
  if (!found.indicator) return;  // told already
  const IndicatorRow indicator = *found.indicator;
  const auto parts = parts_to_enter(data_, indicator);
  const bool split = !parts.front().empty();
  if (!split) place.part.clear();  // the column says something else, such as a 区分 of indicators
  if (split && !place.part.empty() && std::ranges::find(parts, place.part) == parts.end())
    return refuse(place, say("部分「{}」はこの指標にありません（{}）。", "the indicator has no part '{}' ({})", place.part,
                             listed(parts)));
  auto stated = cell(place.row, columns_->unit);
  if (stated.empty()) stated = place.column->unit.empty() ? found.unit : place.column->unit;
  ImportRow row = start(place);
  row.indicator = data_.indicators[indicator].id;
  row.part = place.part;
  const auto given = with_unit(row.typed, stated, data_.indicators[indicator].unit);
  if (given.refused) return refuse(place, *given.refused);
  if (place.period.kind == model::Period::Kind::calendar_year && !counts_by_calendar_years(data_, indicator))
    return refuse(place, say("{}の値ですが、この指標は年度で数えます。",
                             "the figure is of the calendar year {}, but the indicator counts by fiscal years",
                             model::period_label(place.period)));
  auto checked = check_cell(data_, indicator,
                            {.part = place.part,
                             .year = place.period,
                             .words = given.typed,
                             .note = note_for(place.row, place),
                             .fractions_are_percent = options_.fractions_are_percent,
                             .linked = &linked_});
  row.period = model::to_string(entry_period(data_, indicator, place.period));
  if (checked.entry.refused) {
    if (checked.entry.instead) ++fractions_;
    row.reason = *checked.entry.refused;
    report_.refused.push_back(std::move(row));
    return;
  }
  if (checked.values.empty()) {  // － 未計測
    ++report_.empty;
    ++signs_[read_figure(row.typed).sign];
    return;
  }
  take(std::move(row), indicator, std::move(checked), found.how);
}

void ImportRun::take(ImportRow row, model::IndicatorRow indicator, CheckedCell checked, const Text& how) {
  row.reason = how;
  const auto also = [&](const Text& words) {
    row.reason = row.reason.empty() ? words : say("{} {}", "{} {}", row.reason, words);
  };
  if (checked.entry.doubt) also(*checked.entry.doubt);
  const auto beside = beside_print(data_, indicator, checked.values);
  if (!beside.words.empty()) also(beside.words);
  if (!beside.same) row.values = std::move(checked.values);
  report_.matched.push_back(std::move(row));
}

ImportRow ImportRun::start(const Place& place) const {
  ImportRow row;
  row.row = place.row + 1;
  row.sheet = sheet_;
  row.column = store::column_letters(place.column->column) + " " + place.column->header;
  row.id = place.id;
  row.name = one_line(place.name);
  row.part = place.part;
  row.typed = one_line(trimmed(table_->text(place.row, place.column->column)));
  return row;
}

void ImportRun::refuse(const Place& place, Text why) {
  ImportRow row = start(place);
  if (const auto found = match_.find(place.id, place.name, false); found.indicator)
    row.indicator = data_.indicators[*found.indicator].id;
  row.reason = std::move(why);
  report_.refused.push_back(std::move(row));
}

}  // namespace kuiki::intake
