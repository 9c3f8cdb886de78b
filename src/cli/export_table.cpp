#include "app/export_table.h"

#include <memory>

#include "base/atomic_file.h"
#include "base/error.h"
#include "cli/find_plan.h"
#include "cli/options.h"
#include "cli/output.h"

namespace kuiki::cli {

namespace {

struct TableOptions {
  std::string plan, output, by;
  bool printed_only = false, normalised_only = false, no_bom = false;
};

int export_plan(const Context& context, const TableOptions& options) {
  if (options.printed_only && options.normalised_only)
    throw Error(Fault::usage,
                {"--printed-only と --normalised-only は一緒に使えません。両方の列が必要なときは、どちらも省いてください",
                 "--printed-only and --normalised-only exclude each other; leave out both for both columns"});
  const auto data = context.load();
  const auto& plan = plan_named(*data, options.plan).id;
  const app::ExportTableOptions table = {.printed = !options.normalised_only,
                                         .normalised = !options.printed_only,
                                         .byte_order_mark = !options.no_bom,
                                         .years = context.wording().years,
                                         .lang = context.lang};
  if (options.by == "department") {
    ProgressLine line(context.lang);
    app::export_tables_by_department(*data, plan, options.output, table, line.progress());
    return 0;
  }
  check_output(options.output, std::vector<std::filesystem::path>{context.database()});
  app::export_table(*data, plan, options.output, table);
  return 0;
}

}  // namespace

void add_export_table(Command& program, Context& context) {
  auto options = std::make_shared<TableOptions>();
  auto* command = add_command(program, context, "export-table",
                              {"計画の指標を CSV・XLSX の表に書き出す", "Write a plan's indicators as a CSV or XLSX table"},
                              "  kuiki export-table otaru --output otaru.xlsx --years japanese\n"
                              "  kuiki export-table komoro --output komoro.csv --normalised-only --no-bom\n"
                              "  kuiki export-table tomakomai-evaluation --by department --output DIR\n"
                              "  kuiki export-table sapporo --output sapporo.csv --lang en");
  command->add_option("PLAN", options->plan, context({"計画の ID（kuiki list plans）", "Id of a plan (kuiki list plans)"}))
      ->required();
  command
      ->add_option(
          "-o,--output", options->output,
          context({"書き出すファイル。.csv（UTF-8）、.xlsx。--by department では、拡張子のない名前のフォルダー",
                   "File to write: .csv (UTF-8) or .xlsx; with --by department a folder, a name without an ending"}))
      ->required()
      ->type_name("FILE|DIR");
  auto* by = command->add_option(
      "--by", options->by,
      context(
          {"department：担当課ごとに1つの XLSX。複数の課が担当する指標はそれぞれに載る",
           "department: a workbook for each department that answers; an indicator of several stands in each of theirs"}));
  only(by, context, {"department"});
  command->add_flag("--printed-only", options->printed_only,
                    context({"計画書の記載の列だけ（累計 230 人）", "Only columns as printed (累計 230 人)"}));
  command->add_flag("--normalised-only", options->normalised_only,
                    context({"数に直した列だけ（230）", "Only columns of plain numbers (230)"}));
  command->add_flag("--no-bom", options->no_bom,
                    context({"CSV の先頭に BOM をつけない（表計算ソフトでは文字化けすることがある）",
                             "No byte order mark in a CSV (a spreadsheet may then garble it)"}));
  add_years(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->footer(
      command->get_footer() +
      context({"\n\n計画期間の実績値の欄は空けてある。書き込んだ表は「kuiki import actuals」で取り込める。",
               "\n\nThe cells for actuals of the plan's years stay empty; 'kuiki import actuals' takes the filled-in "
               "table."}));
  command->callback([&context, options] { context.job = [&context, options] { return export_plan(context, *options); }; });
}

}  // namespace kuiki::cli
