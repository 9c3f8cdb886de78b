#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "intake/district_table.h"
#include "model/town_grouping.h"

/// Districts of a city's towns that stand elsewhere: in a table, in a boundary file, in a list of names.
namespace kuiki::app {

class Workspace;

/// The table as districts, in the order in which they come in it.
model::TownGrouping grouping_of(const model::Dataset& data, model::AreaRow within, const intake::DistrictTable& table);

struct ReadDistricts {
  model::TownGrouping grouping;
  Text report;             ///< what was read, in a sentence
  std::vector<Text> left;  ///< what was not taken, a line each
};
/// A table (as `kuiki districts` reads it) or a boundary file (a town is given to the area that most of its ground lies in).
/// Throws as intake::read_district_table and read_areas do.
ReadDistricts read_districts(const model::Dataset& data, model::AreaRow within, const std::filesystem::path& file,
                             const Progress& progress = {});
/// The same as a job; `done` and `failed` run on the main thread.
void read_districts(Workspace& work, model::AreaRow within, const std::filesystem::path& file,
                    std::function<void(const ReadDistricts&)> done, std::function<void(const Error&)> failed);

struct TownList {
  std::vector<model::AreaRow> towns;  ///< ascending, each once
  std::vector<Text> left;             ///< names that mean none or several, with the reason
};
/// Towns of a municipality by names or codes, parted by lines, tabs or commas.
TownList read_towns(const model::Dataset& data, model::AreaRow within, std::string_view words);
void read_towns(Workspace& work, model::AreaRow within, const std::string& words, std::function<void(const TownList&)> done,
                std::function<void(const Error&)> failed);

}  // namespace kuiki::app
