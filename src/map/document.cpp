#include "map/document.h"

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

}  // namespace kuiki::map
