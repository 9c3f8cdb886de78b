#include <algorithm>

#include "app/area_facts.h"
#include "app/edits.h"
#include "app/regions.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"

/// What is selected in a window, one or several, and one's own city.
namespace kuiki::app {

using model::AreaRow;
using model::FacilityRow;

/// The area whose facts are told.
void WindowState::lead_by(AreaRow area) {
  ++changes_;
  ++selections_;
  if (area != model::none) desk.indicator.clear();  // the right panel has room for one of the two
  if (area == selected_) return;
  selected_ = area;
  facts_ = area == model::none ? nullptr : std::make_unique<AreaFacts>(area_facts(data(), area));
}

void WindowState::select(AreaRow area) {
  if (area != model::none) desk.indicator.clear();  // the right panel has room for one of the two
  if (area == selected_ && picked_sites_.empty() && picked_.size() == (area == model::none ? 0 : 1)) return;
  picked_.clear();
  picked_sites_.clear();
  if (area != model::none) picked_.push_back(area);
  lead_by(area);
}

void WindowState::pick(AreaRow area) {
  if (area == model::none) return;
  picked_sites_.clear();
  const auto at = std::ranges::lower_bound(picked_, area);
  if (at != picked_.end() && *at == area) {
    picked_.erase(at);
    lead_by(picked_.size() == 1 ? picked_.front() : model::none);
  } else {
    picked_.insert(at, area);
    lead_by(area);
  }
}

void WindowState::pick_all(const std::vector<AreaRow>& areas) {
  auto all = picked_;
  all.insert(all.end(), areas.begin(), areas.end());
  pick_only(std::move(all), selected_);
}

void WindowState::pick_only(std::vector<AreaRow> areas, AreaRow lead) {
  picked_sites_.clear();
  picked_ = std::move(areas);
  std::ranges::sort(picked_);
  picked_.erase(std::unique(picked_.begin(), picked_.end()), picked_.end());
  if (picked_.size() == 1) lead = picked_.front();
  lead_by(std::ranges::binary_search(picked_, lead) ? lead : AreaRow(model::none));
}

void WindowState::pick_none() {
  if (picked_.empty() && picked_sites_.empty()) return;
  select(model::none);
}

void WindowState::pick_site(FacilityRow site) {
  if (site == model::none) return;
  const auto at = std::ranges::lower_bound(picked_sites_, site);
  if (at != picked_sites_.end() && *at == site)
    picked_sites_.erase(at);
  else
    picked_sites_.insert(at, site);
  ++changes_;
  ++selections_;
}

void WindowState::pick_sites_only(std::vector<FacilityRow> sites) {
  picked_.clear();
  picked_sites_ = std::move(sites);
  std::ranges::sort(picked_sites_);
  lead_by(model::none);
}

bool WindowState::can_show_picked() const {
  const auto& kind = data().areas.kind;
  return on_map() && !picked_.empty() &&
         std::ranges::none_of(picked_, [&](AreaRow row) { return kind[row] == model::AreaKind::feature; });
}

void WindowState::show_picked() {
  if (!can_show_picked()) return;
  map::Subject subject{.set = document().subject.set};
  for (const AreaRow row : picked_) subject.codes.push_back(data().areas.code[row]);
  pick_none();
  edit({"選んだ区域だけにする", "Only the picked areas"}, edits::subject(data(), document(), subject), {}, true);
}

void WindowState::go_to_city(AreaRow city) {
  const std::string& code = data().areas.code[city];
  if (const auto* region = region_of_city(code)) {
    go_to_region(*region);
    return;
  }
  const Text what = say("{}へ移動", "Go to {}", area_name(data(), city));
  const auto start = city_map(data(), city);
  if (screen_ != Screen::map) {
    open_document(start, what);
  } else {
    auto next = edits::region(data(), document(), start);
    edit(what, std::move(next), {}, true);
  }
  select(city);
}

void WindowState::take_as_my_city(AreaRow area) {
  const AreaRow city = city_of(data(), area);
  if (city == model::none) return;
  workspace.settings.my_city = data().areas.code[city];
  go_to_city(city);
}

}  // namespace kuiki::app
