#include <memory>

#include "base/error.h"
#include "base/plural.h"
#include "cli/find_plan.h"
#include "cli/import_areas.h"
#include "cli/import_table.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "intake/import_actuals.h"

namespace kuiki::cli {

namespace {

struct ImportWords {
  std::string what, file, plan, year, others;
  intake::ImportOptions options;
  AreaImportOptions areas;
  OwnTableOptions table;
};

Json rows_json(const std::vector<intake::ImportRow>& rows) {
  Json list = Json::array();
  for (const auto& row : rows) {
    Json values = Json::array();
    for (const auto& value : row.values)
      values.push_back({{"indicator", value.indicator},
                        {"period", value.period},
                        {"part", value.part},
                        {"value", number_or_null(value.value)},
                        {"qualifier", model::to_string(value.qualifier)},
                        {"printed", text_or_null(value.printed)},
                        {"note", text_or_null(value.note)}});
    list.push_back({{"row", row.row},
                    {"sheet", text_or_null(row.sheet)},
                    {"column", row.column},
                    {"id", text_or_null(row.id)},
                    {"name", text_or_null(row.name)},
                    {"indicator", text_or_null(row.indicator)},
                    {"part", row.part},
                    {"typed", row.typed},
                    {"period", text_or_null(row.period)},
                    {"values", values},
                    {"reason", both(row.reason)},
                    {"candidates", row.candidates}});
  }
  return list;
}

Json value_json(const store::EnteredValue& value) {
  return {
      {"value", number_or_null(value.value)}, {"printed", text_or_null(value.printed)}, {"note", text_or_null(value.note)}};
}

Json others_json(const intake::ImportReport& report, bool replaced) {
  Json list = Json::array();
  for (const auto& one : report.others) {
    auto theirs = value_json(one.theirs.value);
    theirs["entered_by"] = text_or_null(one.theirs.entered_by);
    theirs["entered_at"] = one.theirs.entered_at;
    list.push_back({{"indicator", one.mine.indicator},
                    {"period", one.mine.period},
                    {"part", one.mine.part},
                    {"replaced", replaced},
                    {"table", value_json(one.mine)},
                    {"theirs", theirs}});
  }
  return list;
}

Json to_json(const intake::ImportReport& report, const std::string& plan, const intake::ImportOptions& options) {
  Json warnings = Json::array();
  for (const auto& warning : report.warnings) warnings.push_back(both(warning));
  Json left = Json::array();
  for (const auto& column : report.left)
    left.push_back({{"column", store::column_letters(column.column)},
                    {"header", text_or_null(column.header)},
                    {"reason", both(column.why)}});
  return {{"plan", plan},
          {"dry_run", options.dry_run},
          {"encoding", report.encoding},
          {"sheet", text_or_null(report.sheet)},
          {"header_row", report.header_row},
          {"columns_left", left},
          {"matched", rows_json(report.matched)},
          {"unmatched", rows_json(report.unmatched)},
          {"refused", rows_json(report.refused)},
          {"empty", report.empty},
          {"others", others_json(report, options.others == intake::Others::replace)},
          {"warnings", warnings},
          {"saved",
           {{"added", report.saved.added},
            {"replaced", report.saved.replaced},
            {"unchanged", report.saved.unchanged},
            {"withdrawn", report.saved.withdrawn}}}};
}

Text saved_words(const intake::ImportReport& report, const intake::ImportOptions& options) {
  const auto values = report.to_save.size();
  if (options.dry_run)
    return say("試行のため保存していません（保存すると値は {} 個）\n", "A dry run: nothing was saved (it would be {})\n",
               counted(values, "figure"));
  if (values + report.same_as_others == 0) return {"保存する値はありませんでした\n", "There was no figure to save\n"};
  return say("保存しました：追加 {}、更新 {}、前と同じ {}\n", "Saved: {} added, {} replaced, {} the same as before\n",
             report.saved.added, report.saved.replaced, report.saved.unchanged);
}

/// Nobody said what is to become of them: they stay, and the caller hears that not all was taken.
[[noreturn]] void refuse_for_others(const ImportWords& words, const intake::ImportReport& report) {
  throw Error(
      Fault::input_wrong,
      say("{}: {} 件はほかの人が入力した値と異なるため、その人の値を残しました{}。標準出力で確かめ、表の値で上書きするなら "
          "--others replace、残すなら --others keep を付けてください",
          "{}: {} figures differ from what somebody else entered, which was left as it is{}. See standard output; "
          "--others replace saves the table's over them, --others keep leaves them",
          words.file, report.kept,
          words.options.dry_run ? Text{"（試行のため何も保存していません）", " (nothing was saved in this dry run)"}
                                : Text{"（ほかの値は保存しました）", " (the others were saved)"}));
}

int import_actuals(const Context& context, const ImportWords& words) {
  if (words.plan.empty())
    throw Error(Fault::usage, {"実績値の取込みには --plan が必要です（kuiki list plans）。例：--plan otaru",
                               "actuals need --plan (kuiki list plans), for example --plan otaru"});
  std::optional<model::Period> year;
  if (!words.year.empty()) year = parse_year(words.year, "--year");
  const auto data = context.load();
  const auto& plan = plan_named(*data, words.plan);
  auto options = words.options;
  options.others = words.others == "replace" ? intake::Others::replace : intake::Others::keep;
  const auto report = intake::import_actuals(context.store(), *data, words.file, plan.id, year, options);
  print(context.json ? written(to_json(report, plan.id, options))
                     : context(intake::import_summary(report, options.others)) + context(saved_words(report, options)));
  const auto left = report.refused.size() + report.unmatched.size();
  if (left == 0 && report.kept > 0 && words.others.empty()) refuse_for_others(words, report);
  if (left == 0) return 0;
  const auto kept = words.options.dry_run ? Text{"試行のため何も保存していません", "nothing was saved in this dry run"}
                                          : Text{"ほかの値は保存しました", "the others were saved"};
  throw Error(Fault::input_wrong,
              say("{}: {} 件を取り込めませんでした（取込不可 {}、照合できない "
                  "{}）。{}。標準出力の理由を見て表を直し、もう一度取り込んでください",
                  "{}: {} rows were not taken ({} refused, {} unmatched); {}. See the reasons on standard output, mend the "
                  "table and import it again",
                  words.file, left, report.refused.size(), report.unmatched.size(),
                  report.matched.empty() ? Text{"保存した行はありません", "nothing was saved"} : kept));
}

int import_what(const Context& context, const ImportWords& words) {
  if (words.what == "areas") {
    AreaImportTask task;
    task.file = words.file;
    task.within = words.table.wish.within;
    task.name = words.table.wish.name;
    task.source = words.table.wish.source;
    task.note = words.options.note;
    task.dry_run = words.options.dry_run;
    return import_areas(context, task, words.areas);
  }
  if (words.what != "table") return import_actuals(context, words);
  auto wish = own_table_wish(words.table);
  wish.sheet = words.options.sheet;
  wish.note = words.options.note;
  OwnTableTask task;
  task.file = words.file;
  task.dry_run = words.options.dry_run;
  task.over_others = words.others == "replace";
  task.others_said = !words.others.empty();
  return import_own_table(context, task, wish);
}

/// What is taken, from where, and for which plan and year.
void add_table(Command& command, Context& context, ImportWords& words) {
  auto* what = command.add_option(
      "WHAT", words.what,
      context({"actuals 計画の実績値、table 区域の値の表（自作の指標になる）、\nareas 区域の境界（区域の組になる）",
               "actuals of a plan, a table of figures of areas (becomes indicators of\none's own), or boundaries of areas "
               "(become an area set)"}));
  what->required();
  only(what, context, {"actuals", "table", "areas"});
  command
      .add_option(
          "FILE", words.file,
          context({"表。CSV（UTF-8 か CP932）、XLSX、ODS。実績値の列は見出しで見分ける：\n指標ID か "
                   "指標名、実績値（または年度の名の列）、部分、単位、備考",
                   "Table: CSV (UTF-8 or CP932), XLSX or ODS. Columns are known by their headers:\n指標ID (indicator "
                   "ID) or 指標名 (indicator name), 実績値 (actual) or a year, …"}))
      ->required();
  command
      .add_option("--plan", words.plan,
                  context({"どの計画の指標か（kuiki list plans）。actuals には必要",
                           "Plan of the indicators (kuiki list plans); needed for actuals"}))
      ->type_name("ID");
  command
      .add_option(
          "--year", words.year,
          context({"何年度の実績か（FY2022、令和4年度、R4、2022）。\n見出しに年度のある表では、その年度の列だけを取り込む",
                   "Fiscal year of the figures (FY2022, 令和4年度, R4, 2022);\nof a table with years in its headers only "
                   "that column is taken"}))
      ->type_name("YEAR");
  command
      .add_option("--sheet", words.options.sheet,
                  context({"読むシート。省くと、見出しの分かる最初のもの",
                           "Sheet to read; the first with known headers by default"}))
      ->type_name("NAME");
}

/// How it is taken.
void add_taking(Command& command, Context& context, ImportWords& words) {
  command.add_flag("--dry-run", words.options.dry_run, context({"確かめるだけで、保存しない", "Report only, save nothing"}));
  command.add_flag(
      "--fractions-are-percent", words.options.fractions_are_percent,
      context({"割合が小数で書かれた表（0.38 は 38% のこと）", "The table writes shares as fractions: 0.38 is 38%"}));
  auto* others = command.add_option(
      "--others", words.others,
      context(
          {"ほかの人が別の値を入力していたとき：keep その人の値を残す、\nreplace "
           "表の値で上書きする（履歴には残る）。省くと残し、"
           "終了状態は 4",
           "Where somebody else entered another value: keep it, or replace it\nwith the table's (it stays in the history); "
           "by default kept, with exit status 4"}));
  others->type_name("keep|replace");
  only(others, context, {"keep", "replace"});
  command
      .add_option("--note", words.options.note,
                  context({"備考。表に備考のない行につける", "Note for rows that have none of their own"}))
      ->type_name("TEXT");
  command.add_option("--date", words.options.date, context({"入力日。省くと今日", "Day of entry; today by default"}))
      ->type_name("YYYY-MM-DD");
}

}  // namespace

void add_import(Command& program, Context& context) {
  auto words = std::make_shared<ImportWords>();
  auto* command =
      add_command(program, context, "import",
                  {"取り込む：計画の実績値の表、自作の指標の表、区域の境界",
                   "Take a table of a plan's actual values or of indicators of one's own, or boundaries of areas"},
                  "  kuiki export-table otaru --output otaru.xlsx\n"
                  "  kuiki import actuals otaru.xlsx --plan otaru --dry-run\n"
                  "  kuiki import actuals otaru.xlsx --plan otaru --year 平成30年度 --note \"決算見込み\"\n"
                  "  kuiki import actuals r4.csv --plan komoro --year FY2022 --work mine.gpkg --json\n"
                  "  kuiki import table 高齢化率.csv --source \"市の住民基本台帳\" --dry-run\n"
                  "  kuiki import table 町別人口.xlsx --within 01203 --value 人口 --period 令和5年度\n"
                  "  kuiki import areas A27-23_01.zip --within 小樽市 --set 小学校区 --dry-run");
  add_table(*command, context, *words);
  add_taking(*command, context, *words);
  add_own_table_options(*command, context, words->table);
  add_area_import_options(*command, context, words->areas);
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->footer(
      command->get_footer() +
      context({"\n\n終了状態は、値のある行がすべて取り込めたとき 0。取込不可の行・照合できない行があると 4 で、そのときも\n"
               "よい行は1つにまとめて保存する（--dry-run では何も保存しない）。表そのものが読めないときは何も保存しない。",
               "\n\nExit status 0 when every row with a figure was taken; 4 when rows were refused or unmatched: the "
               "good rows\nare saved all the same, in one go (nothing with --dry-run). Of a table that cannot be read "
               "nothing is saved."}));
  command->callback([&context, words] { context.job = [&context, words] { return import_what(context, *words); }; });
}

}  // namespace kuiki::cli
