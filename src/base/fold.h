#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kuiki {

/// A text as it is compared when searching: full-width letters and digits as ASCII, small letters, half-width and ordinary
/// katakana as hiragana (combining voice marks joined), ヶ as け, 髙 﨑 澤 濱 … as 高 崎 沢 浜, and neither spaces nor
/// hyphens.
std::string fold(std::string_view text);

/// The words of a query (separated by spaces, also full-width ones), folded, empty ones left out.
std::vector<std::string> fold_words(std::string_view query);

/// The check digit of a five-digit JIS code (X 0401/0402), as a digit; nothing for other text.
std::optional<char> check_digit(std::string_view five_digits);

/// The five-digit codes a query of digits may stand for, likeliest first: as written, with a lost leading zero, with a
/// check digit, with both. Folded digits only; empty for other text.
std::vector<std::string> codes_meant(std::string_view digits);

}  // namespace kuiki
