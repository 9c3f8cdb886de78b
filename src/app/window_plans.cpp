#include <algorithm>

#include "app/plan_browser.h"
#include "app/window_state.h"
#include "app/workspace.h"

/// What a window shows of the plans.
namespace kuiki::app {

using model::AreaRow;
using model::NodeRow;

void WindowState::set_as_of(std::optional<int> fiscal_year) {
  if (workspace.as_of() == fiscal_year) return;
  if (!on_map()) {
    workspace.judge_as_of(fiscal_year);
    return;
  }
  // The map's cards and the sheets say the same, so the year belongs to the document.
  auto next = document();
  if (fiscal_year || next.first<map::FigureCards>() != nullptr)
    next.edit<map::FigureCards>().as_of = fiscal_year.value_or(0);
  edit({"判定の時点", "Year judged as of"}, std::move(next));
}

std::string WindowState::plan_here() const {
  // The selected area, or what the map is of, and all they are part of.
  std::vector<std::string> codes{document().subject.within};
  codes.insert(codes.end(), document().subject.codes.begin(), document().subject.codes.end());
  if (selected_ != model::none) codes.insert(codes.begin(), data().areas.code[selected_]);
  for (const auto& code : codes)
    for (AreaRow area = data().find_area(code).value_or(model::none); area != model::none;
         area = data().areas.parent[area]) {
      const auto& its_code = data().areas.code[area];
      const auto found = std::ranges::find(data().plans, its_code, &model::Plan::municipality_code);
      if (found != data().plans.end()) return found->id;
    }
  return data().plans.empty() ? std::string{} : data().plans.front().id;
}

void WindowState::open_plans(bool open) {
  if (open && desk.plan.empty()) {
    if (const auto id = plan_here(); !id.empty()) {
      show_plan(id);
      return;
    }
  }
  desk.open = open;
  ++changes_;
}

void WindowState::show_plan(const std::string& id) {
  const model::PlanTree found(data(), id);  // throws for an unknown one
  show_map();
  if (desk.plan != id) {
    desk.plan = id;
    if (!desk.all_plans) desk.filter = {};
    desk.hierarchy = found.hierarchies().empty() ? std::string() : found.hierarchies().front();
    desk.node.clear();
    desk.indicator.clear();
  }
  desk.open = true;
  ++changes_;
}

void WindowState::show_node(const std::string& id) {
  const auto row = data().find_node(id);
  if (!row) throw Error(Fault::input_wrong, say("施策「{}」はありません", "There is no node '{}'", id));
  const auto& node = data().plan_nodes[*row];
  show_plan(node.plan);
  desk.node = id;
  desk.hierarchy = node.hierarchy;
  desk.desk = Desk::measure;
  ++changes_;
}

void WindowState::show_indicator(const std::string& id) {
  const auto row = data().find_indicator(id);
  if (!row || data().indicators[*row].plan.empty())
    throw Error(Fault::input_wrong, say("計画の指標「{}」はありません", "There is no indicator '{}' of a plan", id));
  const auto& indicator = data().indicators[*row];
  show_plan(indicator.plan);
  desk.indicator = id;
  desk.node = indicator.node;
  // Where it is printed; but a reader of another hierarchy stays there if it belongs to that too.
  const auto& found = *workspace.tree(indicator.plan);
  const auto hierarchy_of = [&](NodeRow node) { return data().plan_nodes[node].hierarchy; };
  if (const auto node = found.node_of(indicator); node != model::none && hierarchy_of(node) != desk.hierarchy) {
    const auto also = std::ranges::find_if(indicator.also_nodes, [&](const std::string& one) {
      const auto there = found.find_node(one);
      return there != model::none && hierarchy_of(there) == desk.hierarchy;
    });
    if (also == indicator.also_nodes.end())
      desk.hierarchy = hierarchy_of(node);
    else
      desk.node = *also;
  }
  workspace.settings.right_open = true;
  ++changes_;
}

void WindowState::show_comparison(const std::string& id) {
  if (data().find_comparison(id) == nullptr)
    throw Error(Fault::input_wrong, say("比較「{}」はありません", "There is no comparison '{}'", id));
  desk.comparison = id;
  show_desk(Desk::comparison);
}

void WindowState::show_desk(Desk next) {
  if (desk.plan.empty() && !data().plans.empty()) show_plan(plan_here());
  show_map();
  desk.open = true;
  desk.desk = next;
  ++changes_;
}

}  // namespace kuiki::app
