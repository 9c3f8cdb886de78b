#pragma once
#include <string_view>

namespace kuiki {

/// Columns a terminal needs for a text: two for an East Asian wide character, none for a combining one (Unicode Standard
/// Annex 11; ambiguous characters count one).
int display_width(std::string_view text);

}  // namespace kuiki
