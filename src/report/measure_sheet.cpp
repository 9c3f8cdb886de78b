#include <algorithm>

#include "base/plural.h"
#include "model/overview.h"
#include "report/bars.h"
#include "report/measure_indicators.h"
#include "report/page.h"
#include "report/published_foot.h"
#include "report/sheet_parts.h"
#include "report/sheet_words.h"

namespace kuiki::report {

namespace {

using model::AreaRow;
using model::IndicatorRow;
using model::NodeRow;
using Column = Flow::Column;
using Cell = Flow::Cell;

/// More charts than that help nobody and cost as much as a book: 20,000 of them were three minutes and 80 MB.
constexpr std::size_t most_charts = 120;

/// One node of a plan in the manner of a 施策評価表.
class Sheet {
 public:
  Sheet(const Request& request, NodeRow node, const Paper& paper)
      : r_(request),
        data_(request.data),
        w_(request.wording),
        row_(node),
        node_(request.data.plan_nodes[node]),
        tree_(request.data, node_.plan),
        plan_(request.data.plans[tree_.plan()]),
        flow_(paper, node_words(node_, request.wording), style_for(paper)),
        indicators_(flow_, request, tree_) {}

  std::vector<Page> pages() {
    put_path(flow_, r_, tree_, row_, false);
    put_title(flow_, full_node_words(node_, w_));
    flow_.gap(10);
    put_form();
    put_own_indicators();
    put_also_indicators();
    put_children();
    put_indicators_below();
    put_direction();
    if (tree_.children(row_).empty()) put_siblings();
    auto shown = tree_.indicators_within(row_);
    const auto& also = tree_.also_indicators_of(row_);
    shown.insert(shown.end(), also.begin(), also.end());
    return flow_.finish(
        published_foot(r_, shown) +
        source_foot(plan_, r_, !tree_.indicators_within(row_).empty() || !tree_.also_indicators_of(row_).empty()));
  }

 private:
  const Request& r_;
  const model::Dataset& data_;
  model::Wording w_;
  NodeRow row_;
  const model::PlanNode& node_;
  model::PlanTree tree_;
  const model::Plan& plan_;
  Flow flow_;
  MeasureIndicators indicators_;

  [[nodiscard]] std::string in(const Text& text) const { return text.in(w_); }
  [[nodiscard]] const model::PlanNode& node_at(NodeRow row) const { return data_.plan_nodes[row]; }
  [[nodiscard]] const model::Indicator& indicator_at(IndicatorRow row) const { return data_.indicators[row]; }
  [[nodiscard]] model::Judged judged(IndicatorRow row) const { return judged_for(r_, row); }
  [[nodiscard]] std::string brackets(const std::string& words) const {
    return w_.lang == Lang::ja ? "（" + words + "）" : " (" + words + ")";
  }

  /// The head of the sheet: who, what for, and what the document says of it; only what there is.
  void put_form() {
    std::vector<std::vector<Flow::FormCell>> rows;
    const auto add = [&](std::vector<Flow::FormCell> cells) {
      std::erase_if(cells, [](const Flow::FormCell& cell) { return cell.words.empty(); });
      if (!cells.empty()) rows.push_back(std::move(cells));
    };
    const bool evaluated = !node_.reflection.empty();
    // Who answers for it may be said at a node above.
    std::string departments = listed(node_.departments, w_);
    if (departments.empty()) {
      departments = listed(inherited(tree_, data_, row_, &model::PlanNode::departments), w_);
      if (!departments.empty()) departments += brackets(in({"上位の項目による", "by the item above"}));
    }
    add({{in({"施策番号", "Number"}), evaluated ? node_.number : std::string{}},
         {in({"反映区分", "Evaluation"}), node_.reflection}});
    add({{in({"担当部・課", "Department"}), departments}});
    add({{in({"関連課", "Works with"}), listed(inherited(tree_, data_, row_, &model::PlanNode::related_departments), w_)}});
    // What a plan says of a ward is no purpose, but a description of the ward.
    const bool of_ward = node_.kind == "区";
    add({{in(of_ward ? Text{"区の概況", "The ward"} : Text{"目的・内容", "Purpose"}),
          is_cut_title(node_) ? std::string{} : node_.text}});
    add({{in({"区", "Ward"}), ward()}, {in({"テーマ", "Theme"}), node_.theme.empty() ? std::string{} : theme()}});
    if (!evaluated) add({{in({"区分", "Category"}), node_.category}});
    add({{"SDGs", sdg_words(node_.sdgs, w_)}});
    add({{in({"関連する個別計画", "Individual plans"}), listed(split_list(node_.individual_plans), w_)}});
    add({{in({"設定理由", "Rationale"}), node_.rationale}});
    add({{in({"注記", "Note"}), node_.note}});
    const std::string& document = plan_.document.empty() ? plan_.title : plan_.document;
    add({{in({"出典", "Source"}), node_.line > 0 ? in(say("{}　{}行", "{}, line {}", document, node_.line)) : document}});
    flow_.form(rows, 120);
  }

