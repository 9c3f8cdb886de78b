#include <sstream>

#include "app/area_facts.h"
#include "base/plural.h"
#include "cli/facts.h"
#include "cli/find_plan.h"
#include "cli/plan_json.h"
#include "cli/plan_marks.h"
#include "cli/plan_trees.h"
#include "cli/plan_words.h"
#include "cli/show.h"
#include "model/plan_names.h"

namespace kuiki::cli {

namespace {

using model::AreaRow;
using model::IndicatorRow;
using model::NodeRow;

/// The indicators of a node with their verdicts and, where a scheme was named, their marks.
struct Rows {
  std::vector<model::Judged> judged;
  std::vector<std::vector<model::Graded>> marks;
};

Rows judged_rows(const model::Dataset& data, const model::PlanTree& tree, const std::vector<IndicatorRow>& indicators,
                 const model::ProgressOptions& progress, const std::optional<model::GradingScheme>& scheme) {
  Rows rows;
  for (const auto row : indicators) {
    rows.judged.push_back(model::judge(data, row, progress));
    rows.marks.push_back(marks_of(data, rows.judged.back(), &tree, scheme));
  }
  return rows;
}

std::string table_of(const Context& context, const model::Dataset& data, const Rows& rows, bool graded) {
  std::vector<std::string> marks;
  for (std::size_t i = 0; graded && i < rows.judged.size(); ++i)
    marks.push_back(mark_words(context, rows.judged[i], rows.marks[i]));
  return judged_table(context, data, rows.judged, marks);
}

Json rows_json(const Context& context, const model::Dataset& data, const model::PlanTree& tree, const Rows& rows) {
  Json list = Json::array();
  for (std::size_t i = 0; i < rows.judged.size(); ++i) {
    auto json = indicator_json(data, rows.judged[i].indicator, &tree);
    add_verdict(json, rows.judged[i], rows.marks[i], context.wording().years);
    list.push_back(std::move(json));
  }
  return list;
}

/// The items of a list that is stored with semicolons between.
std::vector<std::string> split_list(const std::string& list) {
  std::vector<std::string> items;
  std::istringstream in(list);
  for (std::string item; std::getline(in, item, ';');) items.push_back(item);
  return items;
}

struct Node {
  const model::Dataset& data;
  const model::PlanTree& tree;
  NodeRow row;
  const model::PlanNode& node;
  Rows within, also;  ///< its own indicators and those below it; those printed elsewhere that serve it too
  [[nodiscard]] const model::Plan& plan() const { return data.plans[tree.plan()]; }
  [[nodiscard]] std::string ward() const { return node.area == model::none ? std::string() : data.areas.code[node.area]; }
};

Json json_of(const Context& context, const Node& n) {
  auto json = node_json(n.data, n.row, n.tree);
  Json path = Json::array(), children = Json::array();
  for (const auto step : n.tree.path(n.row)) path.push_back(n.data.plan_nodes[step].id);
  for (const auto child : n.tree.children(n.row)) children.push_back(n.data.plan_nodes[child].id);
  json["path"] = std::move(path);
  json["children"] = std::move(children);
  json["departments"] = n.node.departments;
  json["sdgs"] = n.node.sdgs;
  json["category"] = text_or_null(n.node.category);
  json["reflection"] = text_or_null(n.node.reflection);
  json["text"] = text_or_null(n.node.text);
  json["future_direction"] = text_or_null(n.node.future_direction);
  json["individual_plans"] = text_or_null(n.node.individual_plans);
  json["rationale"] = text_or_null(n.node.rationale);
  json["area_code"] = text_or_null(n.ward());
  json["theme"] = text_or_null(n.node.theme);
  json["document"] = n.plan().document;
  json["line"] = n.node.line > 0 ? Json(n.node.line) : Json(nullptr);
  json["note"] = text_or_null(n.node.note);
  json["judged"] = rows_json(context, n.data, n.tree, n.within);
  json["judged_also"] = rows_json(context, n.data, n.tree, n.also);
  return json;
}

void put_facts(const Context& context, const Node& n, Facts& out) {
  out.heading(n.node.id + " " + model::node_name(n.node));
  const auto line = [&](const Text& label, const std::string& words) { out.line(context(label), words); };
  line({"計画", "Plan"}, n.plan().id + " " + report::plan_title(n.plan(), context.lang));
  line({"体系", "Hierarchy"}, context(model::hierarchy_name(n.node.hierarchy)));
  if (const auto above = n.tree.parent(n.row); above != model::none)
    line({"上位", "Above"}, path_words(n.data, n.tree, above));
  line({"担当部署", "Departments"}, report::listed(n.node.departments, context.lang));
  line({"SDGs", "SDGs"}, sdg_words(context, n.node.sdgs));
  if (n.node.area != model::none) line({"区", "Ward"}, context(app::area_name(n.data, n.node.area)));
  line({"テーマ", "Theme"},
       n.node.theme.empty() ? "" : context(say("{}（本システムの分類）", "{} (grouped by this program)", n.node.theme)));
  line({"区分", "Category"}, n.node.category);
  line({"反映区分", "Reflection"}, n.node.reflection);
  line({"内容", "Description"}, n.node.text);
  line({"今後の取組の方向性", "Next steps"}, n.node.future_direction);
  line({"個別計画", "Individual plans"}, report::listed(split_list(n.node.individual_plans), context.lang));
  line({"設定理由", "Rationale"}, n.node.rationale);
  line({"出典", "Source"}, source_words(context, n.plan().document, n.node.line));
  line({"注", "Note"}, n.node.note);
  if (!n.tree.children(n.row).empty()) {
    out.heading(context({"下位の項目", "Below it"}));
    for (const auto child : n.tree.children(n.row)) {
      const auto& below = n.data.plan_nodes[child];
      const auto count = n.tree.indicators_within(child).size();
      out.line(below.id, " " + model::node_name(below) +
                             (count == 0 ? "" : context(say("（指標 {}）", " ({})", counted(count, "indicator")))));
    }
  }
}

void put_indicators(const Context& context, const Node& n, bool graded, Facts& out) {
  if (!n.within.judged.empty()) {
    out.heading(context(say("指標 {}", "{}", counted(n.within.judged.size(), "indicator"))));
    out.block(table_of(context, n.data, n.within, graded));
  }
  if (!n.also.judged.empty()) {
    out.heading(context(say("ほかの項目に掲げられ、内容がここに関わる指標 {}", "{} printed elsewhere, serving it too",
                            counted(n.also.judged.size(), "indicator"))));
    out.block(table_of(context, n.data, n.also, graded));
  }
  if (n.within.judged.empty() && n.also.judged.empty())
    out.heading(context({"この項目に掲げられた指標はありません", "No indicators are printed here"}));
}

}  // namespace

std::string show_node(const Context& context, const model::Dataset& data, const ShowOptions& options) {
  const auto row = node_named(data, options.id);
  const auto& node = data.plan_nodes[row];
  const model::PlanTree tree(data, node.plan);
  const auto scheme = options.judging.scheme(context);
  const auto progress = options.judging.progress();
  const Node shown{data,
                   tree,
                   row,
                   node,
                   judged_rows(data, tree, tree.indicators_within(row), progress, scheme),
                   judged_rows(data, tree, tree.also_indicators_of(row), progress, scheme)};
  if (context.json) return written(json_of(context, shown));
  Facts out;
  put_facts(context, shown, out);
  put_indicators(context, shown, scheme.has_value(), out);
  return out.text();
}

}  // namespace kuiki::cli
