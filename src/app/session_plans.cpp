#include <algorithm>

#include "app/plan_browser.h"
#include "app/session.h"

/// The session's dealings with plans.
namespace kuiki::app {

using model::Row;

void Session::grow_trees() {
  trees_.clear();
  judged_.clear();
  plan_index_.reset();
  for (const auto& plan : data_->plans) trees_.emplace_back(*data_, plan.id);
}

const model::PlanTree* Session::tree(std::string_view plan) const {
  if (!data_) return nullptr;
  const auto found = std::ranges::find(data_->plans, plan, &model::Plan::id);
  return found == data_->plans.end() ? nullptr : &trees_[static_cast<std::size_t>(found - data_->plans.begin())];
}

const PlanIndex& Session::plan_index() const {
  if (!plan_index_) plan_index_ = std::make_shared<const PlanIndex>(*data_, trees_);
  return *plan_index_;
}

const model::Judged& Session::judged(Row indicator) const {
  const auto found = judged_.find(indicator);
  if (found != judged_.end()) return found->second;
  return judged_.emplace(indicator, model::judge(*data_, indicator, {.as_of = desk.as_of})).first->second;
}

const model::GradingScheme* Session::grading() const {
  const auto found = std::ranges::find(gradings_, settings.grading, &model::GradingScheme::id);
  return found == gradings_.end() ? nullptr : &*found;
}

void Session::set_as_of(std::optional<int> fiscal_year) {
  if (desk.as_of == fiscal_year) return;
  if (!on_map()) {
    judge_as_of(fiscal_year);
    return;
  }
  // The map's cards and the sheets say the same, so the year belongs to the document.
  auto next = document();
  next.figures.as_of = fiscal_year.value_or(0);
  edit({"判定の時点", "Year judged as of"}, std::move(next));
}

void Session::judge_as_of(std::optional<int> fiscal_year) {
  if (desk.as_of == fiscal_year) return;
  desk.as_of = fiscal_year;
  judged_.clear();
  ++revision_;
}

std::string Session::plan_here() const {
  // The selected area, or what the map is of, and all they are part of.
  std::vector<std::string> codes{document().subject.within};
  codes.insert(codes.end(), document().subject.codes.begin(), document().subject.codes.end());
  if (selected_ != model::none) codes.insert(codes.begin(), data_->areas.code[static_cast<std::size_t>(selected_)]);
  for (const auto& code : codes)
    for (Row area = data_->find_area(code).value_or(model::none); area != model::none;
         area = data_->areas.parent[static_cast<std::size_t>(area)]) {
      const auto& its_code = data_->areas.code[static_cast<std::size_t>(area)];
      const auto found = std::ranges::find(data_->plans, its_code, &model::Plan::municipality_code);
      if (found != data_->plans.end()) return found->id;
    }
  return data_->plans.empty() ? std::string{} : data_->plans.front().id;
}

void Session::open_plans(bool open) {
  if (open && desk.plan.empty()) {
    if (const auto id = plan_here(); !id.empty()) {
      show_plan(id);
      return;
    }
  }
  desk.open = open;
  ++revision_;
}

void Session::show_plan(const std::string& id) {
  const model::PlanTree found(*data_, id);  // throws for an unknown one
  show_map();
  if (desk.plan != id) {
    desk.plan = id;
    if (!desk.all_plans) desk.filter = {};
    desk.hierarchy = found.hierarchies().empty() ? std::string() : found.hierarchies().front();
    desk.node.clear();
    desk.indicator.clear();
  }
  desk.open = true;
  ++revision_;
}

void Session::show_node(const std::string& id) {
  const auto found = std::ranges::find(data_->plan_nodes, id, &model::PlanNode::id);
  if (found == data_->plan_nodes.end())
    throw Error(Fault::input_wrong, kuiki::say("施策「{}」はありません", "There is no node '{}'", id));
  show_plan(found->plan);
  desk.node = id;
  desk.hierarchy = found->hierarchy;
  desk.desk = Desk::measure;
  ++revision_;
}

void Session::show_indicator(const std::string& id) {
  const auto row = data_->find_indicator(id);
  if (!row || data_->indicators[static_cast<std::size_t>(*row)].plan.empty())
    throw Error(Fault::input_wrong, kuiki::say("計画の指標「{}」はありません", "There is no indicator '{}' of a plan", id));
  const auto& indicator = data_->indicators[static_cast<std::size_t>(*row)];
  show_plan(indicator.plan);
  desk.indicator = id;
  desk.node = indicator.node;
  // Where it is printed; but a reader of another hierarchy stays there if it belongs to that too.
  const auto& found = *tree(indicator.plan);
  const auto hierarchy_of = [&](Row node) { return data_->plan_nodes[static_cast<std::size_t>(node)].hierarchy; };
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
  settings.right_open = true;
  ++revision_;
}

void Session::show_comparison(const std::string& id) {
  if (std::ranges::find(data_->comparisons, id, &model::Comparison::id) == data_->comparisons.end())
    throw Error(Fault::input_wrong, kuiki::say("比較「{}」はありません", "There is no comparison '{}'", id));
  desk.comparison = id;
  show_desk(Desk::comparison);
}

void Session::show_desk(Desk next) {
  if (desk.plan.empty() && !data_->plans.empty()) show_plan(plan_here());
  show_map();
  desk.open = true;
  desk.desk = next;
  ++revision_;
}

void Session::export_sheet_to(const std::string& id, const std::filesystem::path& file, const SheetOptions& options) {
  start_export(file, [id, file, options, data = data_](const Progress& progress) {
    export_sheet(*data, id, file, options, 150, progress);
  });
}

}  // namespace kuiki::app
