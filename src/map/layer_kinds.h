#pragma once
#include <functional>
#include <span>
#include <string_view>

#include "map/document.h"

/// The kinds of layers. Nothing else in the program lists them: what must know them all asks here.
namespace kuiki::map {

namespace recipe {
class Table;
class Section;
}  // namespace recipe

struct Composer;
struct LegendDraft;
struct NotesDraft;
struct Thematic;
struct Reference;  // layer_references.h

/// All there is to know of a kind; a row for each alternative of LayerOptions.
struct LayerKind {
  std::string_view id;  ///< its word in recipes, commands and the ids of layers
  Text name;
  bool single;                   ///< one on a map at most
  bool over_selection;           ///< it stands over the outline of what is selected
  int height;                    ///< its usual place: over all kinds with less
  int legend_place, note_place;  ///< its place in the legend and in the notes: after all kinds with less
  LayerOptions usual = {};       ///< what a new one says
  /// Its keys in a recipe; `write` leaves out what is as usual.
  void (*read)(recipe::Table& table, LayerOptions& into) = nullptr;
  void (*write)(const LayerOptions& options, recipe::Section& into) = nullptr;
  /// Sorts the figures it shows into classes and colours; nothing for kinds that show none.
  void (*classify)(const model::Dataset& data, const LayerOptions& options, Thematic& theme) = nullptr;
  void (*draw)(Composer& composer, const Layer& layer) = nullptr;
  void (*legend)(LegendDraft& draft, const Layer& layer) = nullptr;
  void (*notes)(NotesDraft& draft, const Layer& layer) = nullptr;
  /// What it names of the data by its id; nothing for kinds that name nothing.
  void (*refer)(LayerOptions& options, const std::function<void(const Reference&)>& use) = nullptr;
};

/// In the order of LayerOptions.
std::span<const LayerKind> layer_kinds();
const LayerKind& kind_of(const LayerOptions& options);
inline const LayerKind& kind_of(const Layer& layer) { return kind_of(layer.options); }
/// Null where no kind has the word.
const LayerKind* find_layer_kind(std::string_view id);

/// The layer's own name, or that of its kind.
Text layer_name(const Layer& layer);
/// An id that no layer has: the word of the kind, or with a number.
std::string free_layer_id(const std::vector<Layer>& layers, const LayerOptions& options);

}  // namespace kuiki::map
