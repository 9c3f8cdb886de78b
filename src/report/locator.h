#pragma once
#include <vector>

#include "report/drawing.h"

namespace kuiki::report {

/// Where an area lies: it in colour on a small map of what is around it, in a ring where it would hardly be seen. `around`:
/// areas that are shown whole; without any the area alone with a margin.
Drawing locator_map(const model::Dataset& data, model::AreaRow area, const std::vector<model::AreaRow>& around,
                    const model::Wording& wording, double width, double height);

}  // namespace kuiki::report
