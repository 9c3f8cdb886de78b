#include "map/layer_legends.h"

namespace kuiki::map {

void add_legend(LegendDraft& draft, const Layer& /*layer*/, const Districts& /*districts*/) { draft.approximate = true; }

}  // namespace kuiki::map
