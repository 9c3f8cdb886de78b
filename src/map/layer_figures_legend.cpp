#include "map/layer_legends.h"

namespace kuiki::map {

void add_legend(LegendDraft& draft, const Layer& layer, const FigureCards& /*figures*/) {
  auto block = figures_legend(draft.data, draft.document, draft.wording);
  if (!block) return;
  block->title = draft.title_of(layer, std::move(block->title));
  draft.blocks.push_back(std::move(*block));
}

}  // namespace kuiki::map
