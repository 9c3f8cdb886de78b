#pragma once
#include "model/dataset.h"

namespace kuiki::model {

/// Is its figure a total of something in the area (residents, sites, yen), so that twice the area has about twice of it? By
/// what its maker says, else by its unit, and by a name that says it is a mean, a rate or a share after all. Totals are shown by the size of a symbol:
/// as the colour of an area they would say that large areas have much.
bool is_total(const Indicator& indicator);

}  // namespace kuiki::model
