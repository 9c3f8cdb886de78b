#include "intake/import_sheet.h"

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"
#include "model/fiscal.h"

namespace kuiki::intake {
namespace {

std::string sheet_names(const store::TableFile& file) {
  std::string names;
  for (const auto& sheet : file.sheets) add_part(names, ", ", sheet.sheet);
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) add_part(all, ", ", word);
  return all;
}

[[noreturn]] void not_recognised(const store::TableFile& file, const std::filesystem::path& path) {
  if (std::ranges::all_of(file.sheets, [](const store::Table& table) { return table.columns() == 0; }))
    throw Error(Fault::input_wrong,
                say("{} は空です。値のある表を指定してください。", "{} is empty; name a table with figures", path.string()));
  if (std::ranges::any_of(file.sheets, is_grid_paper))
    throw Error(Fault::input_wrong,
                say("{} "
                    "は1文字ずつのセル（方眼紙）で作られているため、列が分かりません。見出しと値をそれぞれ1つのセルにまとめ"
                    "てください。",
                    "{} has a character in each cell (squared paper), so its columns cannot be told; put each header and "
                    "figure into one cell",
                    path.string()));
  throw Error(Fault::input_wrong, say("{} "
                                      "の見出しが分かりません。「指標ID」または「指標名」の列と、「実績値」または年度（令和2"
                                      "年度、R2、2020）の列が必要です。",
                                      "{}: no header was recognised; the table needs a column 指標ID (indicator ID) or "
                                      "指標名 (name) and one of actuals (実績値, actual, or a year)",
                                      path.string()));
}

bool says_no_year(const ImportColumns& columns) {
  return !columns.year && std::ranges::none_of(columns.values, [](const ImportColumn& c) { return c.period.has_value(); });
}

LeftColumn left_of(const ImportColumn& column, Text why) { return {column.column, column.header, std::move(why)}; }

void add_to(ColumnChoice& choice, const model::Period& period, const ImportColumn& column, bool of_header) {
  const auto there = std::ranges::find(choice.chosen, period, &ChosenPeriod::period);
  if (there == choice.chosen.end())
    choice.chosen.push_back({period, of_header, {column}});
  else
    there->columns.push_back(column);
}

/// Columns whose headers name a period. Exact ones stand before a calendar year for the fiscal year of its number.
void choose_dated(const ImportColumns& columns, const std::optional<model::Period>& year, ColumnChoice& choice) {
  const bool exact = year && std::ranges::any_of(columns.values, [&](const ImportColumn& c) { return c.period == year; });
  for (const auto& column : columns.values) {
    if (!column.period) continue;
    const auto words = model::to_string(*column.period);
    if (std::ranges::find(choice.years, words) == choice.years.end()) choice.years.push_back(words);
    if (year && (exact ? *column.period != *year : !is_of_year(*column.period, *year)))
      choice.left.push_back(
          left_of(column, say("ほかの時期（{}）", "another period ({})", model::period_label(*column.period))));
    else
      add_to(choice, *column.period, column, true);
  }
}

/// Columns that name no period: that of the sheet or title, else the year asked for where no column names one.
void choose_undated(const ImportColumns& columns, const std::optional<model::Period>& year, ColumnChoice& choice) {
  const bool any_dated = !choice.years.empty();
  for (const auto& column : columns.values) {
    if (column.period) continue;
    if (any_dated) {
      choice.left.push_back(left_of(column, {"ほかの列には年があり、この列が何年のものか分からない",
                                             "other columns name their years, and this one does not"}));
    } else if (columns.titled && (columns.by_sheet || !year)) {
      if (year && !is_of_year(*columns.titled, *year))
        choice.left.push_back(
            left_of(column, say("シートは{}のもの", "its sheet is that of {}", model::period_label(*columns.titled))));
      else
        add_to(choice, *columns.titled, column, false);
    } else if (year && columns.titled && !is_of_year(*columns.titled, *year)) {
      choice.left.push_back(
          left_of(column, say("表題は{}のもの", "the title is that of {}", model::period_label(*columns.titled))));
    } else if (year) {
      add_to(choice, *year, column, false);
    } else {
      choice.left.push_back(left_of(column, {"何年のものか分からない", "of which year it is, is not said"}));
    }
  }
  if (columns.titled && !any_dated) choice.years.push_back(model::to_string(*columns.titled));
}

/// Words of a document are read only where no column of numbers is there for the same period.
void leave_printed(ColumnChoice& choice) {
  for (auto& period : choice.chosen) {
    const bool plain = std::ranges::any_of(period.columns, [](const ImportColumn& c) { return !c.printed; });
    if (!plain) continue;
    for (const auto& column : period.columns)
      if (column.printed)
        choice.left.push_back(
            left_of(column, {"計画書の記載。数値の列を読んだ", "as printed; the column of numbers was read"}));
    std::erase_if(period.columns, &ImportColumn::printed);
  }
}

}  // namespace

