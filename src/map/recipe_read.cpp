#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.h"
#include "map/palette.h"
#include "map/recipe.h"
#include "map/recipe_words.h"

namespace kuiki::map {

namespace {

/// Where messages say something is wrong.
struct Place {
  std::string_view file;
  [[noreturn]] void fail(toml::source_region at, const Text& words) const {
    throw Error(Fault::input_wrong, say("{} の{}行目：{}", "{}, line {}: {}", file, at.begin.line, words));
  }
};

std::string list_of(const std::vector<std::string_view>& words) {
  std::string all;
  for (const auto word : words) all += (all.empty() ? "" : ", ") + std::string(word);
  return all;
}

/// One table of a recipe. Reading a key notes it as known; `finish` refuses every other.
class Table {
 public:
  Table(const toml::table& table, std::string path, const Place& place) : table_(table), path_(std::move(path)), place_(place) {}

  const toml::node* find(std::string_view key) {
    known_.push_back(key);
    return table_.get(key);
  }

  void read(std::string_view key, std::string& into) {
    if (const auto* node = find(key)) into = string_of(*node, key);
  }
  void read(std::string_view key, bool& into) {
    if (const auto* node = find(key)) {
      if (!node->is_boolean()) wrong_type(*node, key, {"true か false", "true or false"});
      into = node->as_boolean()->get();
    }
  }
  void read(std::string_view key, int& into, int least, int most) {
    if (const auto* node = find(key)) {
      const Text wanted = say("{}〜{} の整数", "a whole number from {} to {}", least, most);
      if (!node->is_integer()) wrong_type(*node, key, wanted);
      const auto value = node->as_integer()->get();
      if (value < least || value > most) wrong_value(*node, key, std::to_string(value), wanted);
      into = static_cast<int>(value);
    }
  }
  void read(std::string_view key, double& into, double least, double most) {
    if (const auto* node = find(key)) into = number_of(*node, key, least, most);
  }
  void read(std::string_view key, std::vector<std::string>& into) {
    for (const auto& node : array_of(key)) into.push_back(string_of(*node, key));
  }
  void read(std::string_view key, std::vector<double>& into) {
    for (const auto& node : array_of(key)) into.push_back(number_of(*node, key, -1e300, 1e300));
  }
  /// A string for both languages, or a table with ja and en.
  void read(std::string_view key, Text& into) {
    const auto* node = find(key);
    if (node == nullptr) return;
    if (node->is_string()) {
      into = plain(node->as_string()->get());
    } else if (node->is_table()) {
      Table inner(*node->as_table(), name(key), place_);
      inner.read("ja", into.ja);
      inner.read("en", into.en);
      inner.finish();
    } else {
      wrong_type(*node, key, {"文字列か { ja = \"…\", en = \"…\" }", "a string or { ja = \"…\", en = \"…\" }"});
    }
  }
  template <class T, std::size_t n>
  void read(std::string_view key, T& into, const std::array<recipe::Word<T>, n>& words) {
    if (const auto* node = find(key)) into = one_of(*node, key, words);
  }
  template <class T, std::size_t n>
  std::vector<T> read_list(std::string_view key, const std::array<recipe::Word<T>, n>& words) {
    std::vector<T> list;
    for (const auto& node : array_of(key)) list.push_back(one_of(*node, key, words));
    return list;
  }
  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }

  template <class T, std::size_t n>
  T one_of(const toml::node& node, std::string_view key, const std::array<recipe::Word<T>, n>& words) {
    const std::string word = string_of(node, key);
    std::vector<std::string_view> allowed;
    for (const auto& [id, value] : words) {
      if (id == word) return value;
      allowed.push_back(id);
    }
    wrong_value(node, key, word, say("次のどれか（{}）", "one of {}", list_of(allowed)));
  }

  Table table(std::string_view key) {
    static const toml::table none;
    const auto* node = find(key);
    if (node != nullptr && !node->is_table()) wrong_type(*node, key, say("[{}] の表", "a table [{}]", name(key)));
    return {node != nullptr ? *node->as_table() : none, name(key), place_};
  }

  void finish() const {
    for (const auto& [key, node] : table_)
      if (std::find(known_.begin(), known_.end(), key.str()) == known_.end())
        place_.fail(key.source(), path_.empty() ? say("キー「{}」は使えません。使えるキー：{}", "unknown key \"{}\"; allowed: {}", key.str(), list_of(known_))
                                                : say("[{}] のキー「{}」は使えません。使えるキー：{}", "unknown key \"{1}\" in [{0}]; allowed: {2}", path_,
                                                      key.str(), list_of(known_)));
  }

  [[noreturn]] void wrong_value(const toml::node& node, std::string_view key, std::string_view found, const Text& wanted) const {
    place_.fail(node.source(), say("{} の値「{}」は使えません。{}にしてください", "the value \"{1}\" of {0} is not possible; give {2}", name(key), found, wanted));
  }

