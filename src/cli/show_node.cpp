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

using model::Row;

/// The indicators of a node with their verdicts and, where a scheme was named, their marks.
struct Rows {
  std::vector<model::Judged> judged;
  std::vector<std::vector<model::Graded>> marks;
};

Rows judged_rows(const model::Dataset& data, const model::PlanTree& tree, const std::vector<Row>& indicators,
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

}  // namespace

std::string show_node(const Context& context, const model::Dataset& data, const ShowOptions& options) {
  const auto row = node_named(data, options.id);
  const auto& node = data.plan_nodes[static_cast<std::size_t>(row)];
  const model::PlanTree tree(data, node.plan);
  const auto scheme = options.judging.scheme();
  const auto progress = options.judging.progress();
  const auto within = judged_rows(data, tree, tree.indicators_within(row), progress, scheme);
  const auto also = judged_rows(data, tree, tree.also_indicators_of(row), progress, scheme);
  const auto& plan = data.plans[tree.plan()];
  const auto ward = node.area == model::none ? std::string() : data.areas.code[static_cast<std::size_t>(node.area)];

  if (context.json) {
    auto json = node_json(data, row, tree);
    Json path = Json::array(), children = Json::array();
    for (const auto step : tree.path(row)) path.push_back(data.plan_nodes[static_cast<std::size_t>(step)].id);
    for (const auto child : tree.children(row)) children.push_back(data.plan_nodes[static_cast<std::size_t>(child)].id);
    json["path"] = std::move(path);
    json["children"] = std::move(children);
    json["departments"] = node.departments;
    json["sdgs"] = node.sdgs;
    json["category"] = text_or_null(node.category);
    json["reflection"] = text_or_null(node.reflection);
    json["text"] = text_or_null(node.text);
    json["future_direction"] = text_or_null(node.future_direction);
    json["individual_plans"] = text_or_null(node.individual_plans);
    json["rationale"] = text_or_null(node.rationale);
    json["area_code"] = text_or_null(ward);
    json["theme"] = text_or_null(node.theme);
    json["document"] = plan.document;
    json["line"] = node.line > 0 ? Json(node.line) : Json(nullptr);
    json["note"] = text_or_null(node.note);
    json["judged"] = rows_json(context, data, tree, within);
    json["judged_also"] = rows_json(context, data, tree, also);
    return written(json);
  }

  Facts out;
  out.heading(node.id + " " + model::node_name(node));
  const auto line = [&](const Text& label, const std::string& words) { out.line(context(label), words); };
  line({"計画", "Plan"}, plan.id + " " + report::plan_title(plan, context.lang));
  line({"体系", "Hierarchy"}, context(model::hierarchy_name(node.hierarchy)));
  if (const auto above = tree.parent(row); above != model::none) line({"上位", "Above"}, path_words(data, tree, above));
  line({"担当部署", "Departments"}, report::listed(node.departments, context.lang));
  line({"SDGs", "SDGs"}, sdg_words(context, node.sdgs));
  if (node.area != model::none) line({"区", "Ward"}, context(app::area_name(data, node.area)));
  line({"テーマ", "Theme"},
       node.theme.empty() ? "" : context(say("{}（本システムの分類）", "{} (grouped by this program)", node.theme)));
  line({"区分", "Category"}, node.category);
  line({"反映区分", "Reflection"}, node.reflection);
  line({"内容", "Description"}, node.text);
  line({"今後の取組の方向性", "Next steps"}, node.future_direction);
  line({"個別計画", "Individual plans"}, report::listed(split_list(node.individual_plans), context.lang));
  line({"設定理由", "Rationale"}, node.rationale);
  line({"出典", "Source"}, source_words(context, plan.document, node.line));
  line({"注", "Note"}, node.note);
  if (!tree.children(row).empty()) {
    out.heading(context({"下位の項目", "Below it"}));
    for (const auto child : tree.children(row)) {
      const auto& below = data.plan_nodes[static_cast<std::size_t>(child)];
      const auto count = tree.indicators_within(child).size();
      out.line(below.id, " " + model::node_name(below) +
                             (count == 0 ? "" : context(say("（指標 {}）", " ({})", counted(count, "indicator")))));
    }
  }
  if (!within.judged.empty()) {
    out.heading(context(say("指標 {}", "{}", counted(within.judged.size(), "indicator"))));
    out.block(table_of(context, data, within, scheme.has_value()));
  }
  if (!also.judged.empty()) {
    out.heading(context(say("ほかの項目に掲げられ、内容がここに関わる指標 {}", "{} printed elsewhere, serving it too",
                            counted(also.judged.size(), "indicator"))));
    out.block(table_of(context, data, also, scheme.has_value()));
  }
  if (within.judged.empty() && also.judged.empty())
    out.heading(context({"この項目に掲げられた指標はありません", "No indicators are printed here"}));
  return out.text();
}

}  // namespace kuiki::cli
