#include "app/window_state.h"

#include <algorithm>
#include <utility>

#include "app/area_facts.h"
#include "app/commands.h"
#include "app/entry_table.h"
#include "app/town_painting.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "model/plan_tree.h"

namespace kuiki::app {

using model::AreaRow;

WindowState::WindowState(Workspace& over) : workspace(over) {
  if (workspace.failure())
    screen_ = Screen::failed;
  else if (workspace.front() != nullptr)
    screen_ = Screen::map;
  else if (workspace.ready())
    screen_ = Screen::welcome;
  workspace.windows_.push_back(this);
}

WindowState::~WindowState() { std::erase(workspace.windows_, this); }

const model::Dataset& WindowState::data() const { return workspace.data(); }
const map::MapDocument& WindowState::document() const { return workspace.document(); }

map::Highlight WindowState::highlight() const {
  // One alone is outlined by itself.
  const auto several = picked_.size() > 1 ? std::span<const AreaRow>(picked_) : std::span<const AreaRow>();
  return {.selected = selected_, .hovered = hovered_, .picked = several, .sites = picked_sites_};
}

std::uint64_t WindowState::revision() const { return workspace.revision() + changes_; }

map::MapDocument WindowState::document_as_seen() const { return view_ ? map::with_view(document(), *view_) : document(); }

const EntrySheet* WindowState::entry_sheet() const { return workspace.entry().sheet(entry_plan_, entry_year_); }
EntrySheet* WindowState::entry_sheet() { return workspace.entry().sheet(entry_plan_, entry_year_); }

// ---- changes

void WindowState::run(std::string_view command) {
  if (const auto* found = find_command(command))
    push([found](WindowState& window) {
      if (found->enabled(window)) found->run(window);
    });
}

bool WindowState::apply() {
  const auto changes = std::exchange(pending_, {});
  for (const auto& change : changes) {
    try {
      change(*this);
      // A plan's desk takes the place of the districts: it waits until these may go.
      if (painting_ && desk.open) {
        const auto wanted = std::exchange(desk, {});
        if (!painting_asks([wanted](WindowState& window) { window.desk = wanted; })) desk = wanted;
      }
    } catch (const Error& error) {
      workspace.say(error);
    } catch (const std::exception& error) {
      workspace.say(say("予期しない誤りです：{}", "Unexpected error: {}", error.what()), Message::Kind::error);
    }
  }
  return !changes.empty();
}

void WindowState::show_welcome() {
  screen_ = Screen::welcome;
  dialog = Dialog::none;
}

void WindowState::show_map() {
  if (workspace.ready()) screen_ = Screen::map;
}

// ---- what the workspace tells

void WindowState::join_map() {
  if (on_map() || workspace.front() == nullptr) return;
  screen_ = Screen::map;
  fit(document(), workspace.theme());
}

void WindowState::data_taken() {
  desk = {};
  painting_.reset();
  entry_plan_.clear();
  entry_year_ = 0;
  typing.reset();
  view_.reset();
  selected_ = model::none;
  picked_.clear();
  picked_sites_.clear();
  ++selections_;
  hovered_ = model::none;
  hovered_facility_ = model::none;
  facts_.reset();
  ++changes_;
}

namespace {

AreaRow same_area(const model::Dataset& from, AreaRow area, const model::Dataset& to) {
  if (area == model::none) return model::none;
  return to.find_area(from.areas.code[area]).value_or(model::none);
}

}  // namespace

void WindowState::data_renewed(const model::Dataset& old, bool lost) {
  tidy_desk();
  if (painting_) painting_->renew(workspace.dataset());
  hovered_ = model::none;
  hovered_facility_ = model::none;
  selected_ = same_area(old, selected_, data());
  for (auto& row : picked_) row = same_area(old, row, data());
  std::erase(picked_, AreaRow(model::none));
  std::ranges::sort(picked_);
  std::erase_if(picked_sites_, [&](model::FacilityRow row) { return row.index() >= data().facilities.size(); });
  ++selections_;
  facts_ = selected_ == model::none ? nullptr : std::make_unique<AreaFacts>(area_facts(data(), selected_));
  if (lost && on_map()) fit(document(), workspace.theme());
  ++changes_;
}

/// Ids of the desk that the data no longer have are let go.
void WindowState::tidy_desk() {
  if (!desk.plan.empty() && !model::find_plan(data(), desk.plan)) {
    desk = {};
    return;
  }
  const auto& nodes = data().plan_nodes;
  if (!desk.indicator.empty() && !data().find_indicator(desk.indicator)) desk.indicator.clear();
  if (!desk.node.empty() && std::ranges::find(nodes, desk.node, &model::PlanNode::id) == nodes.end()) desk.node.clear();
}

void WindowState::document_changed() {
  if (view_ && projected_ != document().projection) look_at(place());
}

void WindowState::map_left() {
  show_welcome();
  view_.reset();
  desk = {};
}

}  // namespace kuiki::app
