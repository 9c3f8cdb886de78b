#pragma once
#include <string_view>

#include "base/text.h"
#include "model/dataset.h"

/// The English of what the text sources of the base say in Japanese alone.
namespace kuiki::model {

/// Its attribution, or its title where it has none. A source without a line of its own is cited as it stands.
Text attribution_words(const Source& source);

/// Where a boundary comes from and how exact it is, as `geodata/boundaries/notes.csv` says it. A note without a line of its
/// own is told as it stands.
Text boundary_note_words(std::string_view note);

}  // namespace kuiki::model