  [[nodiscard]] std::string ward() const {
    if (node_.area == model::none) return {};
    const auto a = node_.area.index();
    return w_.lang == Lang::en && !data_.areas.name_en[a].empty() ? data_.areas.name_en[a] : data_.areas.name[a];
  }
  [[nodiscard]] std::string theme() const {
    return node_.theme + brackets(in({"本システムの分類", "grouped by this program"}));
  }

  void put_own_indicators() {
    const auto& own = tree_.indicators_of(row_);
    if (own.empty()) {
      if (tree_.indicators_within(row_).empty()) put_no_indicators();
      return;
    }
    flow_.heading(in({"評価指標", "Indicators"}));
    std::vector<model::Judged> all;
    all.reserve(own.size());
    for (const IndicatorRow row : own) all.push_back(judged(row));
    const bool narrow = is_narrow(flow_), charted = all.size() <= most_charts;
    if (!narrow) indicators_.put_years(all);
    if (charted) {
      indicators_.put_charts(all);
      return;
    }
    if (narrow) indicators_.put_latest(all, false);
    flow_.small(in(say("指標が{}件あるため、推移の図は指標ごとのシートに示します。",
                       "With {}, the charts stand on the sheets of the indicators.", counted(all.size(), "indicator"))));
  }

  /// A project without an indicator of its own: which ones stand above it.
  void put_no_indicators() {
    flow_.heading(in({"評価指標", "Indicators"}));
    flow_.body(in({"この項目には、計画書に指標がありません。", "The document sets no indicator for this item."}));
    for (NodeRow up = tree_.parent(row_); up != model::none; up = tree_.parent(up)) {
      const auto& there = tree_.indicators_of(up);
      if (there.empty()) continue;
      flow_.gap(4);
      flow_.small(in({"上位の項目の指標：", "Indicators of the item above:"}));
      flow_.link(node_words(node_at(up), w_) + brackets(in(say("{}指標", "{}", counted(there.size(), "indicator")))),
                 node_at(up).id, 12);
      return;
    }
  }

  /// Printed elsewhere, but of this node by content.
  void put_also_indicators() {
    const auto& also = tree_.also_indicators_of(row_);
    if (also.empty()) return;
    flow_.heading(in({"関係する指標（他の箇所に記載）", "Indicators that serve it, printed elsewhere"}));
    std::vector<model::Judged> all;
    all.reserve(also.size());
    for (const IndicatorRow row : also) all.push_back(judged(row));
    indicators_.put_latest(all, true);
  }

  /// 具体的な取組, 事業, or whatever stands below.
  void put_children() {
    const auto& children = tree_.children(row_);
    if (children.empty()) return;
    std::vector<std::string> kinds;
    for (const NodeRow child : children)
      if (std::ranges::find(kinds, node_at(child).kind) == kinds.end()) kinds.push_back(node_at(child).kind);
    for (const auto& kind : kinds) {
      std::vector<NodeRow> of_kind;
      for (const NodeRow child : children)
        if (node_at(child).kind == kind) of_kind.push_back(child);
      model::PlanNode bare;
      bare.kind = kind;
      const std::string kinds_of =
          w_.lang == Lang::en && of_kind.size() != 1 ? plural(node_words(bare, w_)) : node_words(bare, w_);
      flow_.heading(kinds_of + brackets(in(say("{}件", "{}", of_kind.size()))));
      put_children_table(of_kind);
    }
    if (node_.kind == "区") put_ward_projects(children);
  }

  /// A ward's sheet says all that is planned for it: the projects below its goals, in one table.
  void put_ward_projects(const std::vector<NodeRow>& goals) {
    std::size_t count = 0;
    for (const NodeRow goal : goals) count += tree_.children(goal).size();
    if (count == 0) return;
    flow_.heading(in(say("区の取組（{}件）", "{} of the ward", counted(count, "project"))));
    const bool narrow = is_narrow(flow_);
    std::vector<Column> columns{{in({"事業名", "Project"}), 1.5}};
    if (!narrow) columns.push_back({in({"内容", "What it is"}), 2.6});
    columns.push_back({in({"テーマ", "Theme"}), 0.9});
    std::vector<std::vector<Cell>> rows;
    for (const NodeRow goal : goals) {
      if (tree_.children(goal).empty()) continue;
      rows.push_back({linked(node_words(node_at(goal), w_), node_at(goal).id)});
      for (const NodeRow project : tree_.children(goal)) {
        const auto& n = node_at(project);
        rows.push_back({linked(n.title, n.id)});
        if (!narrow) rows.back().push_back({n.text == n.title ? "" : n.text});
        rows.back().push_back({n.theme});
      }
    }
    flow_.table(columns, rows);
    flow_.small(in({"テーマは本システムの分類です。", "The themes are grouped by this program."}));
  }

