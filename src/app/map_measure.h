#pragma once
#include <string>

#include "base/text.h"
#include "map/view.h"

/// Measures of the map on screen, in words.
namespace kuiki::app {

/// n of 1 : n in the middle of the view, on a screen of 96 units an inch; the projection's own scale there is taken out.
double scale_denominator(const map::View& view);
/// 1:120,000, rounded to two digits.
std::string scale_text(const map::View& view);

/// 東経141.3800° 北緯43.0300°; empty beyond the projection.
Text lonlat_text(geo::Point lonlat);

}  // namespace kuiki::app
