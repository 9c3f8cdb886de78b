#include "app/layer_edits.h"

#include <algorithm>
#include <array>

#include "map/tones.h"

namespace kuiki::app::edits {

namespace {

using map::Layer;
using map::MapDocument;

auto at_id(MapDocument& document, std::string_view id) { return std::ranges::find(document.layers, id, &Layer::id); }

constexpr std::array<Rgba, 4> further_colors{rgb(0xb4531f), rgb(0x2c5d8f), rgb(0x8a3b73), rgb(0x6b5a13)};

/// Of several layers of one kind every one after the first has an own colour.
void tell_apart(const MapDocument& document, map::LayerOptions& options) {
  const auto same =
      std::ranges::count_if(document.layers, [&](const Layer& layer) { return layer.options.index() == options.index(); });
  if (same == 0) return;
  const Rgba color = further_colors[static_cast<std::size_t>(same - 1) % further_colors.size()];
  if (auto* sites = std::get_if<map::Sites>(&options)) sites->color = color;
  if (auto* symbols = std::get_if<map::Symbols>(&options)) symbols->color = color;
  if (auto* partnership = std::get_if<map::PartnershipLayer>(&options)) partnership->color = color;
}

}  // namespace

std::span<const Rgba> layer_colors() { return further_colors; }

Rgba usual_color(const map::LayerOptions& options) {
  if (std::holds_alternative<map::Symbols>(options)) return map::tone::symbol;
  return std::holds_alternative<map::PartnershipLayer>(options) ? map::tone::partnership : map::tone::facility;
}

MapDocument layer_visible(MapDocument document, std::string_view id, bool visible) {
  if (Layer* layer = document.find(id)) layer->visible = visible;
  return document;
}

MapDocument layer_moved(MapDocument document, std::string_view id, int by) {
  auto& layers = document.layers;
  const auto at = at_id(document, id);
  if (at == layers.end()) return document;
  const auto from = at - layers.begin();
  const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, static_cast<std::ptrdiff_t>(layers.size()) - 1);
  const Layer moved = *at;
  layers.erase(at);
  layers.insert(layers.begin() + to, moved);
  return document;
}

MapDocument layer_renamed(MapDocument document, std::string_view id, const Text& name) {
  if (Layer* layer = document.find(id)) layer->name = name == map::kind_of(*layer).name ? Text{} : name;
  return document;
}

MapDocument layer_opacity(MapDocument document, std::string_view id, double opacity) {
  if (Layer* layer = document.find(id)) layer->opacity = std::clamp(opacity, map::least_opacity, 1.0);
  return document;
}

MapDocument layer_options(MapDocument document, std::string_view id, map::LayerOptions options) {
  if (Layer* layer = document.find(id); layer != nullptr && layer->options.index() == options.index())
    layer->options = std::move(options);
  return document;
}

MapDocument layer_removed(MapDocument document, std::string_view id) {
  std::erase_if(document.layers, [&](const Layer& layer) { return layer.id == id; });
  return document;
}

bool may_add(const MapDocument& document, const map::LayerKind& kind) {
  return !kind.single ||
         std::ranges::none_of(document.layers, [&](const Layer& layer) { return &map::kind_of(layer) == &kind; });
}

Added layer_added(MapDocument document, const map::LayerKind& kind) {
  if (!may_add(document, kind)) return {std::move(document), {}};
  map::LayerOptions options = kind.usual;
  tell_apart(document, options);
  std::string id = document.add(std::move(options)).id;
  return {std::move(document), std::move(id)};
}

Added layer_duplicated(MapDocument document, std::string_view id) {
  const auto at = at_id(document, id);
  if (at == document.layers.end() || !may_add(document, map::kind_of(*at))) return {std::move(document), {}};
  Layer copy = *at;
  copy.id = map::free_layer_id(document.layers, copy.options);
  copy.name = say("{}（写し）", "{} (copy)", map::layer_name(*at));
  tell_apart(document, copy.options);
  std::string added = copy.id;
  document.layers.insert(std::next(at), std::move(copy));
  return {std::move(document), std::move(added)};
}

}  // namespace kuiki::app::edits