 private:
  [[nodiscard]] std::string name(std::string_view key) const { return (path_.empty() ? "" : path_ + ".") + std::string(key); }
  [[noreturn]] void wrong_type(const toml::node& node, std::string_view key, const Text& wanted) const {
    place_.fail(node.source(), say("{} は{}にしてください", "{} must be {}", name(key), wanted));
  }
  std::string string_of(const toml::node& node, std::string_view key) const {
    if (!node.is_string()) wrong_type(node, key, {"引用符で囲んだ文字列", "a string in quotes"});
    return node.as_string()->get();
  }
  double number_of(const toml::node& node, std::string_view key, double least, double most) const {
    const auto value = node.is_integer() || node.is_floating_point() ? node.value<double>() : std::nullopt;
    if (!value) wrong_type(node, key, {"数値", "a number"});
    if (!(*value >= least && *value <= most))
      wrong_value(node, key, fmt::format("{}", *value), say("{}〜{} の数値", "a number from {} to {}", least, most));
    return *value;
  }
  std::vector<const toml::node*> array_of(std::string_view key) {
    std::vector<const toml::node*> nodes;
    if (const auto* node = find(key)) {
      if (!node->is_array()) wrong_type(*node, key, {"[ ] で囲んだ並び", "a list in [ ]"});
      for (const auto& each : *node->as_array()) nodes.push_back(&each);
    }
    return nodes;
  }

  const toml::table& table_;
  std::string path_;
  const Place& place_;
  std::vector<std::string_view> known_;
};

void read_choropleth(Table t, Choropleth& into) {
  t.read("indicator", into.indicator);
  t.read("period", into.period);
  if (!into.period.empty() && !model::parse_period(into.period))
    t.wrong_value(*t.find("period"), "period", into.period, {"FY2018、CY2018、FY2020/FY2024、2020-10-01 の形", "FY2018, CY2018, FY2020/FY2024 or 2020-10-01"});
  if (const auto* node = t.find("method")) {
    std::string id;
    t.read("method", id);
    const auto method = parse_method(id);
    if (!method)
      t.wrong_value(*node, "method", id, say("次のどれか（{}）", "one of {}", "quantile, equal, jenks, stddev, pretty, manual"));
    into.method = *method;
  }
  t.read("classes", into.classes, 3, 7);
  t.read("breaks", into.breaks);
  if (const auto* node = t.find("breaks")) {
    if (std::adjacent_find(into.breaks.begin(), into.breaks.end(), std::greater_equal<>()) != into.breaks.end() || into.breaks.size() > 8)
      t.wrong_value(*node, "breaks", fmt::format("[{}]", fmt::join(into.breaks, ", ")), {"小さい順の8個までの数値", "at most 8 numbers that ascend"});
  } else if (into.method == Method::manual) {
    t.wrong_value(*t.find("method"), "method", "manual", {"境の値 breaks を添えるか、別の方法", "the bounds too, as breaks = [ … ], or another method"});
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
    const auto order = t.read_list("order", recipe::layers);
    if (std::set<LayerKind>(order.begin(), order.end()).size() != order.size() || order.size() != recipe::layers.size())
      t.wrong_value(*node, "order", "…", {"5つの重ね（areas, districts, partnerships, facilities, labels）を1回ずつ", "each of areas, districts, partnerships, facilities, labels once"});
    std::vector<Layer> sorted;
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
  for (int h = 0; h < model::hazard_count; ++h) hazards[static_cast<std::size_t>(h)] = {model::hazard_id(static_cast<model::Hazard>(h)), static_cast<model::Hazard>(h)};
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
    if (centre.size() != 2 || std::abs(centre[0]) > 180 || std::abs(centre[1]) > 90)
      t.wrong_value(*node, "centre", fmt::format("[{}]", fmt::join(centre, ", ")), {"[経度, 緯度]（度）", "[longitude, latitude] in degrees"});
    into.centre = geo::Point{centre[0], centre[1]};
  }
  t.read("width_km", into.width_km, 0, 20'000);
  t.read("height_km", into.height_km, 0, 20'000);
  if (into.centre && !(into.width_km > 0 || into.height_km > 0))
    t.wrong_value(*t.find("centre"), "centre", "…", {"地上の広さ width_km か height_km も添えた形", "width_km or height_km of ground with it"});
  into.subject = into.areas.empty() && !into.centre;
  t.read("subject", into.subject);
  t.finish();
}

void read_projection(Table t, ProjectionChoice& into) {
  t.read("kind", into.kind, recipe::projections);
  t.read("zone", into.zone, 0, 19);
  t.read("crs", into.crs);
  if (into.kind == ProjectionChoice::Kind::crs && into.crs.empty())
    t.wrong_value(*t.find("kind"), "kind", "crs", {"座標系 crs = \"EPSG:…\" も添えた形", "the system with it, crs = \"EPSG:…\""});
  t.finish();
}

}  // namespace

MapDocument parse_recipe(std::string_view text, std::string_view where) {
  const Place place{where};
  toml::table root;
  try {
    root = toml::parse(text);
  } catch (const toml::parse_error& problem) {
    place.fail(problem.source(), say("TOML として読めません（{}）。かっこや引用符を確かめてください", "this is not TOML ({}); check brackets and quotes", problem.description()));
  }

  MapDocument document;
  if (const std::filesystem::path file{std::string(where)}; file.extension() == ".toml") document.name = file.stem().string();
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
