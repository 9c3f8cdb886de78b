#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "map/document.h"

/// Recipes: map documents as TOML. Every key is described in assets/maps/README.md.
namespace kuiki::map {

/// A recipe's text to its document. `where` names the file in messages; the document's name is its stem when it ends in
/// ".toml", else empty. Throws Error(input_wrong) with the line, the key or value that is wrong and what is allowed.
MapDocument parse_recipe(std::string_view toml, std::string_view where);
/// The document as a recipe, without what is as it would be anyway; parse_recipe gives the same document back (its name from
/// the file's).
std::string write_recipe(const MapDocument& document);

}  // namespace kuiki::map
