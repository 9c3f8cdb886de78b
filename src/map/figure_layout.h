#pragma once
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "map/figure_block.h"
#include "map/ground.h"

/// Where the cards of figures stand in a frame.
namespace kuiki::map {

/// Cards and their drawn forms, kept from frame to frame: panning and zooming move them, nothing more.
class FigureStore {
 public:
  const std::vector<FigureCard>& cards(const model::Dataset& data, const MapDocument& document, model::Wording wording);
  std::shared_ptr<const FigureBlock> block(std::size_t card, std::size_t rows, int columns);

  /// The order of placing that was best at a scale: kept while the ground is moved, so that no card jumps without need,
  /// until it would leave out more than it did.
  struct Order {
    double metres_per_unit = 0, width = 0, height = 0;
    std::vector<std::size_t> cards, places;  ///< what was wanted; the order, into it
    std::size_t dropped = 0;
  };
  Order order;

 private:
  const model::Dataset* data_ = nullptr;
  FigureCards wanted_;
  model::Wording wording_;
  std::vector<FigureCard> cards_;
  std::map<std::tuple<std::size_t, std::size_t, int>, std::shared_ptr<const FigureBlock>> blocks_;
};

/// How much of the coloured areas a rectangle would cover, from the fills drawn so far: a raster with running sums.
class Coverage {
 public:
  Coverage(const std::vector<Item>& items, const View& view);
  /// Square units.
  [[nodiscard]] double under(const Rect& rect) const;

 private:
  double x0_ = 0, y0_ = 0;
  int cols_ = 0, rows_ = 0;
  std::vector<std::uint32_t> sums_;
};

struct PlacedFigure {
  std::size_t card = 0;  ///< into FigureLayout::cards
  std::shared_ptr<const FigureBlock> block;
  Rect rect;               ///< frame units
  geo::Point anchor, end;  ///< its line: from the place measured to the card
};
struct FigureLayout {
  std::vector<PlacedFigure> placed;
  std::vector<std::string> dropped, outside;  ///< names of figures that found no room, and whose place is not in the frame
};

/// What cards keep clear of, frame units.
struct FigureObstacles {
  std::vector<Rect> reserved;  ///< by the sheet or the screen
  std::vector<Rect> marks;     ///< on the map
  std::vector<Rect> names;     ///< room for the names of partners: lines keep clear of it too, if it can be helped
};

/// A card that wants a place.
struct FigureWish {
  std::size_t card = 0, rows = 0;
  geo::Point anchor;  ///< frame units, inside the frame
};

/// None overlaps another, an obstacle, an anchor or a line, or leaves the frame; together they stand near their places,
/// cover little of the coloured areas and cross few lines. What has no room loses rows, the last first.
FigureLayout place_figures(FigureStore& store, const std::vector<FigureWish>& wishes, const std::vector<FigureCard>& cards,
                           const FigureObstacles& obstacles, const Coverage& coverage, const View& view);

/// The last compose()'s cards.
const FigureLayout& placed_figures(ComposeCache& cache);
/// Sentences that name what is not drawn; empty where everything is.
std::vector<std::string> dropped_words(const FigureLayout& layout, Lang lang);

}  // namespace kuiki::map
