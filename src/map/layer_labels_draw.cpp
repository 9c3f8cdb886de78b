#include "map/composer.h"
#include "map/layer_draws.h"

namespace kuiki::map {

/// Names are placed when everything else stands, and put in here.
void draw_labels(Composer& c, const Layer& /*layer*/, const Labels& /*labels*/) { c.names_at = c.items.size(); }

}  // namespace kuiki::map