  void put_children_table(const std::vector<NodeRow>& children) {
    const auto any = [&](auto&& test) {
      return std::ranges::any_of(children, [&](NodeRow child) { return test(node_at(child)); });
    };
    const bool narrow = is_narrow(flow_);
    const bool owners = !narrow && any([&](const model::PlanNode& n) { return !n.departments.empty(); });
    const bool texts = !narrow && any([](const model::PlanNode& n) { return !n.text.empty() && n.text != n.title; });
    const bool themes = any([](const model::PlanNode& n) { return !n.theme.empty(); });
    const bool counts =
        std::ranges::any_of(children, [&](NodeRow child) { return !tree_.indicators_within(child).empty(); });
    const bool below =
        !counts && std::ranges::any_of(children, [&](NodeRow child) { return !tree_.children(child).empty(); });
    std::vector<Column> columns{{in({"名称", "Name"}), texts ? 1.5 : 3.0}};
    if (texts) columns.push_back({in({"内容", "What it is"}), 2.2});
    if (owners) columns.push_back({in({"担当", "Department"}), 1.1});
    if (themes) columns.push_back({in({"テーマ", "Theme"}), narrow ? 1.5 : 0.9});
    if (counts) columns.push_back({in({"指標", "Indicators"}), 0.6, Column::Align::right});
    if (below) columns.push_back({in({"下位の項目", "Items below"}), 0.9, Column::Align::right});
    std::vector<std::vector<Cell>> rows;
    for (const NodeRow child : children) {
      const auto& n = node_at(child);
      const std::string name = n.number.empty() ? n.title : n.number + (w_.lang == Lang::ja ? "　" : " ") + n.title;
      std::vector<Cell> row{linked(name, n.id)};
      if (texts) row.push_back({n.text == n.title ? "" : n.text});
      if (owners) row.push_back({listed(n.departments, w_)});
      if (themes) row.push_back({n.theme});
      if (counts) {
        const auto count = tree_.indicators_within(child).size();
        row.push_back({count == 0 ? in({"－", "–"}) : std::to_string(count)});
      }
      if (below) row.push_back({std::to_string(tree_.children(child).size())});
      rows.push_back(std::move(row));
    }
    flow_.table(columns, rows);
  }

  /// Of the nodes below, each under the name of its node.
  void put_indicators_below() {
    std::vector<std::pair<NodeRow, std::vector<model::Judged>>> groups;
    model::Tally tally;
    for (const IndicatorRow row : tree_.indicators_within(row_)) {
      const NodeRow node = tree_.node_of(indicator_at(row));
      if (node == row_) continue;
      if (groups.empty() || groups.back().first != node) groups.push_back({node, {}});
      groups.back().second.push_back(judged(row));
      tally.add(groups.back().second.back().verdict);
    }
    if (groups.empty()) return;
    flow_.heading(in(say("下位の項目の指標（{}）", "Indicators below ({})", tally.total())));
    verdict_bar(flow_, tally, w_);
    indicators_.put_groups(groups);
  }

  /// What else stands under the same item, for a project that has nothing below it.
  void put_siblings() {
    const NodeRow above = tree_.parent(row_);
    if (above == model::none || tree_.children(above).size() < 2) return;
    flow_.heading(in({"同じ階層の項目", "Others at this level"}));
    for (const NodeRow sibling : tree_.children(above)) {
      const auto& n = node_at(sibling);
      if (sibling == row_)
        flow_.paragraph(node_words(n, w_), flow_.style().strong, flow_.style().text);
      else
        flow_.link(node_words(n, w_), n.id);
      flow_.gap(2);
    }
  }

  void put_direction() {
    if (node_.future_direction.empty()) return;
    flow_.heading(in({"今後の取組の方向性", "Next steps"}));
    put_quote(flow_, node_.future_direction);
  }
};

}  // namespace

std::vector<Page> measure_sheet(const Request& request, model::NodeRow node, const Paper& paper) {
  return fitted(paper, [&](const Paper& on) { return Sheet(request, node, on).pages(); });
}

}  // namespace kuiki::report
