#include <algorithm>
#include <cmath>

#include "app/area_facts.h"
#include "app/edits.h"
#include "app/operations.h"
#include "app/own_work.h"
#include "app/regions.h"
#include "app/screen_furniture.h"
#include "app/search.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/subject.h"
#include "model/plan_tree.h"

/// What is under the mouse, and going to places.
namespace kuiki::app {

using model::AreaRow;
using model::FacilityRow;

void WindowState::hover(AreaRow area, FacilityRow facility) {
  if (area != hovered_) {
    hovered_ = area;
    ++changes_;
  }
  hovered_facility_ = facility;
}

void WindowState::go_to_area(AreaRow area) {
  select(area);
  go_to_areas({data().areas.code[area]});
}

void WindowState::go_to_areas(const std::vector<std::string>& codes) {
  auto there = document();
  there.extent = {codes, false, {}, 0, 0};
  fit(there, workspace.theme());
  show_map();
}

void WindowState::go_to_point(geo::Point lonlat, double metres_per_unit) {
  look_at(Place{lonlat, metres_per_unit});
  show_map();
}

void WindowState::go_to_region(const Region& region) {
  if (on_map() && region_of(document()) == &region) {
    whole_extent();
    return;
  }
  const auto start = open_map(region.map);
  if (screen_ != Screen::map) {
    open_document(start, say("{}へ移動", "Go to {}", region.name));
    return;
  }
  auto next = edits::region(data(), document(), start);
  select(model::none);
  edit(say("{}へ移動", "Go to {}", region.name), std::move(next), {}, true);
}

namespace {
/// Where the map begins that something is shown on: of a plan its city.
const Region& start_of(const model::Dataset& data, const Hit& hit) {
  std::string id;
  if (hit.kind == Hit::Kind::plan) id = hit.id;
  if (hit.kind == Hit::Kind::node) id = data.plan_nodes[hit.row.as<model::NodeRow>()].plan;
  if (hit.kind == Hit::Kind::indicator) id = data.indicators[hit.row.as<model::IndicatorRow>()].plan;
  if (const auto* plan = model::find_plan(data, id))
    if (const auto* found = region_of_city(plan->municipality_code)) return *found;
  return *find_region("japan");
}

/// The area in which a place on the map is, that is gone to; none for other things.
AreaRow where(const model::Dataset& data, const Hit& hit) {
  if (hit.kind == Hit::Kind::area) return hit.row.as<AreaRow>();
  if (hit.kind == Hit::Kind::place) return data.places.municipality[hit.row.as<model::PlaceRow>()];
  if (hit.kind == Hit::Kind::facility) return data.facilities.municipality[hit.row.as<model::FacilityRow>()];
  return model::none;
}

/// Is the area in what the map is about?
bool is_shown(const model::Dataset& data, const map::Subject& subject, AreaRow area) {
  if (subject.everywhere()) return true;
  const auto bounds = subject.codes.empty() ? map::subject_places(data, subject) : map::subject_rows(data, subject);
  return std::ranges::any_of(bounds, [&](AreaRow bound) { return model::is_within(data.areas, area, bound); });
}

/// The map an area is looked at in: its wards or districts, else the municipalities around it.
map::Subject subject_around(const model::Dataset& data, AreaRow area) {
  const auto& areas = data.areas;
  const auto kind_of = [&](AreaRow row) { return areas.kind[row]; };
  if (const auto place = data.own_place(area); place.set != nullptr) return {model::AreaSet::districts, place.set->id, {}};
  AreaRow within = area;
  if (kind_of(area) == model::AreaKind::ward || kind_of(area) == model::AreaKind::district) within = areas.parent[area];
  if (kind_of(within) == model::AreaKind::municipality) {
    const auto& parts = data.children[within];
    if (!parts.empty())
      return {kind_of(parts.front()) == model::AreaKind::ward ? model::AreaSet::wards : model::AreaSet::districts,
              areas.code[within],
              {}};
    within = areas.prefecture[within];
  }
  return {model::AreaSet::municipalities, areas.code[within], {}};
}

/// What is gone to becomes what the map is about, with a title of its own, and can be undone.
void show_subject_of(WindowState& window, AreaRow area) {
  const auto& data = window.data();
  if (area == model::none || is_shown(data, window.document().subject, area)) return;
  window.edit(say("{}へ移動", "Go to {}", full_name(data, area)),
              edits::subject(data, window.document(), subject_around(data, area)), {}, true);
}
}  // namespace

void WindowState::go_to(const Hit& hit) {
  if (screen_ != Screen::map && hit.kind != Hit::Kind::map) go_to_region(start_of(data(), hit));
  show_subject_of(*this, where(data(), hit));
  switch (hit.kind) {
    case Hit::Kind::area:
      go_to_area(hit.row.as<AreaRow>());
      return;
    case Hit::Kind::partnership: {
      edit({"広域連携の選択", "Choose partnership"}, edits::partnership(document(), hit.id));
      std::vector<std::string> codes;
      if (workspace.partnership())
        for (const auto& member : workspace.partnership()->members) codes.push_back(data().areas.code[member.area]);
      if (!codes.empty()) go_to_areas(codes);
      return;
    }
    case Hit::Kind::indicator:
      if (!data().indicators[hit.row.as<model::IndicatorRow>()].plan.empty()) {
        show_indicator(hit.id);
        return;
      }
      edit({"指標の選択", "Choose indicator"}, edits::indicator(data(), document(), hit.id));
      return;
    case Hit::Kind::map:
      if (is_own_name(hit.id))
        open_own_map(hit.id.substr(own_mark.size()));
      else
        open_map_file(hit.id);
      return;
    case Hit::Kind::plan:
      show_plan(hit.id);
      return;
    case Hit::Kind::node:
      show_node(hit.id);
      return;
    case Hit::Kind::place:
      go_to_point(data().places.place[hit.row.as<model::PlaceRow>()], 6);
      return;
    case Hit::Kind::facility: {
      if (data().facilities.is_site(hit.row.as<model::FacilityRow>()) && !document().shows<map::Sites>()) {
        auto next = document();
        next.show<map::Sites>();
        edit({"避難場所の表示", "Show evacuation sites"}, std::move(next));
      }
      const auto i = hit.row.as<model::FacilityRow>();
      if (data().facilities.area[i] != model::none) select(data().facilities.area[i]);
      go_to_point(data().facilities.place[i], 4);
      return;
    }
  }
}

}  // namespace kuiki::app
