#pragma once
#include <string>
#include <string_view>

namespace kuiki::utf8 {

/// The code point of `text` at `i`, which moves past it; a damaged byte gives U+FFFD. `i` must be inside the text.
char32_t next(std::string_view text, std::size_t& i);

/// Appends `c` to `out`.
void append(std::string& out, char32_t c);

}  // namespace kuiki::utf8
