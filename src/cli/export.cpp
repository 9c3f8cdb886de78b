#include <memory>

#include "app/area_profile.h"
#include "app/feature_files.h"
#include "app/operations.h"
#include "app/own_work.h"
#include "app/sheets.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "cli/find_area.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/score_rule.h"

namespace kuiki::cli {

namespace {

struct ExportOptions {
  std::string map, sheet, output;
  SizeOptions size;
  JudgeOptions judging;
  RuleOptions rule;
  bool fills_as_picture = false;
  bool each = false;  ///< of area:CODE, its parts
};

/// Options that only a sheet, or only a map has.
void refuse(bool given, const char* name, const Text& why) {
  if (given) throw Error(Fault::usage, say("{} は{}", "{} {}", name, why));
}

/// A bundled map, a recipe file, or one of the work file.
map::MapDocument map_named(const Context& context, const std::string& name) {
  if (!app::is_own_name(name)) return app::open_map(name);
  return app::own_map(app::own_text(context.store().texts(), store::OwnKind::map, name));
}

int export_map(const Context& context, const ExportOptions& options) {
  const Text why{"シート（--sheet）の指定です。地図には使えません", "is for sheets (--sheet), not for maps"};
  refuse(!options.judging.as_of.empty(), "--as-of", why);
  refuse(!options.judging.grading.empty(), "--grading", why);
  refuse(!options.rule.cost.empty(), "--cost", why);
  refuse(options.rule.changed(),
         "--rule, --weights, --lowest, --highest, --per-full-way, --least-scored, --use-inferred-targets", why);
  refuse(options.each, "--each", why);
  check_fills_as_picture(options.fills_as_picture, options.output);
  app::ExportRequest request{options.output, sheet(options.size, options.output), context.wording()};
  request.fills_as_picture = options.fills_as_picture;
  const auto document = map_named(context, options.map);
  const auto base = context.load();
  std::vector<std::filesystem::path> kept{context.database(), options.map};
  for (const auto& source : app::sources_of(document)) kept.emplace_back(source.file);
  check_output(options.output, kept);
  Warnings warnings;
  const auto data = app::with_files(base, document, warnings);
  {
    ProgressLine line(context.lang);
    app::export_map(*data, document, request, {}, line.progress());
  }
  for (const auto& warning : warnings) complain(context(warning));
  for (const auto& warning : app::map_warnings(*data, document)) complain(context(warning));
  return 0;
}

/// An area may be named as everywhere else, by a part of its code or by its name.
std::string sheet_id(const model::Dataset& data, const ExportOptions& options) {
  const auto named = app::area_of_sheet(options.sheet);
  return named ? app::area_sheet_id(data, find_area(data, *named)) : options.sheet;
}

/// The sheets that one id stands for; nothing where it is the id of a single one.
std::optional<std::vector<std::string>> several_sheets(const model::Dataset& data, const std::string& id,
                                                       const ExportOptions& options) {
  const auto area = app::area_of_sheet(id);
  if (!options.each) return area ? std::nullopt : app::sheets_of_plan(data, id);
  refuse(!area, "--each", {"区域のシート（--sheet area:コード）の指定です", "is for profiles of areas (--sheet area:CODE)"});
  return app::sheets_of_parts(data, *data.find_area(*area));
}

int export_sheet(const Context& context, const ExportOptions& options) {
  const Text why{"地図の指定です。シートは A4 で書き出します（PNG・SVG では必要なだけの長さの1枚）",
                 "is for maps; sheets are A4 (as PNG or SVG one page as tall as needed)"};
  refuse(options.size.width > 0, "--width", why);
  refuse(options.size.height > 0, "--height", why);
  refuse(!options.size.page.empty(), "--page", why);
  refuse(options.fills_as_picture, "--fills-as-picture",
         {"地図の指定です。シートには使えません", "is for maps, not for sheets"});
  app::SheetOptions sheet{
      .wording = context.wording(), .as_of = options.judging.progress().as_of, .grading = options.judging.scheme(context)};
  if (options.rule.changed()) sheet.rule = scheme_of(context, options.rule).rule;
  sheet.total_yen = options.rule.total_yen();
  const auto data = context.load();
  const auto id = sheet_id(*data, options);
  if (const auto ids = several_sheets(*data, id, options)) {
    refuse(options.size.dpi > 0, "--dpi", {"1枚の PNG の指定です", "is for a single sheet as PNG"});
    ProgressLine line(context.lang);
    app::export_sheets(*data, *ids, options.output, sheet, line.progress());
    return 0;
  }
  check_output(options.output, std::vector<std::filesystem::path>{context.database(), options.judging.grading});
  const auto kind = app::sheet_kind(*data, id);
  refuse((sheet.rule || sheet.total_yen) && kind != app::SheetKind::score, "--cost, --weights …",
         {"得点のシート（otaru-happiness など）の指定です", "is for the sheet of a score (otaru-happiness)"});
  ProgressLine line(context.lang);
  app::export_sheet(*data, id, options.output, sheet, options.size.dpi > 0 ? options.size.dpi : 150, line.progress());
  return 0;
}

int export_file(const Context& context, const ExportOptions& options) {
  if (app::is_single_sheet(options.sheet) && !options.each) check_picture_name(options.output);
  if (!options.map.empty() && !options.sheet.empty())
    throw Error(Fault::usage, {"MAP と --sheet は一緒に使えません。地図かシートのどちらかにしてください",
                               "MAP and --sheet exclude each other; give a map or a sheet"});
  if (!options.sheet.empty()) return export_sheet(context, options);
  if (!options.map.empty()) return export_map(context, options);
  throw Error(Fault::usage, {"引数 MAP か --sheet が必要です。使い方は「kuiki export --help」",
                             "argument MAP or --sheet is missing. For help: kuiki export --help"});
}

}  // namespace

void add_export(Command& program, Context& context) {
  auto options = std::make_shared<ExportOptions>();
  auto* command = add_command(program, context, "export",
                              {"仕上がった地図や、計画のシートを PNG・SVG・PDF に書き出す",
                               "Write a finished map, or a sheet of a plan, as PNG, SVG or PDF"},
                              "  kuiki export sapporo-ageing --output ageing.png\n"
                              "  kuiki export otaru-evacuation --output otaru.pdf --page A3-portrait\n"
                              "  kuiki export mymap.toml --output mymap.svg --width 1280 --height 720 --lang en\n"
                              "  kuiki export work:観光 --output tourism.png\n"
                              "  kuiki export --sheet tomakomai-s01 --output measure.pdf --years japanese\n"
                              "  kuiki export --sheet otaru --as-of H30 --grading sabc --output overview.pdf\n"
                              "  kuiki export --sheet all:komoro --output komoro.pdf\n"
                              "  kuiki export --sheet area:豊平区 --output toyohira.pdf\n"
                              "  kuiki export --sheet area:札幌市 --each --output wards\n"
                              "  kuiki export --sheet otaru-happiness --cost 12億円 --output score.png");
  command->add_option(
      "MAP", options->map,
      context({"同梱の地図の名前（kuiki list maps）か、レシピファイルのパスか、\n作業ファイルの地図（work:名前、kuiki work "
               "maps）",
               "A bundled map's name (kuiki list maps), the path of a recipe file, or a map of the\nwork file "
               "(work:NAME, kuiki work maps)"}));
  command
      ->add_option(
          "--sheet", options->sheet,
          context(
              {"地図の代わりに計画のシート。計画（進捗の概要）、施策などの項目（施策評価表）、\n指標、比較、得点"
               "（otaru-happiness）の ID。\n計画のすべてを一度に：all:計画、nodes:計画、indicators:計画。1つの .pdf か、"
               "\n拡張子のない名前のフォルダーにシートごとの PDF。\n区域の概要は "
               "area:コード（コードか名前）、計画の市の人口は population:計画",
               "Instead of a map a sheet: id of a plan (its overview), a node (施策評価表),\nan indicator, a "
               "comparison or a score (otaru-happiness).\nAll of a plan in one call: all:PLAN, nodes:PLAN, "
               "indicators:PLAN, into one .pdf\nor, as a PDF each, into a folder (a name without an ending).\n"
               "The profile of an area: area:CODE (a code or a name); the residents of a plan's\ncity: population:PLAN"}))
      ->type_name("ID");
  command->add_flag("--each", options->each,
                    context({"area: の区域を分ける区・地区・町丁・字、都道府県では市町村の概要を一度に。\n1つの .pdf か、"
                             "拡張子のない名前のフォルダーに区域ごとの PDF",
                             "With area:, the profiles of its wards, districts or towns, of a prefecture its\n"
                             "municipalities, into one .pdf or, as a PDF each, into a folder"}));
  command
      ->add_option("-o,--output", options->output,
                   context({"書き出すファイル。.png、.svg、.pdf（複数のシートではフォルダーも）",
                            "File to write: .png, .svg or .pdf (for several sheets also a folder)"}))
      ->required()
      ->type_name("FILE");
  add_pixels(*command, context, options->size);
  auto* dpi = add_page(*command, context, options->size);
  add_fills_as_picture(*command, context, options->fills_as_picture);
  dpi->description(context({"解像度。用紙（--page）では省くと 300、シートの PNG では 150",
                            "Resolution: 300 by default with --page, 150 for a sheet as PNG"}));
  add_judging(*command, context, options->judging);
  add_rule(*command, context, options->rule);
  add_years(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->callback([&context, options] { context.job = [&context, options] { return export_file(context, *options); }; });
}

}  // namespace kuiki::cli
