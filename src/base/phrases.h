#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace kuiki {

/// Where a text may be broken so that no word is divided: byte offsets of the ends of its phrases, the last one its length.
/// Japanese goes by phrases (「前年度より｜改善」), a number stays with its unit (「7,447,800人」), English goes by words.
/// A line feed ends a phrase. Invalid UTF-8 counts as one phrase.
std::vector<std::size_t> phrase_ends(std::string_view text);

}  // namespace kuiki
