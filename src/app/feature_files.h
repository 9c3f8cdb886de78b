#pragma once
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "map/document.h"
#include "model/dataset.h"

/// Files of shapes that maps name (`file` of a subject): read beside the base, so that one map may show both.
namespace kuiki::app {

/// What a document names, each once.
std::vector<map::FileSource> sources_of(const map::MapDocument& document);
/// Paths as the recipe has them are of its own folder.
void resolve_files(map::MapDocument& document, const std::filesystem::path& folder);

/// Does the document name a file that the data do not hold yet?
bool lacks_files(const model::Dataset& data, const map::MapDocument& document);
/// The data, and with them the areas of every file the document names; the same where nothing is lacking. Read so finely that
/// one can go near. `warnings`: what was chosen, put right, left out. Throws as intake::read_features.
model::DatasetPtr with_files(const model::DatasetPtr& data, const map::MapDocument& document, Warnings& warnings,
                             const Progress& progress = {});

/// Data read anew, with the areas of files that `old` holds.
model::DatasetPtr with_files_of(const model::DatasetPtr& data, const model::Dataset& old);

/// A map of a file of which nothing more is said: its first figures in colour, names where it has a field for them.
map::MapDocument map_of_file(const std::filesystem::path& file);
/// How the names of files of shapes end, in small letters. A GeoPackage may be a work file as well (brought_file.h).
std::span<const std::string_view> feature_endings();
/// Is it a file of shapes, by its name?
bool is_feature_file(const std::filesystem::path& file);

}  // namespace kuiki::app
