#include <algorithm>
#include <cmath>

#include "app/edits.h"
#include "app/screen_furniture.h"
#include "app/session.h"

/// Where the session looks: selecting, going to a place, the view.
namespace kuiki::app {

using model::Row;

// ---- selection and going
// --------------------------------------------------------------------------------------------------

void Session::select(Row area) {
  if (area != model::none) desk.indicator.clear();  // the right panel has room for one of the two
  if (area == selected_) return;
  selected_ = area;
  if (area == model::none)
    facts_.reset();
  else
    facts_ = area_facts(*data_, area);
  ++revision_;
}

void Session::hover(Row area, Row facility) {
  if (area != hovered_) {
    hovered_ = area;
    ++revision_;
  }
  hovered_facility_ = facility;
}

void Session::go_to_area(Row area) {
  select(area);
  go_to_areas({data_->areas.code[static_cast<std::size_t>(area)]});
}

void Session::go_to_areas(const std::vector<std::string>& codes) {
  auto there = document();
  there.extent = {codes, false, {}, 0, 0};
  fit(there, theme_);
  show_map();
}

void Session::go_to_point(geo::Point lonlat, double metres_per_unit) {
  look_at(Place{lonlat, metres_per_unit});
  show_map();
}

void Session::go_to_region(const Region& region) {
  if (on_map() && region_of(document()) == &region) {
    whole_extent();
    return;
  }
  const auto start = open_map(std::string(region.recipe));
  if (screen_ != Screen::map) {
    open_document(start, kuiki::say("{}へ移動", "Go to {}", region.name));
    return;
  }
  auto next = edits::region(*data_, document(), region, start);
  select(model::none);
  edit(kuiki::say("{}へ移動", "Go to {}", region.name), std::move(next), {}, true);
}

namespace {
/// Where the map begins that something is shown on: of a plan its city.
const Region& start_of(const model::Dataset& data, const Hit& hit) {
  std::string id;
  if (hit.kind == Hit::Kind::plan) id = hit.id;
  if (hit.kind == Hit::Kind::node) id = data.plan_nodes[static_cast<std::size_t>(hit.row)].plan;
  if (hit.kind == Hit::Kind::indicator) id = data.indicators[static_cast<std::size_t>(hit.row)].plan;
  if (const auto* plan = model::find_plan(data, id))
    if (const auto found = std::ranges::find(regions(), plan->municipality_code, &Region::within); found != regions().end())
      return *found;
  return *find_region("japan");
}

/// The area in which a place on the map is, that is gone to; none for other things.
Row where(const model::Dataset& data, const Hit& hit) {
  const auto row = static_cast<std::size_t>(hit.row);
  if (hit.kind == Hit::Kind::area) return hit.row;
  if (hit.kind == Hit::Kind::place) return data.places.municipality[row];
  if (hit.kind == Hit::Kind::facility) return data.facilities.municipality[row];
  return model::none;
}

/// Is the area in what the map is about?
bool is_shown(const model::Dataset& data, const map::Subject& subject, Row area) {
  if (subject.codes.empty() && subject.within.empty()) return true;
  auto bounds = subject.codes;
  if (bounds.empty()) bounds.push_back(subject.within);
  return std::ranges::any_of(bounds, [&](const std::string& code) {
    const auto bound = data.find_area(code);
    return bound && model::is_within(data.areas, area, *bound);
  });
}

/// The map an area is looked at in: its wards or districts, else the municipalities around it.
map::Subject subject_around(const model::Dataset& data, Row area) {
  const auto& areas = data.areas;
  const auto kind_of = [&](Row row) { return areas.kind[static_cast<std::size_t>(row)]; };
  Row within = area;
  if (kind_of(area) == model::AreaKind::ward || kind_of(area) == model::AreaKind::district)
    within = areas.parent[static_cast<std::size_t>(area)];
  if (kind_of(within) == model::AreaKind::municipality) {
    const auto& parts = data.children[static_cast<std::size_t>(within)];
    if (!parts.empty())
      return {kind_of(parts.front()) == model::AreaKind::ward ? model::AreaSet::wards : model::AreaSet::districts,
              areas.code[static_cast<std::size_t>(within)],
              {}};
    within = areas.prefecture[static_cast<std::size_t>(within)];
  }
  return {model::AreaSet::municipalities, areas.code[static_cast<std::size_t>(within)], {}};
}

/// What is gone to becomes what the map is about, with a title of its own, and can be undone.
void show_subject_of(Session& session, Row area) {
  const auto& data = session.data();
  if (area == model::none || is_shown(data, session.document().subject, area)) return;
  session.edit(kuiki::say("{}へ移動", "Go to {}", full_name(data, area)),
               edits::subject(data, session.document(), subject_around(data, area)), {}, true);
}
}  // namespace

void Session::go_to(const Hit& hit) {
  if (screen_ != Screen::map && hit.kind != Hit::Kind::map) go_to_region(start_of(*data_, hit));
  show_subject_of(*this, where(*data_, hit));
  switch (hit.kind) {
    case Hit::Kind::area:
      go_to_area(hit.row);
      return;
    case Hit::Kind::partnership: {
      edit({"広域連携の選択", "Choose partnership"}, edits::partnership(document(), hit.id));
      std::vector<std::string> codes;
      if (partnership_)
        for (const auto& member : partnership_->members)
          codes.push_back(data_->areas.code[static_cast<std::size_t>(member.area)]);
      if (!codes.empty()) go_to_areas(codes);
      return;
    }
    case Hit::Kind::indicator:
      if (!data_->indicators[static_cast<std::size_t>(hit.row)].plan.empty()) {
        show_indicator(hit.id);
        return;
      }
      edit({"指標の選択", "Choose indicator"}, edits::indicator(*data_, document(), hit.id));
      return;
    case Hit::Kind::map:
      open_map_file(hit.id);
      return;
    case Hit::Kind::plan:
      show_plan(hit.id);
      return;
    case Hit::Kind::node:
      show_node(hit.id);
      return;
    case Hit::Kind::place:
      go_to_point(data_->places.place[static_cast<std::size_t>(hit.row)], 6);
      return;
    case Hit::Kind::facility: {
      if (!document().shows(map::LayerKind::facilities))
        edit({"避難場所の表示", "Show evacuation sites"},
             edits::layer_visible(document(), map::LayerKind::facilities, true));
      const auto i = static_cast<std::size_t>(hit.row);
      if (data_->facilities.area[i] != model::none) select(data_->facilities.area[i]);
      go_to_point(data_->facilities.place[i], 4);
      return;
    }
  }
}

// ---- the view
// -------------------------------------------------------------------------------------------------------------

namespace {
constexpr double nearest = 0.25, farthest = 12000;  // metres a unit: a building fills the screen, the whole of Japan twice
}

std::optional<Place> Session::place() const {
  if (!view_) return {};
  return Place{view_->projection->inverse(view_->centre), view_->metres_per_unit};
}

void Session::look_at(const std::optional<Place>& there) {
  if (!there || !ready()) return;
  const double width = view_ ? view_->width : frame_width_, height = view_ ? view_->height : frame_height_;
  auto document = this->document();
  const double km = there->metres_per_unit / 1000;
  document.extent = {{}, false, there->lonlat, std::max(width, 1.0) * km, std::max(height, 1.0) * km};
  map::View view;
  view.projection = map::choose_projection(*data_, document);
  view.centre = view.projection->forward(there->lonlat);
  view.metres_per_unit = std::clamp(there->metres_per_unit, nearest, farthest);
  view.width = width;
  view.height = height;
  view_ = std::move(view);
}

void Session::fit(const map::MapDocument& document, const map::Thematic& theme) {
  if (frame_width_ <= 0) return;
  show_fitted(document, fitted(document, theme, frame_width_, frame_height_));
}

void Session::show_fitted(const map::MapDocument& document, map::View view) {
  view_ = std::move(view);
  fitted_ = Fitted{document.extent, view_->centre, view_->metres_per_unit};
}

map::View Session::fitted(const map::MapDocument& document, const map::Thematic& theme, double width, double height) const {
  auto view = fit_on_screen(*data_, document, theme, width, height, {wording(), presenting});
  view.metres_per_unit = std::clamp(view.metres_per_unit, nearest, farthest);
  return view;
}

bool Session::looks_fitted() const {
  return view_ && fitted_ && fitted_->centre == view_->centre && fitted_->metres_per_unit == view_->metres_per_unit;
}

void Session::resize_frame(double width, double height) {
  if (width <= 0 || height <= 0 || (width == frame_width_ && height == frame_height_)) return;
  const bool first = frame_width_ <= 0;
  const bool again = looks_fitted() && !fitted_->extent.centre;
  frame_width_ = width;
  frame_height_ = height;
  if (!ready() || !on_map()) return;
  if (!view_ || first)
    push([](Session& s) { s.fit(s.document(), s.theme()); });
  else if (again)
    push([](Session& s) { s.fit_again(); });
  if (view_) {
    view_->width = width;
    view_->height = height;
  }
}

/// What was fitted and not moved since is fitted into the frame's new size.
void Session::fit_again() {
  if (!fitted_ || !looks_fitted() || !on_map()) return;
  auto there = document();
  there.extent = fitted_->extent;
  fit(there, theme_);
}

void Session::pan(double dx, double dy) {
  if (!view_) return;
  view_->centre.x -= dx * view_->metres_per_unit;
  view_->centre.y += dy * view_->metres_per_unit;
}

void Session::zoom(double factor, double x, double y) {
  if (!view_ || !(factor > 0)) return;
  const auto fixed = view_->to_plane(x, y);
  view_->metres_per_unit = std::clamp(view_->metres_per_unit / factor, nearest, farthest);
  const auto moved = view_->to_plane(x, y);
  view_->centre.x += fixed.x - moved.x;
  view_->centre.y += fixed.y - moved.y;
}

void Session::zoom(double factor) {
  if (view_) zoom(factor, view_->width / 2, view_->height / 2);
}

void Session::whole_extent() {
  if (!on_map()) return;
  auto document = this->document();
  document.extent = {};
  fit(document, theme_);
}

}  // namespace kuiki::app
