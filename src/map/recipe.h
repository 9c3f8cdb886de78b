#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "map/document.h"

namespace kuiki::map {

/// A recipe's text to its document. `where` names the file in messages. Throws Error(input_wrong) with the line, the key or
/// value that is wrong and what is allowed.
MapDocument parse_recipe(std::string_view toml, std::string_view where);
/// The document as a recipe; parse_recipe gives the same document back.
std::string write_recipe(const MapDocument& document);

}  // namespace kuiki::map
