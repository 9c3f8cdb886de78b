#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "map/compose.h"
#include "map/layer_themes.h"

/// What each kind of layer owes below the map, in the file `layer_<kind>_notes.cpp`.
namespace kuiki::map {

/// The sources of a map, each once, in the order in which they are asked for.
class Citations {
 public:
  Citations(const model::Dataset& data, Lang lang) : data_(data), lang_(lang) {}
  void add(std::string_view id);
  void add_words(const std::string& words);
  /// 出典：…; empty without any.
  [[nodiscard]] std::string sentence() const;

 private:
  const model::Dataset& data_;
  Lang lang_;
  std::vector<std::string> lines_;
};

/// Notes in the making.
struct NotesDraft {
  const model::Dataset& data;
  const MapDocument& document;
  const Thematic& lead;  ///< of the layer the map is about; of a partnership's map: of its members
  model::Wording wording;
  ComposeCache* cache;  ///< null: cards of figures are worked out anew
  Citations sources;
  LayerThemes figures;
  std::vector<std::string> remarks = {};

  /// Says it once.
  void remark(const Text& text);
  /// The figures of a layer: their source, and whether they were only projected.
  void owe_figures(const Thematic& theme);
};

void add_notes(NotesDraft& draft, const Layer& layer, const AreaFill& fill);
void add_notes(NotesDraft& draft, const Layer& layer, const Districts& districts);
void add_notes(NotesDraft& draft, const Layer& layer, const PartnershipLayer& partnership);
void add_notes(NotesDraft& draft, const Layer& layer, const Symbols& symbols);
void add_notes(NotesDraft& draft, const Layer& layer, const Sites& sites);
void add_notes(NotesDraft& draft, const Layer& layer, const Labels& labels);
void add_notes(NotesDraft& draft, const Layer& layer, const FigureCards& figures);

/// 『小樽市総合戦略（平成27年10月）』 of the name of a plan's file.
std::string quoted_document(const std::string& source_document, Lang lang);

}  // namespace kuiki::map
