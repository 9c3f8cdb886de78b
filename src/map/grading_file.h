#pragma once
#include <string_view>

#include "model/grading.h"

namespace kuiki::map {

/// A grading scheme as TOML (assets/grading/README.md). `where` names the file in messages; the scheme's id is its stem.
/// Throws Error(input_wrong) with the line, the key or value that is wrong and what is allowed; for keys it does not know,
/// too.
model::GradingScheme parse_grading(std::string_view toml, std::string_view where);

}  // namespace kuiki::map
