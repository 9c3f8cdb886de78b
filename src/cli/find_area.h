#pragma once
#include <string_view>

#include "model/dataset.h"

namespace kuiki::cli {

/// The area a user means by a code or name (intake/area_names.h). Throws Error(usage) for a name several areas have, naming
/// them, and Error(input_wrong) for one that none has, naming those that are like it.
model::AreaRow find_area(const model::Dataset& data, std::string_view code_or_name);

}  // namespace kuiki::cli
