#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace kuiki {

/// Characters that would do something instead of being seen: controls and escapes (not line end and tab), orders of writing
/// (bidi), no characters at all (U+FFFE …), invisible tags; and bytes that are no UTF-8.
bool is_inert(std::string_view text);

/// The same text with each of those as U+FFFD. What reaches a terminal, a picture or a page goes through here.
std::string inert(std::string_view text);

/// A text of a file in a message: inert, line ends and tabs as spaces, and of a text longer than `most` characters its
/// beginning, "…" and its end, where a message says what to do.
std::string one_line(std::string_view text, std::size_t most = 1000);

/// A name of a file in a message: as one_line(), but of a long one only the beginning and "…".
std::string short_name(std::string_view text, std::size_t most = 80);

}  // namespace kuiki
