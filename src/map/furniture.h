#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "map/page.h"
#include "map/typeset.h"
#include "map/view.h"

/// What sheet.cpp, legend.cpp and ranking.cpp draw with: the sheet's type sizes, words and boxes put at a place, and the two
/// small things that stand on the map itself, scale bar and north arrow.
namespace kuiki::map {

/// Sizes of a page's words and gaps, units, from the size of the page; no font is smaller than the page allows.
struct SheetStyle {
  explicit SheetStyle(const PageLayout& page);
  Font title, subtitle, heading, body, bars, small;
  double margin = 24, gap = 16;  ///< round the page; between frame and column
};

/// Height of one line of words.
inline double line_height(Font font) { return font.size * 1.36; }

/// Puts words and boxes into a list of items; without a list it only measures. Tops are line tops, not baselines.
class Ink {
 public:
  explicit Ink(std::vector<Item>* items = nullptr) : items_(items) {}
  enum class Align { left, right, centre };

  void words(std::string_view text, Font font, double x, double top, Rgba color, Align align = Align::left);
  /// Wrapped to `width`; returns the height used.
  double paragraph(std::string_view text, Font font, double x, double top, double width, Rgba color);
  void add(Item item) {
    if (items_ != nullptr) items_->push_back(std::move(item));
  }

 private:
  std::vector<Item>* items_;
};

/// The greatest of 1, 2, 5 × 10ⁿ metres that is at most `most_m`.
double round_length(double most_m);

/// A bar whose length is the geodesic between its ends, at the place where it stands in the frame.
struct ScaleBar {
  double metres = 0;             ///< a round number
  double length = 0;             ///< units on the sheet
  double width = 0, height = 0;  ///< of the card with its words
};
/// For a bar whose card has its left top corner at (x, y) of the frame (its bottom decides the parallel) and may be
/// `most` units long.
ScaleBar scale_bar(const View& view, const SheetStyle& style, double x, double y, double most);
/// (x, y): left top corner on the sheet.
void draw_scale_bar(Ink& ink, const ScaleBar& bar, const SheetStyle& style, double x, double y);

/// Direction of true north in the middle of the frame: clockwise from the page's up, degrees.
double north_azimuth(const View& view);
/// Side of the square an arrow needs.
double north_arrow_size(const SheetStyle& style);
void draw_north_arrow(Ink& ink, double azimuth_deg, const SheetStyle& style, double x, double y);

}  // namespace kuiki::map
