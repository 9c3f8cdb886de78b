#include "map/layer_kinds.h"

#include <array>
#include <concepts>

#include "map/layer_classes.h"
#include "map/layer_draws.h"
#include "map/layer_legends.h"
#include "map/layer_notes.h"
#include "map/layer_recipes.h"
#include "map/layer_references.h"

namespace kuiki::map {

namespace {

/// The functions of one kind as those of any.
template <class Kind, void (*read)(recipe::Table&, Kind&), void (*write)(const Kind&, recipe::Section&),
          void (*draw)(Composer&, const Layer&, const Kind&)>
LayerKind row(LayerKind kind) {
  kind.usual = Kind{};
  kind.read = [](recipe::Table& table, LayerOptions& into) { read(table, std::get<Kind>(into)); };
  kind.write = [](const LayerOptions& options, recipe::Section& into) { write(std::get<Kind>(options), into); };
  kind.classify = [](const model::Dataset& data, const LayerOptions& options, Thematic& theme) {
    if constexpr (std::derived_from<Kind, Measured>) classify_layer(data, std::get<Kind>(options), theme);
  };
  kind.draw = [](Composer& composer, const Layer& layer) { draw(composer, layer, std::get<Kind>(layer.options)); };
  kind.legend = [](LegendDraft& draft, const Layer& layer) { add_legend(draft, layer, std::get<Kind>(layer.options)); };
  kind.notes = [](NotesDraft& draft, const Layer& layer) { add_notes(draft, layer, std::get<Kind>(layer.options)); };
  kind.refer = [](LayerOptions& options, const UseReference& use) {
    if constexpr (requires(Kind & layer) { each_reference(layer, use); }) each_reference(std::get<Kind>(options), use);
  };
  return kind;
}

using recipe::read_areas, recipe::read_districts, recipe::read_partnership, recipe::read_symbols, recipe::read_sites,
    recipe::read_labels, recipe::read_figures;
using recipe::write_areas, recipe::write_districts, recipe::write_partnership, recipe::write_symbols, recipe::write_sites,
    recipe::write_labels, recipe::write_figures;

const std::array<LayerKind, std::variant_size_v<LayerOptions>>& table() {
  static const std::array<LayerKind, std::variant_size_v<LayerOptions>> kinds = {
      row<AreaFill, read_areas, write_areas, draw_areas>({.id = "areas",
                                                          .name = {"区域の塗り分け", "Areas in colour"},
                                                          .single = false,
                                                          .over_selection = false,
                                                          .height = 0,
                                                          .legend_place = 0,
                                                          .note_place = 0}),
      row<Districts, read_districts, write_districts, draw_districts>({.id = "districts",
                                                                       .name = {"地区の境界", "Districts"},
                                                                       .single = true,
                                                                       .over_selection = false,
                                                                       .height = 1,
                                                                       .legend_place = 5,
                                                                       .note_place = 2}),
      row<PartnershipLayer, read_partnership, write_partnership, draw_partnership>({.id = "partnerships",
                                                                                    .name = {"広域連携", "Partnerships"},
                                                                                    .single = false,
                                                                                    .over_selection = false,
                                                                                    .height = 2,
                                                                                    .legend_place = 3,
                                                                                    .note_place = 3}),
      row<Symbols, read_symbols, write_symbols, draw_symbols>({.id = "symbols",
                                                               .name = {"円・棒", "Circles and bars"},
                                                               .single = false,
                                                               .over_selection = true,
                                                               .height = 3,
                                                               .legend_place = 1,
                                                               .note_place = 1}),
      row<Sites, read_sites, write_sites, draw_sites>({.id = "facilities",
                                                       .name = {"避難場所", "Evacuation sites"},
                                                       .single = false,
                                                       .over_selection = true,
                                                       .height = 4,
                                                       .legend_place = 4,
                                                       .note_place = 5}),
      row<Labels, read_labels, write_labels, draw_labels>({.id = "labels",
                                                           .name = {"地名と値", "Labels"},
                                                           .single = true,
                                                           .over_selection = true,
                                                           .height = 5,
                                                           .legend_place = 6,
                                                           .note_place = 6}),
      row<FigureCards, read_figures, write_figures, draw_figures>({.id = "figures",
                                                                   .name = {"計画の数値", "Figures of plans"},
                                                                   .single = true,
                                                                   .over_selection = true,
                                                                   .height = 6,
                                                                   .legend_place = 2,
                                                                   .note_place = 4}),
  };
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
