#include "map/layer_legends.h"

namespace kuiki::map {

/// Names explain themselves.
void add_legend(LegendDraft& /*draft*/, const Layer& /*layer*/, const Labels& /*labels*/) {}

}  // namespace kuiki::map
