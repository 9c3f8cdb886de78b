#pragma once
#include <vector>

#include "model/dataset.h"
#include "store/own_text.h"
#include "store/work_check.h"

namespace kuiki::app {

/// Indicators, areas and partnerships that maps of the work file name and these data do not have, each with what may be meant.
/// A map that cannot be read is passed over: nothing is known of it.
std::vector<store::LostReference> lost_in_maps(const model::Dataset& data, const std::vector<store::OwnText>& texts);

}  // namespace kuiki::app
