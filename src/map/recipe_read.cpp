#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.h"
#include "base/strings.h"
#include "map/palette.h"
#include "map/recipe.h"
#include "map/recipe_table.h"
#include "map/recipe_words.h"

namespace kuiki::map {

namespace {

using recipe::list_of;
using recipe::Place;
using recipe::Table;

/// As it stands in a recipe.
std::string in_brackets(const std::vector<double>& numbers) {
  return "[" + join(numbers, ", ", [](double number) { return fmt::format("{}", number); }) + "]";
}

void read_choropleth(Table t, Choropleth& into) {
  t.read("indicator", into.indicator);
  t.read("period", into.period);
  if (!into.period.empty() && !model::parse_period(into.period))
    t.wrong_value(*t.find("period"), "period", into.period,
                  {"FY2018、CY2018、FY2020/FY2024、2020-10-01 の形", "FY2018, CY2018, FY2020/FY2024 or 2020-10-01"});
  if (const auto* node = t.find("method")) {
    std::string id;
    t.read("method", id);
    const auto method = parse_method(id);
    if (!method) t.wrong_value(*node, "method", id, say("次のどれか（{}）", "one of {}", join(method_ids(), ", ")));
    into.method = *method;
  }
  t.read("classes", into.classes, 3, 7);
  t.read("exact_classes", into.exact_classes);
  bool same_breaks = false;
  t.read("same_breaks", same_breaks);
  if (t.has("same_breaks")) into.same_breaks = same_breaks;
  t.read("breaks", into.breaks);
  if (const auto* node = t.find("breaks")) {
    if (std::adjacent_find(into.breaks.begin(), into.breaks.end(), std::greater_equal<>()) != into.breaks.end() ||
        into.breaks.size() > 8)
      t.wrong_value(*node, "breaks", in_brackets(into.breaks), {"小さい順の8個までの数値", "at most 8 numbers that ascend"});
  } else if (into.method == Method::manual) {
    t.wrong_value(*t.find("method"), "method", "manual",
                  {"境の値 breaks を添えるか、別の方法", "the bounds too, as breaks = [ … ], or another method"});
  }
  if (const auto* node = t.find("palette")) {
    t.read("palette", into.palette);
    if (find_palette(into.palette) == nullptr) {
      std::vector<std::string_view> ids;
      for (const auto& palette : palettes()) ids.push_back(palette.id);
      t.wrong_value(*node, "palette", into.palette, say("次のどれか（{}）", "one of {}", list_of(ids)));
    }
  }
  t.read("reverse", into.reverse);
  t.finish();
}

/// `order`, bottom to top, names every layer once; `show` says which are on.
void read_layers(Table t, std::vector<Layer>& into) {
  if (const auto* node = t.find("order")) {
    auto order = t.read_list("order", recipe::layers);
    // Maps of before there were figures name the other five: cards then stand on top.
    if (std::find(order.begin(), order.end(), LayerKind::figures) == order.end()) order.push_back(LayerKind::figures);
    if (std::set<LayerKind>(order.begin(), order.end()).size() != order.size() || order.size() != recipe::layers.size())
      t.wrong_value(*node, "order", "…",
                    {"6つの重ね（areas, districts, partnerships, facilities, labels, figures）を1回ずつ",
                     "each of areas, districts, partnerships, facilities, labels, figures once"});
    std::vector<Layer> sorted;
    sorted.reserve(order.size());
    for (const auto kind : order)
      sorted.push_back(*std::find_if(into.begin(), into.end(), [&](const Layer& layer) { return layer.kind == kind; }));
    into = sorted;
  }
  if (t.has("show")) {
    const auto shown = t.read_list("show", recipe::layers);
    for (auto& layer : into) layer.visible = std::find(shown.begin(), shown.end(), layer.kind) != shown.end();
  } else {
    t.find("show");
  }
  t.finish();
}

void read_facilities(Table t, FacilityFilter& into) {
  std::array<recipe::Word<model::Hazard>, model::hazard_count> hazards;
  for (int h = 0; h < model::hazard_count; ++h)
    hazards[static_cast<std::size_t>(h)] = {model::hazard_id(static_cast<model::Hazard>(h)), static_cast<model::Hazard>(h)};
  into.hazards = t.read_list("hazards", hazards);
  t.read("shelters_only", into.shelters_only);
  t.read("within", into.within);
  t.finish();
}

void read_extent(Table t, Extent& into) {
  t.read("areas", into.areas);
  std::vector<double> centre;
  t.read("centre", centre);
  if (const auto* node = t.find("centre")) {
    if (centre.size() != 2 || std::abs(centre[0]) > 180 || std::abs(centre[1]) > 89)
      t.wrong_value(
          *node, "centre", in_brackets(centre),
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
  top.read("partnership", document.partnership);

  Table subject = top.table("subject");
  subject.read("areas", document.subject.set, recipe::area_sets);
  subject.read("within", document.subject.within);
  subject.read("codes", document.subject.codes);
  subject.finish();

  read_choropleth(top.table("choropleth"), document.choropleth);
  read_layers(top.table("layers"), document.layers);
  read_facilities(top.table("facilities"), document.facilities);

  Table figures = top.table("figures");
  figures.read("indicators", document.figures.indicators);
  figures.read("as_of", document.figures.as_of, 1900, 2100);
  figures.finish();

  Table labels = top.table("labels");
  labels.read("names", document.labels.names);
  labels.read("values", document.labels.values);
  labels.finish();

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
  return document;
}

}  // namespace kuiki::map