bool is_of_year(const model::Period& period, const model::Period& year) {
  using Kind = model::Period::Kind;
  const auto single = [](const model::Period& p) { return p.kind == Kind::fiscal_year || p.kind == Kind::calendar_year; };
  return period == year || (single(period) && single(year) && model::fiscal_year_of(period) == model::fiscal_year_of(year));
}

ImportSheets find_sheets(const store::TableFile& file, const std::filesystem::path& path, const std::string& wanted,
                         const std::optional<model::Period>& year) {
  bool there = false;
  std::vector<ImportSheet> known;
  for (const auto& table : file.sheets) {
    if (!wanted.empty() && table.sheet != wanted) continue;
    there = true;
    if (auto columns = recognise_columns(table)) known.push_back({&table, std::move(*columns)});
  }
  if (!there && !wanted.empty()) {
    throw Error(Fault::input_wrong, say("{} にシート「{}」はありません。あるのは {} です。",
                                        "{} has no sheet '{}'; it has {}", path.string(), wanted, sheet_names(file)));
  }
  if (known.empty()) not_recognised(file, path);
  ImportSheets found;
  // Sheets that are named after years and whose columns name none belong together.
  const auto year_of = [](const ImportSheet& sheet) {
    const bool by_year = sheet.columns.by_sheet && says_no_year(sheet.columns);
    return by_year ? sheet.columns.titled : std::nullopt;
  };
  const bool first_by_year = year_of(known.front()).has_value();
  for (auto& sheet : known) {
    const auto own = year_of(sheet);
    const bool wrong_year = own && year && !is_of_year(*own, *year);
    const auto& name = sheet.table->sheet;
    if (wrong_year && known.size() > 1)
      found.of_other_years.push_back(name);
    else if (found.read.empty() || (first_by_year && own))
      found.read.push_back(std::move(sheet));
    else
      add_part(found.others, ", ", name);
  }
  if (found.read.empty() && year)  // none is left only for the sake of a year
    throw Error(Fault::input_wrong,
                say("{} に {} のシートはありません。あるのは {} です。", "{} has no sheet for {}; it has {}", path.string(),
                    model::to_string(*year), joined(found.of_other_years)));
  return found;
}

ColumnChoice choose_columns(const ImportColumns& columns, const std::optional<model::Period>& year) {
  ColumnChoice choice;
  choose_dated(columns, year, choice);
  if (columns.year && choice.years.empty()) {
    // A long table: the rows say their years.
    for (const auto& column : columns.values) add_to(choice, year.value_or(model::Period{}), column, false);
  } else {
    choose_undated(columns, year, choice);
  }
  leave_printed(choice);
  return choice;
}

void refuse_without_columns(const ColumnChoice& choice, const std::optional<model::Period>& year,
                            const std::filesystem::path& file) {
  if (!year)
    throw Error(Fault::input_wrong,
                say("{} の表からは何年度の実績か分かりません。年度を指定してください（--year FY2020）。",
                    "{}: the table does not say of which year the figures are; name it (--year FY2020)", file.string()));
  if (choice.years.empty())
    throw Error(Fault::input_wrong,
                say("{} に {} の列はありません。", "{} has no column for {}", file.string(), model::to_string(*year)));
  throw Error(Fault::input_wrong, say("{} に {} の列はありません。あるのは {} です。", "{} has no column for {}; it has {}",
                                      file.string(), model::to_string(*year), joined(choice.years)));
}

}  // namespace kuiki::intake
