#include "intake/import_actuals.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/error.h"
#include "base/fold.h"
#include "base/name_key.h"
#include "intake/entry_rules.h"
#include "intake/import_match.h"
#include "intake/import_sheet.h"
#include "intake/import_units.h"
#include "model/area_code.h"
#include "model/fiscal.h"
#include "model/numerals.h"

namespace kuiki::intake {
namespace {

using model::Row;

/// A row below or between the indicators that sums them up.
bool is_total(const std::string& name) {
  static const std::set<std::string> words = {"合計", "小計", "総計", "計", "平均", "total", "sum", "average"};
  return words.contains(name_key(name));
}

/// On one line, for the report: a cell may be wrapped by hand, and Japanese is joined without a space.
std::string one_line(std::string text) {
  std::erase(text, '\n');
  return text;
}

class Import {
 public:
  Import(const model::Dataset& data, const model::Plan& plan, const ImportSheet& sheet, const ImportOptions& options)
      : data_(data), plan_(plan), table_(*sheet.table), columns_(sheet.columns), options_(options), match_(data, plan.id) {}

  void run(const ChosenColumns& chosen) {
    for (std::size_t r = columns_.first; r < table_.rows.size(); ++r) read_row(r, chosen);
    refuse_duplicates();
    if (lost_zeros_ > 0)
      report.warnings.push_back(say("コードの先頭の0が失われた行が{}行ありました。補って読みました。",
                                    "{} rows had lost the leading zero of a code; it was put back", lost_zeros_));
    if (totals_ > 0)
      report.warnings.push_back(say("合計・平均などの行が{}行あり、指標ではないため読み飛ばしました。",
                                    "rows of totals or means that were passed over, for they are no indicators: {}",
                                    totals_));
    if (fractions_ > 0)
      report.warnings.push_back(say(
          "0.38 のような小数が{}か所あり、38% "
          "のことか分からないため取り込みませんでした。表全体がそうであれば、割合は小数と指定して（コマンドラインでは "
          "--fractions-are-percent）読み直してください。",
          "{} cells such as 0.38 may mean 38% and were not taken; if the whole table is written so, read it again saying "
          "that fractions are percent (on the command line: --fractions-are-percent)",
          fractions_));
  }

  ImportReport report;

 private:
  [[nodiscard]] std::string cell(std::size_t row, const std::optional<std::size_t>& column) const {
    return column ? trimmed(table_.text(row, *column)) : std::string();
  }

  [[nodiscard]] std::string note_for(std::size_t row, const ImportColumn& value) const {
    std::string general;
    for (const auto& note : columns_.notes) {
      const auto words = trimmed(table_.text(row, note.column));
      if (note.period && value.period && *note.period == *value.period && !words.empty()) return words;
      if (!note.period && general.empty()) general = words;
    }
    return general.empty() ? options_.note : general;
  }

  /// The row is for another municipality: why. Lost zeros and check digits are put right.
  [[nodiscard]] std::optional<Text> wrong_area(std::size_t row, const model::Indicator& indicator) {
    const auto code = cell(row, columns_.area);
    if (code.empty()) return {};
    const auto own =
        indicator.area == model::none ? std::string() : data_.areas.code[static_cast<std::size_t>(indicator.area)];
    if (code == own || code == plan_.municipality_code) return {};
    const auto meant = model::codes_meant(fold(code));
    if (std::ranges::find(meant, plan_.municipality_code) != meant.end() || std::ranges::find(meant, own) != meant.end()) {
      ++lost_zeros_;
      return {};
    }
    return say("団体コード「{}」はこの計画の「{}」ではありません。", "the code '{}' is not that of this plan, '{}'", code,
               plan_.municipality_code);
  }

