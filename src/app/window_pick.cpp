#include <algorithm>

#include "app/area_facts.h"
#include "app/edits.h"
#include "app/regions.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"

/// Several areas picked on the map, and one's own city.
namespace kuiki::app {

using model::AreaRow;

void WindowState::pick(AreaRow area) {
  if (area == model::none || data().areas.kind[area] == model::AreaKind::feature) return;  // a file's areas have no codes
  const auto at = std::ranges::lower_bound(picked_, area);
  if (at != picked_.end() && *at == area)
    picked_.erase(at);
  else
    picked_.insert(at, area);
  ++changes_;
}

void WindowState::pick_all(const std::vector<AreaRow>& areas) {
  std::ranges::copy_if(areas, std::back_inserter(picked_),
                       [&](AreaRow row) { return data().areas.kind[row] != model::AreaKind::feature; });
  std::ranges::sort(picked_);
  picked_.erase(std::unique(picked_.begin(), picked_.end()), picked_.end());
  ++changes_;
}

void WindowState::pick_none() {
  if (picked_.empty()) return;
  picked_.clear();
  ++changes_;
}

void WindowState::show_picked() {
  if (picked_.empty()) return;
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
