#include "intake/import_actuals.h"

#include <algorithm>

#include "base/error.h"
#include "base/strings.h"
#include "intake/import_others.h"
#include "intake/import_run.h"
#include "intake/import_sheet.h"
#include "store/act_words.h"
#include "store/moment.h"
#include "store/person.h"

namespace kuiki::intake {
namespace {

const model::Plan& require_plan(const model::Dataset& data, const std::string& id) {
  const auto plan = std::ranges::find(data.plans, id, &model::Plan::id);
  if (plan != data.plans.end()) return *plan;
  std::string known;
  for (const auto& each : data.plans) add_part(known, ", ", each.id);
  throw Error(Fault::input_wrong, known.empty() ? say("計画「{}」はありません。このデータベースに計画は入っていません。",
                                                      "there is no plan '{}'; this database holds no plans", id)
                                                : say("計画「{}」はありません。あるのは {} です。",
                                                      "there is no plan '{}'; there are: {}", id, known));
}

/// What of the file itself a reader should know.
void tell_of_file(const store::TableFile& read, const ImportSheets& sheets, ImportReport& report) {
  auto& warnings = report.warnings;
  if (read.replaced > 0)
    warnings.push_back(say("読めない文字が{}字ありました（最初は{}行目）。",
                           "{} characters could not be read (the first in line {})", read.replaced, read.replaced_line));
  if (read.open_quote > 0)
    warnings.push_back(say("{}行目の引用符「\"」が閉じていないため、そこから終わりまでを1つのセルとして読みました。",
                           "the quotation mark in line {} is not closed, so all that follows was read as one cell",
                           read.open_quote));
  if (!sheets.others.empty())
    warnings.push_back(say("シート「{}」だけを読みました。ほかに読めるシート：{}。シートを指定すれば読めます（--sheet）。",
                           "only the sheet '{}' was read; others could be: {}. Name the one to read (--sheet)", report.sheet,
                           sheets.others));
  if (!sheets.of_other_years.empty()) {
    std::string names;
    for (const auto& name : sheets.of_other_years) add_part(names, ", ", name);
    warnings.push_back(say("ほかの年のシートは読みません：{}。", "sheets of other years are not read: {}", names));
  }
  for (const auto& sheet : sheets.read) {
    const auto& hidden = sheet.table->hidden_rows;
    const auto count = std::ranges::count_if(hidden, [&](std::size_t row) { return row >= sheet.columns.first; });
    if (count > 0)
      warnings.push_back(say("非表示の行が{}行あり、それも読みました。", "{} hidden rows were read, too", count));
    for (const auto& column : sheet.columns.values)
      if (std::ranges::find(sheet.table->hidden_columns, column.column) != sheet.table->hidden_columns.end())
        warnings.push_back(say("列 {}「{}」は非表示の列です。", "column {} \"{}\" is hidden",
                               store::column_letters(column.column), column.header));
  }
}

/// Saves what may be saved. Where somebody changes one of the figures in this very moment, he is heard, too.
void save(const store::Store& store, const std::string& file, const ImportOptions& options, ImportReport& report) {
  const auto me = store::person();
  const auto date = options.date.empty() ? store::today() : options.date;
  constexpr int most = 5;
  for (int again = 0; again < most; ++again) {
    sort_out_others(report, StandingFigures(store.entered()), me, options);
    if (options.dry_run || report.asks) return;
    report.saved = store.save(report.to_save, date, {.who = me, .what = std::string(store::act_word::import), .note = file});
    if (!report.saved.conflicts.empty()) continue;
    report.saved.unchanged += report.same_as_others;
    report.warnings.insert(report.warnings.end(), report.saved.warnings.begin(), report.saved.warnings.end());
    return;
  }
  throw Error(Fault::output, {"ほかの人が同じ値を変更し続けているため、何も保存しませんでした。もう一度取り込んでください。",
                              "Others keep changing the same figures, so nothing was saved. Import once more."});
}

}  // namespace

ImportReport import_actuals(const store::Store& store, const model::Dataset& data, const std::filesystem::path& file,
                            const std::string& plan, const std::optional<model::Period>& year,
                            const ImportOptions& options) {
  const auto& of = require_plan(data, plan);
  const auto read = store::read_table_file(file);
  const auto sheets = find_sheets(read, file, options.sheet, year);
  ImportRun run(data, of, options, year);
  std::vector<LeftColumn> left;
  std::string names;
  for (const auto& sheet : sheets.read) {
    const auto choice = choose_columns(sheet.columns, year);
    if (choice.chosen.empty()) refuse_without_columns(choice, year, file);
    run.read(sheet, choice, sheets.read.size() > 1);
    add_part(names, ", ", sheet.table->sheet);
    if (&sheet != &sheets.read.front()) continue;
    left = sheet.columns.left;
    left.insert(left.end(), choice.left.begin(), choice.left.end());
  }
  if (const auto years = run.years_instead(); year && !years.empty())
    throw Error(Fault::input_wrong, say("{} に {} の行はありません。あるのは {} です。", "{} has no row for {}; it has {}",
                                        file.string(), model::to_string(*year), years));
  auto report = run.finish();
  std::ranges::stable_sort(left, {}, &LeftColumn::column);
  report.left = std::move(left);
  report.sheet = names;
  report.encoding = read.encoding;
  report.header_row = sheets.read.front().columns.header + 1;
  tell_of_file(read, sheets, report);
  save(store, file.filename().string(), options, report);
  return report;
}

}  // namespace kuiki::intake
