#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kuiki::utf8 {

/// The code point of `text` at `i`, which moves past it; a damaged byte gives U+FFFD. `i` must be inside the text.
char32_t next(std::string_view text, std::size_t& i);

/// Where the first bytes stand that are no UTF-8 (damaged, overlong, surrogates, beyond Unicode); nothing where all is well.
std::optional<std::size_t> first_damage(std::string_view text);

/// Appends `c` to `out`.
void append(std::string& out, char32_t c);

}  // namespace kuiki::utf8
