#include "intake/import_sheet.h"

#include <algorithm>

#include "base/error.h"
#include "model/fiscal.h"

namespace kuiki::intake {
namespace {

std::string sheet_names(const store::TableFile& file) {
  std::string names;
  for (const auto& sheet : file.sheets) names += (names.empty() ? "" : ", ") + sheet.sheet;
  return names;
}

int number_of_year(const model::Period& period) { return model::fiscal_year_of(period); }

/// Does a column's period stand for the year asked for? A calendar year does for the fiscal year of its number.
bool is_year(const model::Period& period, const model::Period& year) {
  using Kind = model::Period::Kind;
  const auto single = [](const model::Period& p) { return p.kind == Kind::fiscal_year || p.kind == Kind::calendar_year; };
  return period == year || (single(period) && single(year) && number_of_year(period) == number_of_year(year));
}

}  // namespace

ImportSheet find_sheet(const store::TableFile& file, const std::filesystem::path& path, const std::string& wanted) {
  bool there = false;
  ImportSheet found;
  for (const auto& table : file.sheets) {
    if (!wanted.empty() && table.sheet != wanted) continue;
    there = true;
    auto columns = recognise_columns(table);
    if (!columns) continue;
    if (found.table)
      found.others += (found.others.empty() ? "" : ", ") + table.sheet;
    else {
      found.table = &table;
      found.columns = std::move(*columns);
    }
  }
  if (found.table) return found;
  if (!there && !wanted.empty()) {
    throw Error(Fault::input_wrong, say("{} にシート「{}」はありません。あるのは {} です。",
                                        "{} has no sheet '{}'; it has {}", path.string(), wanted, sheet_names(file)));
  }
  throw Error(Fault::input_wrong, say("{} "
                                      "の見出しが分かりません。「指標ID」または「指標名」の列と、「実績値」または年度（令和2"
                                      "年度、R2、2020）の列が必要です。",
                                      "{}: no header was recognised; the table needs a column 指標ID (indicator ID) or "
                                      "指標名 (name) and one of actuals (実績値, actual, or a year)",
                                      path.string()));
}

ChosenColumns chosen_columns(const ImportColumns& columns, const std::optional<model::Period>& year,
                             const std::filesystem::path& file) {
  ChosenColumns chosen;
  std::string years;
  for (const bool printed : {false, true}) {  // printed words only where there are no plain numbers
    std::optional<ImportColumn> without;
    for (const auto& column : columns.values) {
      if (column.printed != printed) continue;
      if (!column.period) {
        if (!without) without = column;
        continue;
      }
      const auto words = model::to_string(*column.period);
      if (years.find(words) == std::string::npos) years += (years.empty() ? "" : ", ") + words;
      if (year && !is_year(*column.period, *year)) continue;
      // The numbers of that period were taken already.
      if (std::ranges::any_of(chosen, [&](const auto& each) { return each.second == *column.period; })) continue;
      chosen.emplace_back(column, *column.period);
    }
    if (year && without && chosen.empty()) chosen.emplace_back(*without, *year);
    if (year && !chosen.empty()) break;
  }
  if (!chosen.empty()) return chosen;
  if (!year)
    throw Error(Fault::input_wrong,
                say("{} の表からは何年度の実績か分かりません。年度を指定してください（--year FY2020）。",
                    "{}: the table does not say of which year the figures are; name it (--year FY2020)", file.string()));
  throw Error(Fault::input_wrong, say("{} に {} の列はありません。あるのは {} です。", "{} has no column for {}; it has {}",
                                      file.string(), model::to_string(*year), years));
}

}  // namespace kuiki::intake
