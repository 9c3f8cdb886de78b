#pragma once
#include <vector>

#include "app/area_import.h"

namespace kuiki::app {

/// What became of a boundary file, for a reader: line by line, a place that is wrong on a line of its own with two blanks before
/// it.
std::vector<Text> area_import_lines(const model::Dataset& data, const AreaImportReport& report);

}  // namespace kuiki::app
