#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "geo/geodesic.h"
#include "geo/topology.h"
#include "store/load_tables.h"

/// Area sets of the work file become areas of the dataset.
namespace kuiki::store {
namespace {

using model::AreaRow;

class OwnAreas {
 public:
  explicit OwnAreas(model::Dataset& into) : into_(into), areas_(into.areas) {
    for (const auto row : areas_.rows()) rows_.emplace(areas_.code[row], row);
    into.areas.own_begin = areas_.size();
  }

  /// False: its municipality is not there.
  bool add(const AreaSet& set) {
    const auto within = find(set.within);
    if (within == model::none) return false;
    model::OwnAreaSet own{.id = set.id,
                          .name = set.name,
                          .name_en = set.name_en,
                          .source = set.source,
                          .note = set.note,
                          .within = within,
                          .of_towns = set.of_towns,
                          .members = {}};
    for (std::size_t i = 0; i < set.areas.size(); ++i)
      if (const auto row = add_area(set, i, within); row != model::none) own.members.push_back(member(set.areas[i], row));
    into_.own_sets.push_back(std::move(own));
    return true;
  }
  /// Towns of a set may be those of another one: only when all areas are there.
  void find_towns(const std::vector<AreaSet>& sets) {
    for (const auto& set : sets) {
      const auto own = std::ranges::find(into_.own_sets, set.id, &model::OwnAreaSet::id);
      if (own == into_.own_sets.end()) continue;
      for (auto& member : own->members) {
        const auto& id = areas_.code[member.area];
        const auto area = std::ranges::find(set.areas, id, &SetArea::id);
        if (area != set.areas.end()) find_towns(*area, member);
      }
    }
  }

 private:
  [[nodiscard]] AreaRow find(std::string_view code) const {
    const auto found = rows_.find(std::string(code));
    return found == rows_.end() ? AreaRow(model::none) : found->second;
  }

  /// A town that the base has by now is the base's.
  AreaRow add_area(const AreaSet& set, std::size_t i, AreaRow within) {
    const auto& area = set.areas[i];
    if (find(area.id) != model::none) return model::none;
    const auto row = AreaRow(areas_.size());
    const bool town = area.kind == model::AreaKind::town;
    auto parent = within;
    if (const auto ward = find(area.id.substr(0, 5)); town && ward != model::none) parent = ward;
    rows_.emplace(area.id, row);
    areas_.code.push_back(area.id);
    areas_.name.push_back(area.name);
    areas_.name_en.push_back(area.name_en);
    areas_.name_kana.push_back(area.name_kana);
    areas_.boundary_note.push_back(area.note.empty() ? note_of(set) : area.note);
    areas_.kind.push_back(area.kind);
    areas_.quality.push_back(area.quality);
    areas_.parent.push_back(parent);
    areas_.prefecture.push_back(areas_.prefecture[within]);
    areas_.district.push_back(model::none);
    areas_.district_sure.push_back(0);
    add_shape(set, i);
    areas_.counted_km2.push_back(town ? areas_.area_km2.back() : NAN);
    areas_.neighbour_end.push_back(static_cast<std::uint32_t>(areas_.neighbour.size()));
    return row;
  }

  void add_shape(const AreaSet& set, std::size_t i) {
    areas_.national.close_feature();
    geo::append_copy(set.shapes, i, areas_.focus);
    const auto f = areas_.focus.features() - 1;
    const bool there = areas_.focus.has_shape(f);
    const auto extent = there ? geo::extent_km(areas_.focus, f) : geo::Extent{NAN, NAN};
    areas_.area_km2.push_back(there ? geo::area_km2(areas_.focus, f) : NAN);
    areas_.extent_ns_km.push_back(extent.north_south_km);
    areas_.extent_ew_km.push_back(extent.east_west_km);
    areas_.centre.push_back(there ? geo::visual_centre(areas_.focus, f) : geo::Point{NAN, NAN});
  }

  static std::string note_of(const AreaSet& set) {
    return "利用者が作成した区分「" + set.name + "」" + (set.source.empty() ? std::string() : "（" + set.source + "）");
  }

  static model::OwnAreaSet::Member member(const SetArea& area, AreaRow row) {
    return {.area = row, .parts = {}, .colour = area.colour};
  }

  void find_towns(const SetArea& area, model::OwnAreaSet::Member& member) {
    double km2 = 0;
    for (const auto& town : area.towns) {
      const auto row = find(town.code);
      if (row == model::none || areas_.kind[row] != model::AreaKind::town) {
        ++member.lost;
        continue;
      }
      member.parts.push_back({row, town.share});
      km2 += town.share * areas_.area_km2[row];
    }
    std::ranges::sort(member.parts, {}, &model::OwnAreaSet::Part::town);
    const double own = areas_.area_km2[member.area];
    member.covered = own > 0 ? std::min(1.0, km2 / own) : 0;
  }

  model::Dataset& into_;
  model::Areas& areas_;
  std::unordered_map<std::string, AreaRow> rows_;
};

}  // namespace

std::size_t add_own_areas(const std::vector<AreaSet>& sets, model::Dataset& into) {
  if (sets.empty()) return 0;
  OwnAreas own(into);
  std::size_t homeless = 0;
  for (const auto& set : sets) homeless += own.add(set) ? 0 : 1;
  own.find_towns(sets);
  return homeless;
}

}  // namespace kuiki::store
