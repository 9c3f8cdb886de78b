#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace kuiki::app {

/// What a file that somebody opens or drops is to the window.
enum class BroughtKind {
  unknown,
  table,   ///< figures: becomes indicators of one's own
  map,     ///< a recipe
  shapes,  ///< polygons: become a map
  work,    ///< a work file, or another database of Kuiki, which is refused where it is opened
};

/// By its name; of a GeoPackage by what it says of itself. One that is not there counts as a work file: opening it says so.
BroughtKind brought_kind(const std::filesystem::path& file);

/// Endings of the names of what a map is made of, ".toml" first.
std::vector<std::string> map_endings();

}  // namespace kuiki::app
