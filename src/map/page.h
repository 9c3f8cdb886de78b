#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "map/compose.h"

namespace kuiki::map {

/// The sheet a finished map is laid out on. Scene units; `device_scale` is how many device pixels a painter makes of one.
struct PageLayout {
  double width = 1920, height = 1080;
  double device_scale = 1;  ///< PNG; for SVG and PDF only the size counts
  double points_per_unit = 0.75;
  double least_text = 12;  ///< smallest text allowed, units: 12 pixels of a screen, 8 points of paper
};

/// By pixels. The sheet is designed on 1440×810 units (810×1440 when upright); a larger picture has the same sheet with more
/// pixels to a unit (1920×1080: 1⅓, 3840×2160: 2⅔), so text keeps its share of it. A smaller picture keeps one pixel to a
/// unit and has less room instead, so that no text, the map's own included, falls below 12 pixels. 16 to 32,767 pixels a
/// side; throws Error(usage) otherwise.
PageLayout layout_pixels(int width_px, int height_px);
/// By page: "A4-landscape", "A4-portrait", "A3-landscape", "A3-portrait", in units of 1/96 inch (A4 landscape is
/// 1122.5×793.7), `dpi` 36 to 1200. Throws Error(usage) naming what is allowed.
PageLayout layout_page(std::string_view page, double dpi);

/// The subtitle a map has: its own, else indicator and period.
Text subtitle_of(const model::Dataset& data, const MapDocument& document, const Thematic& theme,
                 model::YearStyle years = model::YearStyle::western);
/// A recipe's words with the periods in braces written out: "{FY2018}" → 2018年度 or 平成30年度. Other braces stay.
Text with_periods(const Text& words, model::YearStyle years);

/// The finished sheet: title, subtitle, map frame, legend, ranking, scale bar, north arrow, sources, notes.
/// `view` where the map looks just as the viewer does; without it the document's extent is fitted.
Scene compose_page(const model::Dataset& data, const MapDocument& document, const PageLayout& page, model::Wording wording,
                   ComposeCache& cache, const std::optional<View>& view = {});

}  // namespace kuiki::map