  void read_row(std::size_t r, const ChosenColumns& chosen) {
    auto id = cell(r, columns_.id), name = cell(r, columns_.name);
    const auto part = cell(r, columns_.part);
    bool any = false;
    for (const auto& [column, period] : chosen) any = any || !trimmed(table_.text(r, column.column)).empty();
    if (id.empty() && name.empty()) {
      // Cells merged over the rows of 小 and 中.
      if (part.empty() || !any) {
        if (any)
          put(r, chosen.front().first, id, name, report.unmatched).reason = {"指標IDも指標名もありません。",
                                                                             "it names no indicator"};
        return;
      }
      id = last_id_;
      name = last_name_;
    }
    // A header that is printed again on each page.
    if ((columns_.id && id == cell(columns_.header, columns_.id)) ||
        (columns_.name && name == cell(columns_.header, columns_.name)))
      return;
    last_id_ = id;
    last_name_ = name;

    auto found = match_.find(id, name);
    if (!found.indicator) {
      if (!any) return;  // a heading between the rows
      if (is_total(name.empty() ? id : name)) {
        ++totals_;
        return;
      }
      for (const auto& [column, period] : chosen) {
        if (trimmed(table_.text(r, column.column)).empty()) continue;
        auto& row = put(r, column, id, name, found.contradicts ? report.refused : report.unmatched);
        row.reason = found.why;
        row.candidates = found.candidates;
        break;
      }
      return;
    }
    const auto& indicator = data_.indicators[static_cast<std::size_t>(*found.indicator)];
    if (!any) {
      ++report.empty;
      return;
    }
    const auto wrong = wrong_area(r, indicator);
    for (const auto& [column, period] : chosen) {
      const auto typed = trimmed(table_.text(r, column.column));
      if (typed.empty()) continue;
      ImportRow row = start(r, column, id, name);
      row.indicator = indicator.id;
      row.part = part;
      if (wrong) {
        row.reason = *wrong;
        report.refused.push_back(std::move(row));
      } else
        read_value(std::move(row), *found.indicator, found.how, found.unit, r, column, period);
    }
  }

  void read_value(ImportRow row, Row indicator, const Text& how, const std::string& unit_of_name, std::size_t r,
                  const ImportColumn& column, const model::Period& period) {
    const auto refuse = [&](const Text& why) {
      row.reason = why;
      report.refused.push_back(row);
    };
    const auto parts = parts_to_enter(data_, indicator);
    const bool split = !parts.front().empty();
    if (!split) row.part.clear();  // the column says something else, such as a 区分 of indicators
    if (split && !row.part.empty() && std::ranges::find(parts, row.part) == parts.end()) {
      std::string list;
      for (const auto& each : parts) list += (list.empty() ? "" : "・") + each;
      return refuse(say("部分「{}」はこの指標にありません（{}）。", "the indicator has no part '{}' ({})", row.part, list));
    }
    auto stated = cell(r, columns_.unit);
    if (stated.empty()) stated = column.unit.empty() ? unit_of_name : column.unit;
    const auto given = with_unit(row.typed, stated, data_.indicators[static_cast<std::size_t>(indicator)].unit);
    if (given.refused) return refuse(*given.refused);

    auto checked =
        check_cell(data_, indicator, row.part, period, given.typed, note_for(r, column), options_.fractions_are_percent);
    row.period = model::to_string(entry_period(data_, indicator, period));
    if (checked.entry.refused) {
      if (checked.entry.instead) ++fractions_;
      return refuse(*checked.entry.refused);
    }
    if (checked.values.empty()) {  // － 未計測
      ++report.empty;
      return;
    }
    row.reason = how;
    const auto also = [&](const Text& words) {
      row.reason = row.reason.empty() ? words : say("{} {}", "{} {}", row.reason, words);
    };
    if (checked.entry.doubt) also(*checked.entry.doubt);
    const auto beside = beside_print(data_, indicator, checked.values);
    if (!beside.words.empty()) also(beside.words);
    if (!beside.same) row.values = std::move(checked.values);
    report.matched.push_back(std::move(row));
  }

  [[nodiscard]] ImportRow start(std::size_t r, const ImportColumn& column, const std::string& id,
                                const std::string& name) const {
    ImportRow row;
    row.row = r + 1;
    row.column = store::column_letters(column.column) + " " + column.header;
    row.id = id;
    row.name = one_line(name);
    row.typed = one_line(trimmed(table_.text(r, column.column)));
    return row;
  }
  ImportRow& put(std::size_t r, const ImportColumn& column, const std::string& id, const std::string& name,
                 std::vector<ImportRow>& to) {
    to.push_back(start(r, column, id, name));
    return to.back();
  }

