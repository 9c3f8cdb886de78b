#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kuiki {

/// A text as it is compared when searching: full-width, half-width, circled and squared forms as ordinary ones (Unicode's
/// NFKC), small letters, katakana as hiragana, ヶ as け, old and variant kanji as the common form (髙 﨑 俱 檮 龍 as 高 崎 倶 梼 竜;
/// see variants.h), and neither spaces nor hyphens. Damaged bytes become U+FFFD.
std::string fold(std::string_view text);

/// The words of a query (separated by spaces, also full-width ones), folded, empty ones left out.
std::vector<std::string> fold_words(std::string_view query);

}  // namespace kuiki
