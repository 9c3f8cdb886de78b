#pragma once
#include <optional>
#include <string>
#include <vector>

#include "map/page.h"
#include "map/scene.h"
#include "map/view.h"
#include "model/progress.h"

/// The finished sheet around a map frame: title, subtitle, legend, ranking, scale bar, north arrow, sources, remarks. It
/// knows nothing of a Dataset or a MapDocument, so that a one-off map of any file is laid out like a bundled one:
///
///     Sheet sheet = …;                              // words, legend, ranking
///     const Rect frame = sheet_frame(sheet, page);  // how much room the map gets
///     sheet.view = …;                               // a view of exactly frame.w × frame.h
///     Scene scene = compose_sheet(sheet, page, map_scene_of(frame.w, frame.h));
///
/// All words are already in one language; all lengths are scene units of the page.
namespace kuiki::map {

/// How an entry of a legend looks.
struct Swatch {
  enum class Kind { area, line, marker, bar };
  Kind kind = Kind::area;
  Paint fill;                      ///< area
  Rgba color, stroke{0, 0, 0, 0};  ///< line and marker; outline of area (transparent = a quiet one) and marker
  double width = 2;                ///< line and outline of an area with a dash
  std::vector<double> dash;        ///< line, or the outline of an area
  Symbol symbol = Symbol::circle;  ///< marker
  double size = 10;                ///< marker
  bool dot = false;                ///< marker: a light dot in its middle
  model::Verdict verdict = model::Verdict::on_course;  ///< bar of progress
};

/// A size of a symbol and what it stands for.
struct LegendSize {
  double size = 0;  ///< units: diameter of a circle, height of a bar
  std::string label;
};

struct LegendEntry {
  Swatch swatch;
  std::string label;
  std::string count;  ///< right-aligned beside it (4区); may be empty
  /// Where not empty, the swatch's symbol in these sizes instead of a row of its own, largest first: circles one within the
  /// other, or a bar with its heights.
  std::vector<LegendSize> sizes = {};
};

struct LegendBlock {
  std::string title;   ///< indicator with its unit: 高齢化率（%）
  std::string detail;  ///< smaller, beneath: 自然分類・5階級（適合度 0.98）; may be empty
  std::vector<LegendEntry> entries;
};

/// Bars beside the map, greatest value first. All of them are given; the sheet shows as many as it has room for.
struct Ranking {
  struct Bar {
    std::string name, value_text;
    double value = 0;  ///< NaN: unknown, no bar
    Rgba color;
  };
  struct Reference {
    double value = 0;
    std::string label;  ///< 市全体 29.4
  };
  std::string title;   ///< 区の順位; （上位10） is added when not all fit
  std::string detail;  ///< smaller, beneath; may be empty
  std::vector<Bar> bars;
  std::optional<Reference> reference;
};

struct Sheet {
  Lang lang = Lang::ja;
  std::string title, subtitle;
  std::vector<LegendBlock> legend;
  std::optional<Ranking> ranking;
  std::string sources;               ///< 出典：…; wrapped over the sheet's foot
  std::vector<std::string> remarks;  ///< notes on boundaries and values
  std::optional<View> view;          ///< of the frame; without one there is neither scale bar nor north arrow
  bool scale_bar = true, north_arrow = true;
};

/// The map frame on the page: what the measured words leave, as large as it can be. Wide pages have legend and ranking in a
/// column to the right, others in a band below. Does not read `view`.
Rect sheet_frame(const Sheet& sheet, const PageLayout& page);

/// Where scale bar and north arrow will stand, in the frame's own units, given what the frame shows; reads `view`. For a map
/// that can place its names around them.
std::vector<Rect> sheet_cards(const Sheet& sheet, const PageLayout& page, const Scene& frame);

/// The whole sheet. `frame`, a scene of sheet_frame()'s size with its origin at (0,0), is put into its place, clipped and
/// given a border. Scale bar and north arrow stand in the corners of the frame with the fewest names; a name
/// they would cover is left out. No text is cut, overlaps another, or leaves the page.
Scene compose_sheet(const Sheet& sheet, const PageLayout& page, Scene frame);

}  // namespace kuiki::map
