#include "map/document.h"

#include <concepts>
#include <utility>

#include "map/layer_kinds.h"

namespace kuiki::map {

const Layer* MapDocument::find(std::string_view id) const {
  const auto found = std::ranges::find(layers, id, &Layer::id);
  return found == layers.end() ? nullptr : &*found;
}

Layer* MapDocument::find(std::string_view id) {
  const auto found = std::ranges::find(layers, id, &Layer::id);
  return found == layers.end() ? nullptr : &*found;
}

Layer& MapDocument::add(LayerOptions options, bool visible) {
  const int height = kind_of(options).height;
  auto at = layers.end();
  while (at != layers.begin() && kind_of(*std::prev(at)).height > height) --at;
  Layer layer{.id = free_layer_id(layers, options), .visible = visible, .options = std::move(options)};
  return *layers.insert(at, std::move(layer));
}

void MapDocument::show(const LayerOptions& like, bool visible) {
  bool any = false;
  for (auto& layer : layers) {
    if (layer.options.index() != like.index()) continue;
    layer.visible = visible;
    any = true;
  }
  if (visible && !any) add(kind_of(like).usual);
}

const Measured* measured(const LayerOptions& options) {
  return std::visit(
      [](const auto& kind) -> const Measured* {
        if constexpr (std::derived_from<std::remove_cvref_t<decltype(kind)>, Measured>)
          return &kind;
        else
          return nullptr;
      },
      options);
}

Measured* measured(LayerOptions& options) { return const_cast<Measured*>(measured(std::as_const(options))); }

const Layer* lead_layer(const MapDocument& document) {
  const Layer* could = nullptr;
  for (const auto& layer : document.layers) {
    const auto* shown = measured(layer.options);
    if (shown == nullptr) continue;
    if (layer.visible && !shown->indicator.empty()) return &layer;
    if (could == nullptr) could = &layer;
  }
  const Layer* fill = document.first<AreaFill>();
  return fill != nullptr ? fill : could;
}

const Measured& lead_figures(const MapDocument& document) {
  static const Measured none;
  const Layer* lead = lead_layer(document);
  return lead == nullptr ? none : *measured(lead->options);
}

}  // namespace kuiki::map
