#pragma once
#include <string_view>

#include "base/text.h"

namespace kuiki::model {

/// The name of one of the 17 Sustainable Development Goals by its number, "4" → 質の高い教育をみんなに / Quality education,
/// in the wording of the United Nations and its information centre in Japan. Empty for what is no goal's number.
Text sdg_goal(std::string_view number);

}  // namespace kuiki::model
