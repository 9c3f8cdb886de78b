#include "app/operations.h"

#include "app/bundled.h"
#include "app/feature_files.h"
#include "base/atomic_file.h"
#include "base/resources.h"
#include "map/recipe.h"
#include "model/total.h"
#include "render/page_painter.h"

namespace kuiki::app {
namespace fs = std::filesystem;

void check_projection(const map::MapDocument& document, const std::string& where) {
  if (document.projection.kind != map::ProjectionChoice::Kind::crs) return;
  try {
    geo::Projection({.kind = geo::ProjectionSpec::Kind::crs, .crs = document.projection.crs});
  } catch (const Error& error) {
    throw Error(Fault::input_wrong, say("{} の projection.crs: {}", "{}, projection.crs: {}", where, error.message()));
  }
}

fs::path bundled_database() {
  auto file = share_folder() / "kuiki.gpkg";
  if (std::error_code ec; fs::is_regular_file(file, ec)) return file;
  throw Error(
      Fault::input_missing,
      say("同梱のデータベース {} がありません。「kuiki build --output {}」で作るか、--db で別のファイルを指定してください",
          "The bundled database {} is not there; make it with 'kuiki build --output {}' or name another with --db",
          file.string(), file.string()));
}

std::vector<std::string> bundled_maps() { return bundled_names("assets/maps"); }

map::MapDocument open_map(const std::string& name_or_path) {
  if (is_feature_file(name_or_path)) return map_of_file(name_or_path);
  const auto file = bundled_file("assets/maps", name_or_path, {"地図", "map"}, {"レシピファイル", "a recipe file"});
  auto document = map::parse_recipe(read_whole(file), file.string());
  document.name = file.stem().string();
  resolve_files(document, file.parent_path());
  check_projection(document, file.string());
  return document;
}

store::BuildReport build_database(const fs::path& geodata, const fs::path& output, const store::WorkLocation& work,
                                  const Progress& progress) {
  store::BuildOptions options{geodata, output, {}, work};
  for (const auto& name : bundled_maps()) {
    const auto file = resource("assets/maps") / (name + ".toml");
    const auto text = read_whole(file);
    options.maps.push_back({name, map::parse_recipe(text, file.string()).title.ja, text});
  }
  return store::build_database(options, progress);
}

void export_map(const model::Dataset& data, const map::MapDocument& document, const ExportRequest& request,
                const std::optional<map::View>& view, const Progress& progress) {
  progress.at(0.0, {"地図を組み立てています", "Composing the map"});
  map::ComposeCache cache;
  const auto scene = map::compose_page(data, document, request.page, {request.lang, request.years}, cache, view);
  progress.at(0.6, {"書き出しています", "Writing the file"});
  render::write_scene(scene, request.output, request.page.device_scale, request.page.points_per_unit,
                      request.fills_as_picture ? render::Fills::picture : render::Fills::vectors);
}

Warnings map_warnings(const model::Dataset& data, const map::MapDocument& document) {
  Warnings warnings;
  for (const auto& layer : document.layers) {
    const auto* fill = std::get_if<map::AreaFill>(&layer.options);
    if (fill == nullptr || !layer.visible || fill->totals) continue;
    const auto row = data.find_indicator(fill->indicator);
    if (!row) continue;
    const auto& indicator = data.indicators[*row];
    if (!model::is_total(indicator)) continue;
    warnings.push_back(
        say("「{}」は総数です。色で塗ると、面積の大きい区域ほど多いように見えます。円で表す（kind = \"symbols\"）か、"
            "このままでよければレシピに totals = true と書いてください。",
            "\"{}\" is a total: in colour, large areas look as if they had much. Show it by circles (kind = \"symbols\"), "
            "or write totals = true in the recipe if that is what you want.",
            bilingual(indicator.name, indicator.name_en)));
  }
  return warnings;
}

}  // namespace kuiki::app
