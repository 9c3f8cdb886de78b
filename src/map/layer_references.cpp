#include "map/layer_references.h"

namespace kuiki::map {

void each_reference(AreaFill& layer, const UseReference& use) {
  use({Reference::Of::indicator, "indicator", layer.indicator});
}

void each_reference(Symbols& layer, const UseReference& use) {
  use({Reference::Of::indicator, "indicator", layer.indicator});
}

void each_reference(PartnershipLayer& layer, const UseReference& use) {
  use({Reference::Of::partnership, "partnership", layer.partnership});
}

void each_reference(Sites& layer, const UseReference& use) { use({Reference::Of::area, "within", layer.within}); }

void each_reference(FigureCards& layer, const UseReference& use) {
  for (auto& id : layer.indicators) use({Reference::Of::indicator, "indicators", id});
  std::erase(layer.indicators, std::string());
}

}  // namespace kuiki::map
