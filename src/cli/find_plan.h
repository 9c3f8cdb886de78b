#pragma once
#include <string_view>

#include "model/dataset.h"

/// What of the plans a user means by an id or, where only one has it, by its name (full- and half-width, 俱/倶, ヶ/ケ and
/// the like do not matter). Each throws Error(usage) for a name several have, naming them, and Error(input_wrong), naming
/// the likeliest ones, for what is not there.
namespace kuiki::cli {

const model::Plan& plan_named(const model::Dataset& data, std::string_view id_or_title);
model::NodeRow node_named(const model::Dataset& data, std::string_view id_or_title);
model::IndicatorRow indicator_named(const model::Dataset& data, std::string_view id_or_name);
const model::Comparison& comparison_named(const model::Dataset& data, std::string_view id_or_name);

}  // namespace kuiki::cli
