#pragma once
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/progress.h"
#include "geo/polygons.h"
#include "store/geodata.h"

namespace kuiki::store {

/// One area with everything that follows from its shapes.
struct BuiltArea {
  std::string code, name, name_en, name_kana, area_class, parent, prefecture;  ///< parent: code; prefecture: name
  model::AreaKind kind = model::AreaKind::municipality;
  int national = -1, focus = -1;                            ///< features of BuiltAreas::national, ::focus; -1: none
  double area_km2 = 0, extent_ns_km = 0, extent_ew_km = 0;  ///< of the best shape
  geo::Point label;
  std::vector<std::string> neighbours;  ///< codes, ascending
  // Of towns only:
  std::string district, note;  ///< code; what is to be said of it
  bool district_sure = false;
  double counted_km2 = std::numeric_limits<double>::quiet_NaN();  ///< the area its people were counted on
};

/// All areas by code: those of the boundary files, designated cities (unions of their wards), prefectures (of their
/// municipalities), districts and towns.
struct BuiltAreas {
  std::vector<BuiltArea> rows;
  geo::PolygonTable national, focus;
  std::unordered_map<std::string, int> row_of;
  std::vector<std::vector<int>> children;  ///< without towns
  std::vector<std::vector<int>> towns;     ///< towns of a ward or municipality, and of a district

  [[nodiscard]] const geo::PolygonTable& best_table(const BuiltArea& area) const {
    return area.focus >= 0 ? focus : national;
  }
  [[nodiscard]] std::size_t best_feature(const BuiltArea& area) const {
    return static_cast<std::size_t>(area.focus >= 0 ? area.focus : area.national);
  }
};

/// Throws Error(input_wrong) where the boundary files contradict one another.
BuiltAreas build_areas(const Geodata& data, const Progress& progress);

}  // namespace kuiki::store
