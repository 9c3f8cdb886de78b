#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "map/document.h"
#include "map/page.h"
#include "model/dataset.h"
#include "model/wording.h"
#include "store/build.h"

/// What the command line and the window both can ask for, as plain functions.
namespace kuiki::app {

/// The bundled database. Throws Error(input_missing) saying how to make one.
std::filesystem::path bundled_database();

/// Names of the bundled recipes (assets/maps), sorted.
std::vector<std::string> bundled_maps();

/// A bundled recipe by name, a recipe file by path, or a map of a file of shapes. What it names of files is read by with_files()
/// (app/feature_files.h) before it is drawn. Throws Error(input_missing | input_wrong).
map::MapDocument open_map(const std::string& name_or_path);

/// A CRS that does not exist or is no plane one is wrong usage elsewhere, but in a recipe it is the recipe's fault: throws
/// Error(input_wrong) naming `where` it stands.
void check_projection(const map::MapDocument& document, const std::string& where);

/// Builds a database from the text sources, the bundled recipes put into it (table `map`). As store::build_database.
/// `work` takes what was entered into a database of version 0.1 that stood there.
store::BuildReport build_database(const std::filesystem::path& geodata, const std::filesystem::path& output,
                                  const store::WorkLocation& work, const Progress& progress = {});

struct ExportRequest {
  std::filesystem::path output;  ///< .png, .svg, .pdf
  map::PageLayout page;
  Lang lang = Lang::ja;
  model::YearStyle years = model::YearStyle::western;
  bool fills_as_picture = false;  ///< SVG, PDF: areas as a picture inside, of the page's resolution

  ExportRequest() = default;
  ExportRequest(std::filesystem::path file, const map::PageLayout& layout, model::Wording wording)
      : output(std::move(file)), page(layout), lang(wording.lang), years(wording.years) {}
};
/// Writes a finished map, whole or not at all. With `view`, it looks where the viewer looks.
void export_map(const model::Dataset& data, const map::MapDocument& document, const ExportRequest& request,
                const std::optional<map::View>& view = {}, const Progress& progress = {});

/// What a map does that a reader may be misled by, for who made it: a total in colour that nobody said is wanted so.
Warnings map_warnings(const model::Dataset& data, const map::MapDocument& document);

}  // namespace kuiki::app
