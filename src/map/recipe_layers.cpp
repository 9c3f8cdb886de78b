#include "map/recipe_layers.h"

#include <algorithm>
#include <set>

#include "map/layer_kinds.h"
#include "map/layer_recipes.h"

namespace kuiki::map::recipe {

namespace {

// ---- [[layer]] ---------------------------------------------------------------------------------------------------------

std::vector<std::string_view> kind_words() {
  std::vector<std::string_view> words;
  for (const auto& kind : layer_kinds()) words.push_back(kind.id);
  return words;
}

const LayerKind& read_kind(Table& t, const toml::node& whole) {
  const Text wanted = say("次のどれか（{}）", "one of {}", list_of(kind_words()));
  const auto* node = t.find("kind");
  if (node == nullptr) t.wrong_value(whole, "kind", "", wanted);
  std::string word;
  t.read("kind", word);
  const auto* kind = find_layer_kind(word);
  if (kind == nullptr) t.wrong_value(*node, "kind", word, wanted);
  return *kind;
}

void read_layer(Table t, const toml::node& whole, std::vector<Layer>& layers) {
  const LayerKind& kind = read_kind(t, whole);
  const auto same_kind = [&](const Layer& layer) { return &kind_of(layer) == &kind; };
  if (kind.single && std::ranges::any_of(layers, same_kind))
    t.wrong_value(*t.find("kind"), "kind", kind.id,
                  {"一つの地図に一度だけ書く形", "it once: a map has one layer of that kind at most"});
  Layer layer{.options = kind.usual};
  t.read("id", layer.id);
  const auto* id = t.find("id");
  if (id != nullptr && (layer.id.empty() || std::ranges::find(layers, layer.id, &Layer::id) != layers.end()))
    t.wrong_value(*id, "id", layer.id,
                  {"ほかの重ねにない、空でない名前", "a name that is not empty and that no other layer has"});
  if (id == nullptr) layer.id = free_layer_id(layers, layer.options);
  t.read("name", layer.name);
  t.read("visible", layer.visible);
  t.read("opacity", layer.opacity, least_opacity, 1);
  kind.read(t, layer.options);
  t.finish();
  layers.push_back(std::move(layer));
}

void read_list(Table& top, const toml::node& node, std::vector<Layer>& layers) {
  if (!node.is_array()) top.wrong_value(node, "layer", "…", {"[[layer]] の並び", "tables [[layer]]"});
  layers.clear();
  for (const auto& each : *node.as_array()) {
    if (!each.is_table()) top.wrong_value(each, "layer", "…", {"[[layer]] の並び", "tables [[layer]]"});
    read_layer(top.inner(*each.as_table(), "layer"), each, layers);
  }
}

// ---- recipes of before -------------------------------------------------------------------------------------------------

/// Bottom to top, each once.
constexpr std::array<std::string_view, 6> former{"areas", "districts", "partnerships", "facilities", "labels", "figures"};

std::vector<std::string_view> read_former(Table& t, std::string_view key) {
  std::array<Word<std::string_view>, former.size()> words;
  std::ranges::transform(former, words.begin(), [](std::string_view id) { return Word<std::string_view>{id, id}; });
  return t.read_list(key, words);
}

/// `order`, bottom to top, names every layer once.
std::vector<std::string_view> read_order(Table& t) {
  const auto* node = t.find("order");
  if (node == nullptr) return {former.begin(), former.end()};
  auto order = read_former(t, "order");
  // Maps of before there were figures name the other five: cards then stand on top.
  if (std::ranges::find(order, "figures") == order.end()) order.emplace_back("figures");
  if (std::set(order.begin(), order.end()).size() != order.size() || order.size() != former.size())
    t.wrong_value(*node, "order", "…",
                  {"6つの重ね（areas, districts, partnerships, facilities, labels, figures）を1回ずつ",
                   "each of areas, districts, partnerships, facilities, labels, figures once"});
  return order;
}

template <class Kind>
Kind read_table(Table& top, std::string_view key, void (*read)(Table&, Kind&)) {
  Kind options;
  Table t = top.table(key);
  read(t, options);
  t.finish();
  return options;
}

/// What is hidden and says nothing of its own is no layer, unless the recipe gives it a place.
void read_former_layers(Table& top, std::vector<Layer>& layers) {
  PartnershipLayer partnership;
  top.read("partnership", partnership.partnership);
  const std::vector<LayerOptions> said = {read_table<AreaFill>(top, "choropleth", read_areas),
                                          Districts{},
                                          partnership,
                                          read_table<Sites>(top, "facilities", read_sites),
                                          read_table<Labels>(top, "labels", read_labels),
                                          read_table<FigureCards>(top, "figures", read_figures)};
  Table t = top.table("layers");
  const bool placed = t.has("order");
  const auto order = read_order(t);
  std::vector<std::string_view> shown{"areas", "labels"};
  if (t.find("show") != nullptr) shown = read_former(t, "show");
  t.finish();
  layers.clear();
  for (const auto id : order) {
    const auto& options = *std::ranges::find(said, id, [](const LayerOptions& of) { return kind_of(of).id; });
    const bool visible = std::ranges::find(shown, id) != shown.end();
    if (visible || placed || options != kind_of(options).usual)
      layers.push_back({.id = std::string(id), .visible = visible, .options = options});
  }
}

}  // namespace

void read_layers(Table& top, MapDocument& into) {
  const auto* node = top.find("layer");
  if (node == nullptr) return read_former_layers(top, into.layers);
  for (const std::string_view key : {"choropleth", "layers", "facilities", "labels", "figures", "partnership"})
    if (const auto* old = top.find(key))
      top.wrong_value(*old, key, "…",
                      {"[[layer]] だけで書く形（以前の書き方と混ぜられません）",
                       "all of it as [[layer]]: the two ways of writing layers do not mix"});
  read_list(top, *node, into.layers);
}

}  // namespace kuiki::map::recipe
