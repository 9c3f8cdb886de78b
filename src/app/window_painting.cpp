#include <algorithm>
#include <utility>

#include "app/area_facts.h"
#include "app/area_sets.h"
#include "app/edits.h"
#include "app/regions.h"
#include "app/town_painting.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/plural.h"
#include "map/compose.h"
#include "store/person.h"
#include "store/store.h"

/// Districts painted of towns in a window.
namespace kuiki::app {

namespace {

/// What is painted on: the towns of the city in one tone, with their names.
map::MapDocument painting_map(const model::Dataset& data, model::AreaRow city) {
  map::MapDocument document;
  const auto name = area_name(data, city);
  document.title = say("{}：町から地区をつくる", "{}: districts of towns", name);
  document.subject = {.set = model::AreaSet::towns, .within = data.areas.code[city]};
  return document;
}

}  // namespace

bool WindowState::painting_changed() const { return painting_ && painting_->changed(); }

void WindowState::begin_painting(std::unique_ptr<TownPainting> painting) {
  const auto& begun = *painting;
  const auto city = begun.grouping().within;
  presenting = false;
  select(model::none);
  pick_none();
  hover(model::none, model::none);
  const bool had_map = workspace.front() != nullptr;
  const auto steps = workspace.history().undo_steps();
  open_document(painting_map(data(), city), {"町から地区をつくる", "Districts of towns"});
  steps_before_.reset();
  if (had_map && workspace.history().undo_steps() > steps) steps_before_ = steps;
  desk.open = false;
  painting_ = std::move(painting);
  dialog = Dialog::none;
  ++changes_;
}

void WindowState::paint_districts(model::AreaRow city, const std::string& from) {
  const auto begin = [city, from](WindowState& window) { window.paint_districts(city, from); };
  if (painting_asks(begin)) return;
  const auto& all = data();
  const model::OwnAreaSet* set = nullptr;
  auto words = new_painted_set(all, city);
  auto grouping = model::empty_grouping(all, city);
  if (from == all.areas.code[city]) {
    grouping = model::grouping_of(all, city, nullptr);
  } else if (!from.empty()) {
    set = all.find_own_set(from);
    if (set == nullptr)
      throw Error(Fault::input_wrong, kuiki::say("区域の組「{}」がありません", "there is no area set '{}'", from));
    grouping = model::grouping_of(all, city, set);
    words = {set->id, set->name, set->source, set->note};
  }
  if (grouping.districts.empty())
    grouping = model::edited(std::move(grouping), model::AddDistrict{.lang = workspace.lang()});
  begin_painting(std::make_unique<TownPainting>(workspace.dataset(), std::move(grouping), std::move(words)));
}

void WindowState::paint_again(const PaintedDistricts& kept) {
  const auto wanted = grouping_of(data(), kept);
  auto begin = model::empty_grouping(data(), wanted.within);
  if (const auto* set = data().find_own_set(kept.set.id)) begin = model::grouping_of(data(), wanted.within, set);
  auto painting = std::make_unique<TownPainting>(workspace.dataset(), std::move(begin), kept.set);
  painting->apply(model::TakeOver{wanted});
  begin_painting(std::move(painting));
}

void WindowState::save_painting(const PaintedSet& set, bool replace, std::function<void(const store::AreaSetSaved&)> done,
                                std::function<void(const Error&)> failed) {
  if (!painting_) return;
  const auto grouping = painting_->grouping();
  const auto by_codes = painting_->by_codes();
  workspace.save_districts(
      grouping, set, replace,
      [&work = workspace, window = this, set, by_codes, done = std::move(done)](const store::AreaSetSaved& saved) {
        const bool here = std::ranges::find(work.windows(), window) != work.windows().end() && window->painting_;
        if (here && !saved.conflict) {
          auto named = set;
          named.id = saved.id;
          // By codes, for the towns may stand elsewhere in the data that were read anew.
          window->painting_->saved(named, grouping_of(work.data(), by_codes));
        }
        done(saved);
      },
      std::move(failed));
}

void WindowState::show_next_problem() {
  if (!painting_) return;
  const auto* problem = painting_->next_problem();
  if (problem == nullptr || problem->towns.empty()) return;
  std::vector<std::string> codes;
  for (const auto town : problem->towns) codes.push_back(data().areas.code[painting_->grouping().towns[town]]);
  go_to_areas(codes);
  constexpr double around = 1.6;  // what it could be given to is seen, too
  zoom(1 / around);
}

bool WindowState::painting_asks(Change then) {
  if (!painting_) return false;
  if (painting_->changed()) {
    after_painting_ = std::move(then);
    dialog = Dialog::paint_leave;
    return true;
  }
  painting_.reset();
  ++changes_;
  return false;
}

void WindowState::leave_painting() {
  if (!painting_) return;
  if (painting_->changed()) {
    after_painting_ = {};
    dialog = Dialog::paint_leave;
    return;
  }
  drop_painting();
}

void WindowState::drop_painting() {
  if (!painting_) return;
  painting_.reset();
  dialog = Dialog::none;
  ++changes_;
  const auto then = std::exchange(after_painting_, {});
  const auto before = std::exchange(steps_before_, {});
  if (before && workspace.history().undo_steps() == *before + 1) undo();
  if (then) then(*this);
}

void WindowState::show_painted() {
  if (!painting_ || painting_->set().id.empty()) return;
  const auto set = painting_->set();
  const auto show = [set](WindowState& window) {
    map::MapDocument next;
    next.title = plain(set.name);
    next.subject = {.set = model::AreaSet::districts, .within = set.id};
    window.open_document(std::move(next), kuiki::say("地図「{}」を開く", "Open map “{}”", set.name));
  };
  if (!painting_asks(show)) show(*this);
}

void Workspace::save_districts(const model::TownGrouping& grouping, const PaintedSet& set, bool replace,
                               std::function<void(const store::AreaSetSaved&)> done,
                               std::function<void(const Error&)> failed) {
  const auto make = [grouping, set, replace](const model::Dataset& data) {
    store::AreaSetChange change{
        .set = district_set(data, grouping, {.name = set.name, .source = set.source, .note = set.note}), .replace = replace};
    change.set.id = set.id;
    if (change.set.areas.empty())
      throw Error(Fault::input_wrong, {"どの地区にも町丁・字がありません。町丁・字を塗ってから保存してください。",
                                       "No district has a town yet. Paint some towns before saving."});
    return change;
  };
  save_area_set(make, std::move(done), std::move(failed));
}

}  // namespace kuiki::app
