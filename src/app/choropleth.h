#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "map/classify.h"
#include "map/page.h"

namespace kuiki::app {

/// A one-off map of any polygon file, coloured by a numeric field: a document with a layer of areas over the file, drawn as
/// every map is.
struct ChoroplethRequest {
  std::filesystem::path file, output;
  std::string value;                 ///< field
  std::optional<std::string> layer;  ///< the only or first polygon layer where not given
  map::Method method = map::Method::quantile;
  int classes = 5;
  bool exact_classes = false;  ///< so many also for few areas
  std::vector<double> breaks;
  std::string palette = "blue";
  bool reverse = false;
  std::string source_crs;                      ///< of the file, "EPSG:n"; empty: as the file says
  std::optional<std::vector<double>> no_data;  ///< values that mean none; not given: looked for
  std::string join;                  ///< a table that has the figures (choropleth_join.h); `value` is then its column
  std::string join_key;              ///< field of the polygons that says which row of the table is theirs
  std::string merge_by;              ///< field of a code by which rows are one area; "none"; empty: a well-known one
  std::string crs;                   ///< "EPSG:n"; empty = an equal-area one about the data
  std::optional<std::string> label;  ///< field of names to be written on the map; "auto": a well-known one
  bool values = false;               ///< figures on the map
  bool ranking = false;              ///< the list of areas by value beside it
  std::optional<std::string> title;
  map::PageLayout page;
  bool fills_as_picture = false;  ///< SVG, PDF: areas as a picture inside, of the page's resolution
  Lang lang = Lang::ja;
};
struct ChoroplethReport {
  /// Seconds: reading, thinning and projecting; classifying; laying out and painting; writing (all of the painting for PDF
  /// and SVG).
  double open_s = 0, classify_s = 0, render_s = 0, encode_s = 0, total_s = 0, peak_rss_mb = 0;
  std::size_t features = 0, vertices = 0;
  std::size_t areas = 0, with_value = 0;    ///< as counted in the legend: rows joined by code, without water
  std::vector<std::uint32_t> class_counts;  ///< areas of each class, the lowest first
  std::vector<std::string> legend;          ///< the words beside the colours, as they stand on the map
  std::string layer, field;                 ///< as the file has them
  Warnings warnings;
};
/// Throws Error(input_missing) for a file that is not there or no vector file; Error(input_wrong) for a layer or field that
/// is not there (naming those that are), a field that is not numeric, no polygons; Error(output).
ChoroplethReport choropleth(const ChoroplethRequest& request, const Progress& progress = {});

}  // namespace kuiki::app
