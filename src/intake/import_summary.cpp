#include <algorithm>

#include "base/strings.h"
#include "intake/import_actuals.h"
#include "store/table_file.h"

namespace kuiki::intake {

std::vector<Text> left_columns(const ImportReport& report) {
  std::vector<std::pair<Text, std::vector<const LeftColumn*>>> by_reason;
  for (const auto& column : report.left) {
    auto found = std::ranges::find(by_reason, column.why, &std::pair<Text, std::vector<const LeftColumn*>>::first);
    if (found == by_reason.end()) found = by_reason.insert(by_reason.end(), {column.why, {}});
    found->second.push_back(&column);
  }
  std::vector<Text> lines;
  for (const auto& [why, columns] : by_reason) {
    std::string names;
    constexpr std::size_t named = 8;
    for (std::size_t i = 0; i < std::min(named, columns.size()); ++i) {
      const auto letters = store::column_letters(columns[i]->column);
      const auto& header = columns[i]->header;
      names += (i > 0 ? "、" : "") + letters + (header.empty() ? "" : "「" + header + "」");
    }
    Text line = columns.size() > named ? say("{} ほか{}列", "{} and {} more", names, columns.size() - named) : plain(names);
    lines.push_back(why.empty() ? line : say("{}：{}", "{}: {}", line, why));
  }
  return lines;
}

namespace {

/// A value as its author gave it, with his note where he has one.
std::string given(const store::EnteredValue& value) {
  return value.note.empty() ? value.printed : value.printed + "（" + value.note + "）";
}

Text others_line(const store::EnteredConflict& one, Others others) {
  const auto& theirs = one.theirs;
  const auto who = theirs.entered_by.empty() ? Text{"不明な人", "an unknown person"} : plain(theirs.entered_by);
  const Text what = others == Others::replace ? Text{"上書き", "replaced"} : Text{"残す", "kept"};
  return say("ほかの人の値（{}）：{} {}{}{} 表の値「{}」、{}（{}）の値「{}」",
             "value of somebody else ({}): {} {}{}{}: the table has \"{}\", {} ({}) \"{}\"", what, one.mine.indicator,
             one.mine.period, one.mine.part.empty() ? "" : " ", one.mine.part, given(one.mine), who, theirs.entered_at,
             given(theirs.value));
}

}  // namespace

Text import_summary(const ImportReport& report, Others others) {
  Text out = say("照合できた値 {}（{}行）、照合できない行 {}、取込不可の値 {}、空欄 {}（{}、見出しは{}行目）\n",
                 "{} matched (in {} rows), {} unmatched, {} refused, {} empty ({}, header in row {})\n",
                 report.matched.size(), report.rows, report.unmatched.size(), report.refused.size(), report.empty,
                 report.sheet.empty() ? report.encoding : report.encoding + " " + report.sheet, report.header_row);
  const auto add = [&](const Text& line) {
    out.ja += line.ja + "\n";
    out.en += line.en + "\n";
  };
  for (const auto& line : left_columns(report)) add(say("取り込まない列：{}", "column not read: {}", line));
  const auto list = [&](const std::vector<ImportRow>& rows, const Text& what) {
    for (const auto& row : rows) {
      if (row.reason.empty()) continue;
      std::string candidates;
      for (const auto& id : row.candidates) add_part(candidates, ", ", id);
      const Text sheet = row.sheet.empty() ? Text{} : say("シート「{}」の", "sheet '{}', ", row.sheet);
      Text line = say("{}：{}{}行目 {}「{}」― {}", "{}: {}row {}, {} \"{}\": {}", what, sheet, row.row, row.column,
                      row.typed, row.reason);
      if (!row.id.empty() || !row.name.empty())
        line = say("{}（{}）", "{} [{}]", line, row.name.empty() ? row.id : row.name);
      if (!candidates.empty()) line = say("{} 候補：{}", "{} candidates: {}", line, candidates);
      add(line);
    }
  };
  list(report.refused, {"取込不可", "refused"});
  list(report.unmatched, {"照合できない", "unmatched"});
  list(report.matched, {"確認", "look at"});
  for (const auto& one : report.others) add(others_line(one, others));
  for (const auto& warning : report.warnings) add(say("注意：{}", "note: {}", warning));
  return out;
}

}  // namespace kuiki::intake
