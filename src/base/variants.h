#pragma once

namespace kuiki {

/// The form of a kanji in which names are compared: the common one of those that are written for each other in names of
/// places and people; the character itself where there is none.
char32_t common_form(char32_t kanji);

}  // namespace kuiki
