#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "base/number_style.h"
#include "map/compose.h"
#include "map/ground.h"
#include "map/interior.h"
#include "map/label_block.h"

/// Names and values on the map. Where they stand depends on shapes, texts and the view alone, never on a painter.
namespace kuiki::map {

enum class LabelKind : std::uint8_t { subject, member, prefecture, district, neighbour };

/// A name that is to be placed, and what it needs to know.
struct LabelWish {
  LabelKind kind = LabelKind::neighbour;
  model::AreaRow area = model::none;
  std::string name, value;         ///< value may be empty
  const Ground* ground = nullptr;  ///< and shape: where it must lie; null = anywhere about `anchor`
  std::size_t shape = 0;
  geo::Point anchor;      ///< plane metres: the visual centre, or the mark of a partner
  double gap = 0;         ///< of a partner's mark: the name keeps that far off the anchor, units
  Rgba ground_color;      ///< what it stands on: decides text and halo
  bool quiet = false;     ///< secondary tone
  bool may_lead = false;  ///< where it fits nowhere inside, it may stand outside with a line to its place
  double size = 14;       ///< of the name, units; it may shrink to least_label_size
  std::size_t spots = 8;  ///< places inside its shape to choose from
};

/// What stands on the map already. Names never cover `hard`; they cover as few `soft` places and `links` as they can, quiet
/// ones no links at all.
struct LabelObstacles {
  std::vector<Rect> hard;
  std::vector<geo::Vec2f> soft, links;
};

struct PlacedLabel {
  LabelKind kind = LabelKind::neighbour;
  model::AreaRow area = model::none;
  Rect name, value;  ///< frame units; value.w = 0 where there is none
  bool led = false;  ///< stands outside with a line
};

/// Places for names inside shapes, kept from frame to frame.
struct LabelCache {
  struct Fit {
    geo::PathSetPtr paths;
    double metres_per_unit = 0, size = 0;
    std::string name, value;
    std::vector<std::vector<Spot>> spots;  ///< one list an attempt, relative to the plane's origin
    std::vector<char> known;
    std::size_t most = 0;  ///< spots asked for
  };
  std::unordered_map<std::uint64_t, Fit> fits;
};

/// Places what fits, in the order of the wishes (important ones first): no two overlap and none leaves the frame. Appends
/// text (and leader lines) to `items`.
std::vector<PlacedLabel> place_labels(const std::vector<LabelWish>& wishes, const LabelObstacles& obstacles,
                                      const View& view, LabelCache& cache, std::vector<Item>& items);

/// The labels of the last compose() with this cache.
const std::vector<PlacedLabel>& placed_labels(ComposeCache& cache);

/// A value with its unit as it stands on the map: "38.6%", "1,234人"; long units stand in the legend only. Empty for not a
/// number.
std::string value_label(const model::Indicator& indicator, double value, const NumberStyle& style, Lang lang);

/// Is a plane point inside shape `shape` of a path set (even-odd)?
bool inside_shape(const geo::PathSet& paths, std::size_t shape, geo::Point plane);

}  // namespace kuiki::map
