#pragma once
#include <vector>

#include "map/figures.h"
#include "map/scene.h"

namespace kuiki::map {

/// A card measured and drawn about its left top corner (0, 0).
struct FigureBlock {
  double width = 0, height = 0;
  std::vector<Item> items;
  std::vector<Rect> rows;                       ///< where each shown row stands
  std::vector<model::IndicatorRow> indicators;  ///< of each row
};

/// The first `rows` rows of a card, in `columns` of equal width. No text is smaller than 12 units.
FigureBlock figure_block(const FigureCard& card, std::size_t rows, int columns, Lang lang);
/// Less than the height of any row: how many could ever fit.
inline constexpr double least_row_height = 44;

/// How a mark looks, on cards and, for a missing value, on the areas of a map alike. No mark: like a plain figure.
struct MarkLook {
  Paint fill;
  Rgba outline{0, 0, 0, 0};
  std::vector<double> dash;
};
MarkLook look_of(FigureMark mark);

/// The bar of a row: how far from baseline to target, and a line where the time is.
void draw_progress(std::vector<Item>& items, const Rect& rect, double share, double elapsed, model::Verdict verdict);

}  // namespace kuiki::map
