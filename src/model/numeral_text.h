#pragma once
#include <string>
#include <string_view>

namespace kuiki::model {

/// A printed cell made plain for reading: full-width ASCII as ASCII, half-width katakana as ordinary katakana (voice marks
/// joined), every kind of space and line break as one ' ', the kinds of minus and hyphen as '-' (the long-vowel mark ー and
/// the dashes – — ― are left), 〜 and ～ as '~', no spaces at the ends, no byte order mark. Damaged UTF-8 becomes U+FFFD.
std::string narrow(std::string_view text);

/// `text` without spaces.
std::string without_spaces(std::string_view text);

/// Moves past `word` when `text` begins with it.
bool skip(std::string_view& text, std::string_view word);
/// Cuts `word` off when `text` ends with it.
bool cut(std::string_view& text, std::string_view word);
/// Without spaces at the ends.
std::string_view trimmed(std::string_view text);

}  // namespace kuiki::model
