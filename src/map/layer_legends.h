#pragma once
#include <string>
#include <vector>

#include "map/layer_themes.h"
#include "map/legend.h"

/// The legend of each kind of layer, in the file `layer_<kind>_legend.cpp`.
namespace kuiki::map {

/// A legend in the making.
struct LegendDraft {
  const model::Dataset& data;
  const MapDocument& document;
  const Thematic& lead;  ///< of the layer the map is about
  model::Wording wording;
  Lang lang;
  const View* view;  ///< null: not known
  LayerThemes figures;
  std::vector<LegendBlock> blocks = {};
  bool approximate = false;  ///< some border drawn is approximate

  /// The layer's own name, else `usual`.
  [[nodiscard]] std::string title_of(const Layer& layer, std::string usual) const;
  /// What a block of figures says beneath its title: what they are of where the title is the layer's own name, and of when
  /// where the map shows the same indicator twice.
  [[nodiscard]] std::string detail_of(const Layer& layer, const Thematic& theme) const;
};

void add_legend(LegendDraft& draft, const Layer& layer, const AreaFill& fill);
void add_legend(LegendDraft& draft, const Layer& layer, const Districts& districts);
void add_legend(LegendDraft& draft, const Layer& layer, const PartnershipLayer& partnership);
void add_legend(LegendDraft& draft, const Layer& layer, const Symbols& symbols);
void add_legend(LegendDraft& draft, const Layer& layer, const Sites& sites);
void add_legend(LegendDraft& draft, const Layer& layer, const Labels& labels);
void add_legend(LegendDraft& draft, const Layer& layer, const FigureCards& figures);

}  // namespace kuiki::map
