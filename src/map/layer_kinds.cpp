#include "map/layer_kinds.h"

#include <array>

#include "map/layer_recipes.h"

namespace kuiki::map {

namespace {

/// Reading and writing of one kind as those of any.
template <class Kind, void (*read)(recipe::Table&, Kind&)>
void read_as(recipe::Table& table, LayerOptions& into) {
  read(table, std::get<Kind>(into));
}
template <class Kind, void (*write)(const Kind&, recipe::Section&)>
void write_as(const LayerOptions& options, recipe::Section& into) {
  write(std::get<Kind>(options), into);
}

const std::array<LayerKind, std::variant_size_v<LayerOptions>>& table() {
  static const std::array<LayerKind, std::variant_size_v<LayerOptions>> kinds = {{
      {.id = "areas",
       .name = {"区域の塗り分け", "Areas in colour"},
       .single = false,
       .height = 0,
       .usual = AreaFill{},
       .read = read_as<AreaFill, recipe::read_areas>,
       .write = write_as<AreaFill, recipe::write_areas>},
      {.id = "districts",
       .name = {"地区の境界", "Districts"},
       .single = true,
       .height = 1,
       .usual = Districts{},
       .read = read_as<Districts, recipe::read_districts>,
       .write = write_as<Districts, recipe::write_districts>},
      {.id = "partnerships",
       .name = {"広域連携", "Partnerships"},
       .single = false,
       .height = 2,
       .usual = PartnershipLayer{},
       .read = read_as<PartnershipLayer, recipe::read_partnership>,
       .write = write_as<PartnershipLayer, recipe::write_partnership>},
      {.id = "symbols",
       .name = {"円・棒", "Circles and bars"},
       .single = false,
       .height = 3,
       .usual = Symbols{},
       .read = read_as<Symbols, recipe::read_symbols>,
       .write = write_as<Symbols, recipe::write_symbols>},
      {.id = "facilities",
       .name = {"避難場所", "Evacuation sites"},
       .single = false,
       .height = 4,
       .usual = Sites{},
       .read = read_as<Sites, recipe::read_sites>,
       .write = write_as<Sites, recipe::write_sites>},
      {.id = "labels",
       .name = {"地名と値", "Labels"},
       .single = true,
       .height = 5,
       .usual = Labels{},
       .read = read_as<Labels, recipe::read_labels>,
       .write = write_as<Labels, recipe::write_labels>},
      {.id = "figures",
       .name = {"計画の数値", "Figures of plans"},
       .single = true,
       .height = 6,
       .usual = FigureCards{},
       .read = read_as<FigureCards, recipe::read_figures>,
       .write = write_as<FigureCards, recipe::write_figures>},
  }};
  return kinds;
}

}  // namespace

std::span<const LayerKind> layer_kinds() { return table(); }

const LayerKind& kind_of(const LayerOptions& options) { return table()[options.index()]; }

const LayerKind* find_layer_kind(std::string_view id) {
  const auto found = std::ranges::find(table(), id, &LayerKind::id);
  return found == table().end() ? nullptr : &*found;
}

Text layer_name(const Layer& layer) { return layer.name.empty() ? kind_of(layer).name : layer.name; }

std::string free_layer_id(const std::vector<Layer>& layers, const LayerOptions& options) {
  const std::string word(kind_of(options).id);
  const auto taken = [&](const std::string& id) { return std::ranges::find(layers, id, &Layer::id) != layers.end(); };
  if (!taken(word)) return word;
  for (int n = 2;; ++n)
    if (std::string id = word + "-" + std::to_string(n); !taken(id)) return id;
}

}  // namespace kuiki::map
