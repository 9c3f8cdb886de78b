#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kuiki::intake {

/// What a text that may be an address can be looked up as, in the form of area_key(), from the whole to the vaguest:
/// 花園2-12-1 and 花園２丁目１２番１号 as they are, then 花園2丁目, then 花園. The numbers may be of any width, in kanji before a
/// counter or a hyphen, with 番, 番地, 号, の or any hyphen between them; a post code before the address, and 大字 or 字 in it,
/// may be left out. A text that is no address is looked up as it is.
std::vector<std::string> address_keys(std::string_view typed);

}  // namespace kuiki::intake
