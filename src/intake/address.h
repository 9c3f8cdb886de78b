#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kuiki::intake {

/// What a text that may be an address can be looked up as, in the form of area_key(), from the whole to the vaguest:
/// 花園2-12-1 and 花園2丁目12番1号 as they are, then 花園2丁目, then 花園. A text that is no address is looked up as it is.
std::vector<std::string> address_keys(std::string_view typed);

}  // namespace kuiki::intake
