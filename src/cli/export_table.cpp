#include "app/export_table.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/atomic_file.h"
#include "base/error.h"
#include "cli/find_plan.h"
#include "cli/options.h"

namespace kuiki::cli {

namespace {

struct TableOptions {
  std::string plan, output;
  bool printed_only = false, normalised_only = false, no_bom = false;
};

int export_plan(const Context& context, const TableOptions& options) {
  if (options.printed_only && options.normalised_only)
    throw Error(Fault::usage,
                {"--printed-only と --normalised-only は一緒に使えません。両方の列が必要なときは、どちらも省いてください",
                 "--printed-only and --normalised-only exclude each other; leave out both for both columns"});
  const auto data = context.load();
  check_output(options.output, std::vector<std::filesystem::path>{context.database()});
  app::export_table(*data, plan_named(*data, options.plan).id, options.output,
                    {.printed = !options.normalised_only,
                     .normalised = !options.printed_only,
                     .byte_order_mark = !options.no_bom,
                     .years = context.wording().years,
                     .lang = context.lang});
  return 0;
}

}  // namespace

void add_export_table(CLI::App& program, Context& context) {
  auto options = std::make_shared<TableOptions>();
  auto* command = add_command(program, context, "export-table",
                              {"計画の指標を CSV・XLSX の表に書き出す", "Write a plan's indicators as a CSV or XLSX table"},
                              "  kuiki export-table otaru --output otaru.xlsx --years japanese\n"
                              "  kuiki export-table komoro --output komoro.csv --normalised-only --no-bom\n"
                              "  kuiki export-table sapporo --output sapporo.csv --lang en");
  command->add_option("PLAN", options->plan, context({"計画の ID（kuiki list plans）", "Id of a plan (kuiki list plans)"}))
      ->required();
  command
      ->add_option("-o,--output", options->output,
                   context({"書き出すファイル。.csv（UTF-8）、.xlsx", "File to write: .csv (UTF-8) or .xlsx"}))
      ->required()
      ->type_name("FILE");
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
