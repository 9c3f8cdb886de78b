#include "cli/import_areas.h"

#include <algorithm>

#include "app/area_import_words.h"
#include "base/error.h"
#include "cli/find_area.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/save_areas.h"

namespace kuiki::cli {

namespace {

Json coverage_json(const app::AreaImportReport& report, const geo::Coverage& coverage) {
  Json gaps = Json::array();
  for (const auto& gap : coverage.gaps)
    if (!gap.sliver) gaps.push_back({{"lon", gap.at.x}, {"lat", gap.at.y}, {"km2", gap.km2}});
  Json overlaps = Json::array();
  for (const auto& pair : coverage.overlaps)
    if (!pair.sliver)
      overlaps.push_back({{"a", report.set.areas[pair.a].name}, {"b", report.set.areas[pair.b].name}, {"km2", pair.km2}});
  const auto slivers = std::ranges::count_if(coverage.gaps, &geo::Coverage::Gap::sliver) +
                       std::ranges::count_if(coverage.overlaps, &geo::Coverage::Pair::sliver);
  return {{"municipality_km2", coverage.whole_km2},
          {"covered_km2", coverage.covered_km2},
          {"outside_km2", coverage.outside_km2},
          {"gaps", gaps},
          {"overlaps", overlaps},
          {"slivers", slivers},
          {"sliver_m", report.sliver_m}};
}

Json to_json(const model::Dataset& data, const app::AreaImportReport& report, const SavedAreas& saved) {
  Json areas = Json::array();
  for (const auto& area : report.set.areas) {
    Json towns = Json::object();
    for (const auto& town : area.towns) towns[town.code] = town.share;
    areas.push_back({{"name", area.name}, {"code", text_or_null(area.code)}, {"towns", towns}});
  }
  Json warnings = Json::array();
  for (const auto& warning : report.warnings) warnings.push_back(both(warning));
  return {{"set", text_or_null(saved.id)},
          {"within", data.areas.code[report.within]},
          {"layer", report.layer},
          {"preset", text_or_null(report.preset_name)},
          {"name_field", report.name_field},
          {"code_field", text_or_null(report.code_field)},
          {"kind", report.towns ? "town" : "district"},
          {"rows", report.rows},
          {"rows_elsewhere", report.elsewhere},
          {"rows_skipped", report.skipped},
          {"rows_unnamed", report.unnamed},
          {"mended", report.mended},
          {"cut_towns", report.cut_towns},
          {"coverage", coverage_json(report, report.coverage)},
          {"fitted", report.fitted ? coverage_json(report, *report.fitted) : Json(nullptr)},
          {"areas", areas},
          {"warnings", warnings},
          {"act", saved.act == 0 ? Json(nullptr) : Json(saved.act)}};
}

}  // namespace

void add_area_import_options(Command& command, const Context& context, AreaImportOptions& options) {
  const auto heading = context({"区域の境界（areas）", "Boundaries (areas)"});
  const auto text = [&](const char* name, std::string& into, const char* type, const Text& words) {
    command.add_option(name, into, context(words))->type_name(type)->group(heading);
  };
  text("--layer", options.layer, "L",
       {"読むレイヤ。省くとポリゴンのある最初のもの", "Layer; the first with polygons by default"});
  text("--code", options.code, "FIELD",
       {"コードの列。同じコードの行は1つの区域になる", "Field of codes; rows of one code are one area"});
  text("--merge-by", options.merge_by, "FIELD",
       {"この列が同じ行を1つの区域にする", "Rows that are alike in this field are one area"});
  text("--source-crs", options.source_crs, "EPSG:n",
       {"ファイルの座標系。省くとファイルの言うとおり", "CRS of the file; as it says by default"});
  text("--set", options.set, "NAME", {"区域の組の名前。省くとファイル名", "Name of the area set; the file's by default"});
  command
      .add_flag("--snap", options.snap,
                context({"市区町村の境界に合わせて切り、細いすき間と重なりをなくす",
                         "Cut to the municipality's border and close thin gaps and overlaps"}))
      ->group(heading);
  command
      .add_flag("--replace", options.replace, context({"同じ名前の組があれば上書きする", "Replace a set of the same name"}))
      ->group(heading);
}

int import_areas(const Context& context, const AreaImportTask& task, const AreaImportOptions& options) {
  const auto data = context.load();
  app::AreaImport wanted;
  wanted.file = task.file;
  if (!options.layer.empty()) wanted.layer = options.layer;
  wanted.source_crs = options.source_crs;
  wanted.code = options.code;
  wanted.name = task.name;
  wanted.merge_by = options.merge_by;
  if (!task.within.empty()) wanted.within = find_area(*data, task.within);
  wanted.set_name = options.set;
  wanted.source = task.source;
  wanted.note = task.note;
  wanted.snap = options.snap;
  const auto report = [&] {
    ProgressLine progress(context.lang);
    return app::read_areas(*data, wanted, progress.progress());
  }();
  const auto saved = save_areas(context, {.set = report.set, .replace = options.replace}, task.file, task.dry_run);
  std::string words;
  for (const auto& line : app::area_import_lines(*data, report)) words += context(line) + "\n";
  print(context.json ? written(to_json(*data, report, saved)) : words + context(saved.words));
  return 0;
}

}  // namespace kuiki::cli
