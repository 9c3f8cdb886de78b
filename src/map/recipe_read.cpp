#include <cmath>
#include <filesystem>

#include "map/recipe.h"
#include "map/recipe_layers.h"
#include "map/recipe_section.h"
#include "map/recipe_table.h"
#include "map/recipe_words.h"
#include "model/period.h"

namespace kuiki::map {

namespace {

using recipe::Place;
using recipe::Table;

void read_extent(Table t, Extent& into) {
  t.read("areas", into.areas);
  std::vector<double> centre;
  t.read("centre", centre);
  if (const auto* node = t.find("centre")) {
    if (centre.size() != 2 || std::abs(centre[0]) > 180 || std::abs(centre[1]) > 89)
      t.wrong_value(
          *node, "centre", recipe::list_text(centre),
          {"[経度, 緯度]（度、緯度は −89〜89）", "[longitude, latitude] in degrees, the latitude between -89 and 89"});
    into.centre = geo::Point{centre[0], centre[1]};
  }
  t.read("width_km", into.width_km, 0, 20'000);
  t.read("height_km", into.height_km, 0, 20'000);
  if (into.centre && !(into.width_km > 0 || into.height_km > 0))
    t.wrong_value(*t.find("centre"), "centre", "…",
                  {"地上の広さ width_km か height_km も添えた形", "width_km or height_km of ground with it"});
  into.subject = into.areas.empty() && !into.centre;
  t.read("subject", into.subject);
  t.finish();
}

void read_projection(Table t, ProjectionChoice& into) {
  t.read("kind", into.kind, recipe::projections);
  t.read("zone", into.zone, 0, 19);
  t.read("crs", into.crs);
  if (into.kind == ProjectionChoice::Kind::crs && into.crs.empty())
    t.wrong_value(*t.find("kind"), "kind", "crs",
                  {"座標系 crs = \"EPSG:…\" も添えた形", "the system with it, crs = \"EPSG:…\""});
  t.finish();
}

}  // namespace

namespace {

void read_source(Table& t, FileSource& into) {
  t.read("file", into.file);
  t.read("file_layer", into.layer);
  t.read("value", into.value);
  t.read("label", into.label);
  t.read("merge_by", into.merge_by);
  t.read("file_crs", into.crs);
  std::vector<double> marks;
  t.read("no_data", marks);
  if (t.has("no_data")) into.no_data = marks;
  if (into.file.empty()) {
    for (const std::string_view key : {"file_layer", "value", "label", "merge_by", "file_crs", "no_data"})
      if (const auto* node = t.find(key))
        t.wrong_value(*node, key, "…", {"図形ファイル file = \"…\" も添えた形", "the file of shapes with it, file = \"…\""});
    return;
  }
  if (into.value.empty())
    t.wrong_value(*t.find("file"), "file", into.file,
                  {"数値の列 value = \"…\" も添えた形", "the field of figures with it, value = \"…\""});
}

/// A layer over a file shows that file's figures.
void take_file_figures(MapDocument& document) {
  for (auto& layer : document.layers) {
    auto* shown = measured(layer.options);
    if (shown == nullptr || !shown->indicator.empty()) continue;
    const FileSource& source = (shown->subject ? *shown->subject : document.subject).source;
    if (!source.empty()) shown->indicator = source.id();
  }
}

}  // namespace

void recipe::read_subject(Table& t, Subject& into) {
  read_source(t, into.source);
  t.read("areas", into.set, area_sets);
  if (const auto* node = t.find("within"); node != nullptr && node->is_array()) {
    t.read("within", into.also);
    if (!into.also.empty()) {
      into.within = into.also.front();
      into.also.erase(into.also.begin());
    }
  } else {
    t.read("within", into.within);
  }
  for (const auto& [word, among] : among_words) {
    const auto* node = t.find(word);
    if (node == nullptr) continue;
    if (!into.within.empty() || !into.of.empty())
      t.wrong_value(*node, word, "",
                    {"within・neighbours_of・alike・members_of のどれか一つ",
                     "one only of within, neighbours_of, alike and members_of"});
    t.read(word, into.of);
    into.among = among;
  }
  t.read("codes", into.codes);
}

void recipe::read_own_subject(Table& t, std::optional<Subject>& into) {
  const bool said = t.has("areas") || t.has("within") || t.has("codes") || t.has("file") ||
                    std::ranges::any_of(among_words, [&](const auto& word) { return t.has(word.first); });
  Subject own;
  read_subject(t, own);
  if (said) into = own;
}

void recipe::read_period(Table& t, std::string& into) {
  t.read("period", into);
  if (!into.empty() && !model::parse_period(into))
    t.wrong_value(*t.find("period"), "period", into,
                  {"FY2018、CY2018、FY2020/FY2024、2020-10-01 の形", "FY2018, CY2018, FY2020/FY2024 or 2020-10-01"});
}

MapDocument parse_recipe(std::string_view text, std::string_view where) {
  const Place place{where};
  const toml::table root = recipe::parsed(text, place);

  MapDocument document;
  if (const std::filesystem::path file{std::string(where)}; file.extension() == ".toml")
    document.name = file.stem().string();
  Table top(root, "", place);
  top.read("title", document.title);
  top.read("subtitle", document.subtitle);
  top.read("note", document.note);
  Table subject = top.table("subject");
  recipe::read_subject(subject, document.subject);
  subject.finish();

  recipe::read_layers(top, document);

  Table furniture = top.table("furniture");
  furniture.read("legend", document.furniture.legend);
  furniture.read("ranking", document.furniture.ranking);
  furniture.read("scale_bar", document.furniture.scale_bar);
  furniture.read("north_arrow", document.furniture.north_arrow);
  furniture.read("reference", document.furniture.reference);
  furniture.finish();

  read_extent(top.table("extent"), document.extent);
  read_projection(top.table("projection"), document.projection);
  top.finish();
  take_file_figures(document);
  return document;
}

}  // namespace kuiki::map
