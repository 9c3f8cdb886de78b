#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace kuiki::intake {

/// A number in kanji from `i` on (to 9,999), which moves behind it: 十二, 二十, 百五. Nothing where none stands there.
std::optional<int> kanji_number(std::u32string_view text, std::size_t& i);

}  // namespace kuiki::intake
