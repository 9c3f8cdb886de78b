#include "app/operations.h"

#include <algorithm>

#include "base/atomic_file.h"
#include "base/resources.h"
#include "map/recipe.h"
#include "render/page_painter.h"

namespace kuiki::app {
namespace fs = std::filesystem;

namespace {

/// A path by its look: it has a folder or the recipes' extension.
bool looks_like_path(const std::string& text) {
  const fs::path path(text);
  return path.has_parent_path() || path.extension() == ".toml";
}

Text list_of(const std::vector<std::string>& names) {
  Text out;
  for (const auto& name : names) {
    out.ja += (out.ja.empty() ? "" : "、") + name;
    out.en += (out.en.empty() ? "" : ", ") + name;
  }
  return out;
}

fs::path recipe_file(const std::string& name_or_path) {
  if (looks_like_path(name_or_path)) return name_or_path;
  const auto names = bundled_maps();
  if (std::ranges::binary_search(names, name_or_path)) return resource("assets/maps") / (name_or_path + ".toml");
  throw Error(Fault::input_missing,
              say("地図「{}」はありません。同梱の地図（{}）か、レシピファイル（.toml）のパスを指定してください",
                  "There is no map '{}'; name a bundled one ({}) or give the path of a recipe file (.toml)", name_or_path,
                  list_of(names)));
}

/// A CRS that does not exist or is no plane one: wrong usage elsewhere, but here the recipe says it.
void check_projection(const map::MapDocument& document, const fs::path& file) {
  if (document.projection.kind != map::ProjectionChoice::Kind::crs) return;
  try {
    geo::Projection({.kind = geo::ProjectionSpec::Kind::crs, .crs = document.projection.crs});
  } catch (const Error& error) {
    throw Error(Fault::input_wrong,
                say("{} の projection.crs: {}", "{}, projection.crs: {}", file.string(), error.message()));
  }
}

}  // namespace

fs::path bundled_database() {
  auto file = share_folder() / "kuiki.gpkg";
  if (std::error_code ec; fs::is_regular_file(file, ec)) return file;
  throw Error(
      Fault::input_missing,
      say("同梱のデータベース {} がありません。「kuiki build --output {}」で作るか、--db で別のファイルを指定してください",
          "The bundled database {} is not there; make it with 'kuiki build --output {}' or name another with --db",
          file.string(), file.string()));
}

std::vector<std::string> bundled_maps() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(resource("assets/maps")))
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

map::MapDocument open_map(const std::string& name_or_path) {
  const auto file = recipe_file(name_or_path);
  auto document = map::parse_recipe(read_whole(file), file.string());
  document.name = file.stem().string();
  check_projection(document, file);
  return document;
}

store::BuildReport build_database(const fs::path& geodata, const fs::path& output, const Progress& progress) {
  store::BuildOptions options{geodata, output, {}};
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
  const auto scene = map::compose_page(data, document, request.page, request.lang, cache, view);
  progress.at(0.6, {"書き出しています", "Writing the file"});
  render::write_scene(scene, request.output, request.page.device_scale, request.page.points_per_unit);
  progress.at(1.0, {"書き出しました", "Written"});
}

}  // namespace kuiki::app