  /// Two rows for one figure: which is right is not ours to say. Rows that the document repeats may say the same twice.
  void refuse_duplicates() {
    using Key = std::tuple<std::string, std::string, std::string>;
    std::map<Key, std::vector<std::size_t>> rows_of;
    for (std::size_t m = 0; m < report.matched.size(); ++m) {
      const auto& row = report.matched[m];
      if (row.values.empty()) rows_of[{row.indicator, row.period, row.part}].push_back(m);
      for (const auto& value : row.values) {
        auto& list = rows_of[{value.indicator, value.period, value.part}];
        if (list.empty() || list.back() != m) list.push_back(m);
      }
    }
    std::vector<std::string> twice(report.matched.size());
    for (const auto& [key, rows] : rows_of) {
      if (rows.size() < 2) continue;
      const auto value_in = [&](std::size_t m) {
        for (const auto& v : report.matched[m].values)
          if (v.indicator == std::get<0>(key) && v.period == std::get<1>(key) && v.part == std::get<2>(key)) return v;
        return store::EnteredValue{};
      };
      const auto first = value_in(rows.front());
      bool same = true, one_row = false;
      for (std::size_t a = 0; a < rows.size(); ++a) {
        const auto other = value_in(rows[a]);
        same = same && other.qualifier == first.qualifier &&
               (other.value == first.value || (std::isnan(other.value) && other.printed == first.printed));
        for (std::size_t b = 0; b < a; ++b)
          one_row = one_row || report.matched[rows[a]].indicator == report.matched[rows[b]].indicator;
      }
      if (same && !one_row) continue;
      std::string numbers;
      for (const auto m : rows) numbers += (numbers.empty() ? "" : ", ") + std::to_string(report.matched[m].row);
      for (const auto m : rows) twice[m] = numbers;
    }
    std::vector<ImportRow> kept;
    for (std::size_t m = 0; m < twice.size(); ++m) {
      if (twice[m].empty()) {
        kept.push_back(std::move(report.matched[m]));
        continue;
      }
      auto& row = report.matched[m];
      row.values.clear();
      row.reason = say("同じ指標・年度の値が{}行目にあります。どれが正しいか分からないため、どれも取り込みません。",
                       "rows {} give the same figure; which is right cannot be told, so none is taken", twice[m]);
      report.refused.push_back(std::move(row));
    }
    report.matched = std::move(kept);
    std::ranges::stable_sort(report.refused, {}, &ImportRow::row);
  }

  const model::Dataset& data_;
  const model::Plan& plan_;
  const store::Table& table_;
  const ImportColumns& columns_;
  const ImportOptions& options_;
  const IndicatorMatch match_;
  std::string last_id_, last_name_;
  int lost_zeros_ = 0, fractions_ = 0, totals_ = 0;
};

const model::Plan& require_plan(const model::Dataset& data, const std::string& id) {
  const auto plan = std::ranges::find(data.plans, id, &model::Plan::id);
  if (plan != data.plans.end()) return *plan;
  std::string known;
  for (const auto& each : data.plans) known += (known.empty() ? "" : ", ") + each.id;
  throw Error(Fault::input_wrong, known.empty() ? say("計画「{}」はありません。このデータベースに計画は入っていません。",
                                                      "there is no plan '{}'; this database holds no plans", id)
                                                : say("計画「{}」はありません。あるのは {} です。",
                                                      "there is no plan '{}'; there are: {}", id, known));
}

}  // namespace

ImportReport import_actuals(const std::filesystem::path& database, const model::Dataset& data,
                            const std::filesystem::path& file, const std::string& plan,
                            const std::optional<model::Period>& year, const ImportOptions& options) {
  const auto& of = require_plan(data, plan);
  const auto read = store::read_table_file(file);
  const auto sheet = find_sheet(read, file, options.sheet);
  const auto chosen = chosen_columns(sheet.columns, year, file);
  Import import(data, of, sheet, options);
  import.run(chosen);
  auto report = std::move(import.report);
  if (!sheet.others.empty())
    report.warnings.push_back(
        say("シート「{}」だけを読みました。ほかに読めるシート：{}。シートを指定すれば読めます（--sheet）。",
            "only the sheet '{}' was read; others could be: {}. Name the one to read (--sheet)", sheet.table->sheet,
            sheet.others));
  report.sheet = sheet.table->sheet;
  report.encoding = read.encoding;
  report.header_row = sheet.columns.header + 1;
  if (options.dry_run) return report;
  std::vector<store::EnteredValue> values;
  for (const auto& row : report.matched) {
    for (const auto& value : row.values) {
      // A repeated row of the document gives the same figure once more, perhaps with other notes: the first stands.
      const bool there = std::ranges::any_of(values, [&](const store::EnteredValue& v) {
        return v.indicator == value.indicator && v.period == value.period && v.part == value.part;
      });
      if (!there) values.push_back(value);
    }
  }
  report.saved = store::save_entered(database, values, options.date.empty() ? store::today() : options.date);
  return report;
}

}  // namespace kuiki::intake
