#pragma once
#include <string_view>

#include "base/text.h"

namespace kuiki::app {

/// Where a boundary comes from and how exact it is, as `geodata/boundaries/notes.csv` says it, in both languages. A note without a line of
/// its own is told as it stands.
Text boundary_note_words(std::string_view note);

}  // namespace kuiki::app
