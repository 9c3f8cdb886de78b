#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/document.h"

namespace kuiki::map {

/// The areas a document is about, by row, ascending. Throws Error(input_wrong) for a code the data do not have, and where no
/// area is left (a city without districts).
std::vector<model::AreaRow> subject_rows(const model::Dataset& data, const Subject& subject);

/// Row of an area code. Throws Error(input_wrong) naming the code and the closest one there is.
model::AreaRow require_area(const model::Dataset& data, std::string_view code);

/// Row of an indicator. Throws Error(input_wrong) naming the id and the closest one there is.
model::IndicatorRow require_indicator(const model::Dataset& data, const std::string& id);

/// Of `candidates` the one with the fewest letters to change, empty where none is alike.
std::string closest(std::string_view wrong, std::span<const std::string> candidates);

/// Name of an area in a language; the Japanese one where there is no other.
const std::string& area_name(const model::Areas& areas, model::AreaRow a, Lang lang);

/// Side of a square as large as the median of these areas, km; 0 without any.
double typical_km(const model::Areas& areas, std::span<const model::AreaRow> rows);

}  // namespace kuiki::map
