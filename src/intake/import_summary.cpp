#include "intake/import_actuals.h"

namespace kuiki::intake {

Text import_summary(const ImportReport& report) {
  Text out = say("照合できた値 {}、照合できない行 {}、取込不可 {}、空欄 {}（{}、見出しは{}行目）\n",
                 "{} matched, {} unmatched, {} refused, {} empty ({}, header in row {})\n", report.matched.size(),
                 report.unmatched.size(), report.refused.size(), report.empty,
                 report.sheet.empty() ? report.encoding : report.encoding + " " + report.sheet, report.header_row);
  const auto add = [&](const Text& line) {
    out.ja += line.ja + "\n";
    out.en += line.en + "\n";
  };
  const auto list = [&](const std::vector<ImportRow>& rows, const Text& what) {
    for (const auto& row : rows) {
      if (row.reason.empty()) continue;
      std::string candidates;
      for (const auto& id : row.candidates) candidates += (candidates.empty() ? "" : ", ") + id;
      Text line =
          say("{}：{}行目 {}「{}」― {}", "{}: row {}, {} \"{}\": {}", what, row.row, row.column, row.typed, row.reason);
      if (!row.id.empty() || !row.name.empty())
        line = say("{}（{}）", "{} [{}]", line, row.name.empty() ? row.id : row.name);
      if (!candidates.empty()) line = say("{} 候補：{}", "{} candidates: {}", line, candidates);
      add(line);
    }
  };
  list(report.refused, {"取込不可", "refused"});
  list(report.unmatched, {"照合できない", "unmatched"});
  list(report.matched, {"確認", "look at"});
  for (const auto& warning : report.warnings) add(say("注意：{}", "note: {}", warning));
  return out;
}

}  // namespace kuiki::intake
