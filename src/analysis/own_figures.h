#pragma once
#include "model/dataset.h"

namespace kuiki::analysis {

/// Puts figures of the areas of own sets (Dataset::own_sets) into `data`, which must be indexed and has to be again: totals as sums of
/// their towns, rates from such sums, never as means of rates, densities over the ground that people were counted on. They are marked
/// computed; where an area cuts towns they are estimates by area, marked inferred, with a lower and an upper bound.
void add_own_area_figures(model::Dataset& data);

}  // namespace kuiki::analysis
