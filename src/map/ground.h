#pragma once
#include <cstdint>
#include <list>
#include <span>
#include <vector>

#include "geo/path_set.h"
#include "map/view.h"

namespace kuiki::map {

/// Which outlines.
enum class Detail : std::uint8_t { national, focus };

/// Below this scale (metres of ground a unit) the outlines in detail are drawn: the 100 m of the national ones are then less
/// than a line's width, so the change cannot be seen.
inline constexpr double focus_below = 120;

/// Thinning step for fills at a scale, metres: a power of two of at most 0.4 unit (one pixel of a fine print).
double fill_cell(double metres_per_unit);

/// Borders of a ground by what they part, simplified to about its cell: every segment costs its painter a lot. A kind that
/// does not occur is null.
struct BorderLines {
  geo::PathSetPtr outer;        ///< nothing of the set beyond
  geo::PathSetPtr inner;        ///< between two areas of one prefecture
  geo::PathSetPtr prefecture;   ///< between two prefectures
  geo::PathSetPtr approximate;  ///< between two areas whose border is approximate
  geo::PathSetPtr seam;         ///< between a national outline and one that is drawn in detail instead
};

/// Areas thinned and projected for one level of detail: shape i of `paths` is rows[i].
struct Ground {
  std::vector<model::AreaRow> rows;
  geo::PathSetPtr paths;
  double cell = 0;      ///< it was thinned to, metres; 0: as the outlines were
  BorderLines borders;  ///< empty until GroundStore::borders made them
  bool has_borders = false;
  /// One a shape, plane metres; empty for one that thinning left nothing of. Made at the first call: only names ask.
  [[nodiscard]] const std::vector<geo::Box>& boxes() const;

 private:
  mutable std::vector<geo::Box> boxes_;
};

/// Names a set of rows that is drawn for one purpose: what borders it has depends on that too.
struct GroundKey {
  enum class Use : std::uint8_t {
    land,
    land_around_detail,  ///< land whose detailed areas are drawn from elsewhere
    subject,
    subject_in_detail,  ///< subject areas that have no national outline
    inferred,
    districts,
    prefectures,
    partners,
    leads,
    highlight
  };
  Use use = Use::land;
  std::uint64_t rows = 0;  ///< hash_rows() of them
  friend bool operator==(const GroundKey&, const GroundKey&) = default;
};

/// Makes grounds and keeps them, so that panning and small zooming only change where they are placed. Near, only the areas
/// around the view are made; a ground is made anew when the view leaves what it covers.
class GroundStore {
 public:
  /// `set` names `rows`. Rows without an outline of that detail are left out. `cell` 0: the outlines as they are.
  Ground& get(const model::Areas& areas, GroundKey set, std::span<const model::AreaRow> rows, Detail detail,
              const View& view, double cell);
  /// The ground's borders, made at the first call. `mixed`: areas with a focus outline are drawn from there, not from this
  /// ground.
  const BorderLines& borders(const model::Areas& areas, Ground& ground, bool mixed = false);
  void clear() { entries_.clear(); }

 private:
  struct Entry {
    GroundKey set;
    Detail detail = Detail::national;
    geo::ProjectionSpec projection;
    double cell = 0;
    bool everything = false;
    geo::Box covered;  ///< plane
    Ground ground;
  };
  std::list<Entry> entries_;  ///< latest used first
};

std::uint64_t hash_rows(std::span<const model::AreaRow> rows);
/// Plane box of a frame, and the longitude-latitude box around a plane one (nothing where a corner has no place on Earth).
geo::Box plane_frame(const View& view);
geo::Box lonlat_box(const geo::Projection& projection, const geo::Box& plane);
/// Where a path set stands in the frame of a view.
Placement placement(const geo::PathSet& paths, const View& view);

}  // namespace kuiki::map
