#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/color.h"
#include "geo/path_set.h"

/// The seam between cartography and painting. Every decision (class, clip, thinning, place of a label, legend) is made
/// before it; a painter only draws the items in their order. Screen and page share it, so they cannot drift apart.
///
/// Lengths are in scene units: one unit is one pixel of a screen at 100 % (1/96 inch on paper), y down, origin top left.
/// A painter multiplies by its own device scale.
namespace kuiki::map {

struct Rect {
  double x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] bool contains(double px, double py) const { return px >= x && px <= x + w && py >= y && py <= y + h; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

/// Path coordinates to scene units: x' = x·k + dx, y' = −y·k + dy (north up). `k` in units per metre.
struct Placement {
  double k = 1, dx = 0, dy = 0;
  friend bool operator==(const Placement&, const Placement&) = default;
};

/// A colour, or diagonal lines of it over a ground.
struct Paint {
  Rgba color;
  bool hatch = false;
  Rgba ground;            ///< hatch only
  double spacing = 6;     ///< hatch only, units between lines, at 45° (rising to the right)
  double line_width = 1;  ///< hatch only
  friend bool operator==(const Paint&, const Paint&) = default;
};

/// Fills shape i of `paths` (even-odd) with paints[paint_of[i]]; 255 = leave it out.
struct FillItem {
  geo::PathSetPtr paths;
  Placement at;
  std::vector<Paint> paints;
  std::vector<std::uint8_t> paint_of;  ///< one a shape; empty = all the first paint
};

/// Draws every ring or line of `paths`, round joins and caps, one colour.
struct StrokeItem {
  geo::PathSetPtr paths;
  Placement at;
  Rgba color;
  double width = 1;
  std::vector<double> dash;  ///< units on, off, …; empty = solid
};

/// A rectangle: legend swatches, bars, cards, frames.
struct RectItem {
  Rect rect;
  Paint fill{{0, 0, 0, 0}};
  Rgba stroke{0, 0, 0, 0};
  double stroke_width = 0, radius = 0;
};

/// A straight line or an open polyline in scene units: axis, reference line, link.
struct LineItem {
  std::vector<geo::Vec2f> points;
  Rgba color;
  double width = 1;
  std::vector<double> dash;
};

/// A small filled polygon in scene units: north arrow, arrow heads, scale bar blocks.
struct PolygonItem {
  std::vector<geo::Vec2f> points;
  Rgba fill, stroke{0, 0, 0, 0};
  double stroke_width = 0;
};

enum class Symbol : std::uint8_t { circle, square, diamond, triangle };
/// The same symbol at many places (scene units).
struct MarkerItem {
  std::vector<geo::Vec2f> at;
  Symbol symbol = Symbol::circle;
  double size = 8;  ///< diameter
  Rgba fill, stroke;
  double stroke_width = 1;
};

struct Font {
  double size = 14;  ///< em, scene units
  bool bold = false;
  friend bool operator==(const Font&, const Font&) = default;
};

/// One line of text, shaped by Pango in BIZ UDPGothic; the painter measures and draws exactly as map/typeset.h did.
struct TextItem {
  std::string text;
  Font font;
  double x = 0, y = 0;  ///< left end of the baseline
  Rgba color;
  double halo_width = 0;  ///< units beyond the glyph's edge; 0 = none
  Rgba halo;
};

/// From here on draw only inside `rect`, until the next ClipItem; an empty rect ends clipping.
struct ClipItem {
  Rect rect;
};

using Item = std::variant<FillItem, StrokeItem, RectItem, LineItem, PolygonItem, MarkerItem, TextItem, ClipItem>;

/// Makes an item let through what lies beneath it: every colour's alpha is multiplied.
void fade(Item& item, double opacity);
/// Moves an item; a ClipItem that ends clipping stays one.
void shift(Item& item, double dx, double dy);

struct Scene {
  double width = 0, height = 0;  ///< units
  Rgba background{255, 255, 255, 255};
  std::vector<Item> items;
  std::string title;  ///< for the metadata of a file
};

}  // namespace kuiki::map
