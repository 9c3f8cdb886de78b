#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "geo/polygons.h"

/// What shapes have of each other. GEOS; areas are geodesic (geodesic.h). All throw Error(input_wrong) where GEOS cannot.
namespace kuiki::geo {

/// How much of a feature lies in a shape.
struct Overlap {
  std::uint32_t feature = 0;
  double km2 = 0;
};
/// Of the features of `of` named in `among` those that feature f of `table` has ground of, with how much; those that only touch it
/// are left out. The shapes must be valid.
std::vector<Overlap> overlaps(const PolygonTable& table, std::size_t f, const PolygonTable& of,
                              std::span<const std::uint32_t> among);

/// Appends feature f of `from`, made valid, as one new feature: a ring that crosses itself becomes the areas that it encloses.
void append_valid(const PolygonTable& from, std::size_t f, PolygonTable& into);

/// How the features of a partition lie on the ground they are to cover.
struct Coverage {
  double whole_km2 = 0;    ///< of the ground
  double covered_km2 = 0;  ///< of it by at least one feature
  double outside_km2 = 0;  ///< of the features beyond it
  struct Pair {
    std::uint32_t a = 0, b = 0;
    double km2 = 0;
    bool sliver = true;  ///< nowhere wider than `sliver_m`
  };
  std::vector<Pair> overlaps;  ///< the largest first
  struct Gap {
    Point at;  ///< in it
    double km2 = 0;
    bool sliver = true;
  };
  std::vector<Gap> gaps;  ///< the largest first
};
/// `sliver_m`: what is nowhere wider is a sliver, as where the same border was drawn two times.
Coverage coverage(const PolygonTable& parts, const PolygonTable& whole, std::size_t f, double sliver_m);

/// The parts, made to cover feature f of `whole` as far as slivers go: what lies beyond it is cut off, an overlap goes to the
/// earlier part, and a gap that is a sliver to the part it has the longest border with. Wider gaps stay. One feature a part; one that has
/// nothing left has no shape.
PolygonTable fitted(const PolygonTable& parts, const PolygonTable& whole, std::size_t f, double sliver_m);

}  // namespace kuiki::geo
