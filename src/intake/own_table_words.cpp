#include <algorithm>

#include "base/printable.h"
#include "base/strings.h"
#include "intake/own_table.h"
#include "model/fiscal.h"
#include "store/table_file.h"

namespace kuiki::intake {
namespace {

constexpr std::size_t most_lines = 200;

/// 「3、4、5行目 ほか12行」
Text rows_words(const std::vector<std::size_t>& rows, std::size_t count) {
  constexpr std::size_t named = 5;
  std::string list;
  for (std::size_t i = 0; i < std::min(named, rows.size()); ++i) add_part(list, ", ", std::to_string(rows[i]));
  if (count > named) return say("{}行目ほか計{}行", "rows {} …, {} rows in all", list, count);
  return say("{}行目", "row {}", list);
}

Text period_text(const std::string& word) {
  const auto period = model::parse_period(word);
  return period ? model::period_label(*period) : plain(word);
}

class Report {
 public:
  Report(const OwnTableReading& reading, const model::Dataset& data) : reading_(reading), data_(data) {}

  Text write() {
    head();
    for (const auto& series : reading_.series) series_line(series);
    for (const auto& left : left_lines()) add(say("取り込まない列：{}", "column not read: {}", left));
    for (const auto& one : reading_.unmatched) unmatched_line(one);
    more(reading_.unmatched.size());
    for (const auto& one : reading_.doubled) doubled_line(one);
    more(reading_.doubled.size());
    for (const auto& one : reading_.refused)
      limited(
          say("取込不可：{}行目 {}「{}」― {}", "refused: row {}, {} \"{}\": {}", one.row, one.column, one.typed, one.why));
    more(reading_.refused_cells);
    for (const auto& warning : reading_.warnings) add(say("注意：{}", "note: {}", warning));
    if (!reading_.other_sheets.empty())
      add(say("読まなかったシート：{}（--sheet で選べます）", "sheets not read: {} (choose with --sheet)",
              join(reading_.other_sheets, ", ")));
    return std::move(out_);
  }

 private:
  void add(const Text& line) {
    out_.ja += line.ja + "\n";
    out_.en += line.en + "\n";
  }
  void limited(const Text& line) {
    if (lines_++ < most_lines) add(line);
  }
  void more(std::size_t count) {
    if (count > most_lines) add(say("…ほか{}件", "… and {} more", count - most_lines));
    lines_ = 0;
  }

  void head() {
    const auto& shape = reading_.shape;
    add(say("照合した行 {}（{}区域）、照合できない行 {}、重複 {}行、取込不可の値 {}、データなし {}、空欄 {}（{}、区域は{}）",
            "{} rows matched ({} areas), {} unmatched, {} doubled, {} figures refused, {} without data, {} empty ({}, areas "
            "by {})",
            reading_.matched.size(), reading_.areas, reading_.unmatched_rows, reading_.doubled_rows, reading_.refused_cells,
            reading_.no_data, reading_.empty,
            reading_.sheet.empty() ? reading_.encoding : reading_.encoding + " " + reading_.sheet,
            say("{}「{}」", "{} \"{}\"", store::column_letters(shape.key), one_line(shape.key_header, 60))));
    if (reading_.totals > 0)
      add(say("合計などの行 {} は区域ではないので読みません", "{} rows of sums are no areas and were passed over",
              reading_.totals));
    const auto& scope = reading_.scope;
    const bool is_itself = scope.within != model::none && scope.kind == data_.areas.kind[scope.within];
    if (scope.within != model::none || scope.kind)
      add(say("区域：{}{}", "areas: {}{}",
              scope.within == model::none ? Text{"全国", "all Japan"} : plain(area_words(data_, scope.within)),
              scope.kind && !is_itself ? say("の{}", ", {}", model::area_kind_name(*scope.kind)) : Text{}));
  }

  void series_line(const OwnSeriesRead& one) {
    const auto& indicator = one.series.indicator;
    Text when;
    if (!one.periods.empty()) when = period_text(one.periods.front());
    if (one.periods.size() > 1) when = say("{}〜{}", "{} to {}", when, period_text(one.periods.back()));
    std::string from;
    for (const auto column : one.columns) add_part(from, "、", store::column_letters(column));
    add(say("{}：{}{}　{}　値 {}（{}列）", "{}: {}{}, {}, {} figures (column {})",
            one.kept ? Text{"続き", "goes on"} : Text{"新しい指標", "new indicator"}, indicator.name,
            indicator.unit.empty() ? Text{} : say("（{}）", " ({})", indicator.unit),
            when.empty() ? Text{"時点なし", "no period"} : when, one.series.values.size(), from));
    if (reading_.shape.titled && one.periods.size() == 1 &&
        one.periods.front() == model::to_string(*reading_.shape.titled) && reading_.shape.values.front().period.empty())
      add(say("　時点は{}から", "  its period is that of {}", reading_.shape.titled_by));
  }

  [[nodiscard]] std::vector<Text> left_lines() const {
    std::vector<std::pair<Text, std::string>> by_reason;
    for (const auto& column : reading_.shape.left) {
      auto found = std::ranges::find(by_reason, column.why, &std::pair<Text, std::string>::first);
      if (found == by_reason.end()) found = by_reason.insert(by_reason.end(), {column.why, {}});
      if (found->second.size() < 300)
        add_part(
            found->second, "、",
            store::column_letters(column.column) + (column.header.empty() ? "" : "「" + one_line(column.header, 40) + "」"));
    }
    std::vector<Text> lines;
    for (const auto& [why, names] : by_reason) lines.push_back(say("{}：{}", "{}: {}", names, why));
    return lines;
  }

  void unmatched_line(const OwnUnmatched& one) {
    Text line = say("照合できない：{}「{}」― {}", "unmatched: {} \"{}\": {}", rows_words(one.rows, one.count),
                    one_line(one.key, 60), one.why);
    if (!one.candidates.empty())
      line = say("{} 候補：{}", "{} candidates: {}", line,
                 join(one.candidates, "、", [&](model::AreaRow row) { return area_words(data_, row); }));
    limited(line);
  }

  void doubled_line(const OwnDoubled& one) {
    limited(say("重複：{}「{}」 {} {}― 値が異なるため、どれも取り込みません",
                "doubled: {} \"{}\" {} {}: the figures differ, none is taken", rows_words(one.rows, one.rows.size()),
                one_line(one.key, 60), one.column, period_text(one.period)));
  }

  const OwnTableReading& reading_;
  const model::Dataset& data_;
  Text out_;
  std::size_t lines_ = 0;
};

}  // namespace

std::string area_words(const model::Dataset& data, model::AreaRow area) {
  const auto& areas = data.areas;
  std::string name = areas.name[area];
  const auto kind = areas.kind[area];
  for (auto above = areas.parent[area]; above != model::none && areas.kind[above] != model::AreaKind::prefecture;
       above = areas.parent[above])
    name = areas.name[above] + name;
  const auto prefecture = areas.prefecture[area];
  if (kind == model::AreaKind::municipality && prefecture != model::none) name = areas.name[prefecture] + name;
  return name + "（" + areas.code[area] + "）";
}

Text own_table_summary(const OwnTableReading& reading, const model::Dataset& data) { return Report(reading, data).write(); }

}  // namespace kuiki::intake
