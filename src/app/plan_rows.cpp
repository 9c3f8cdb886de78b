#include <algorithm>
#include <set>

#include "app/area_facts.h"
#include "app/plan_browser.h"
#include "model/numerals.h"

/// The rows of the plan panel, and what they say.
namespace kuiki::app {

using model::AreaRow;
using model::IndicatorRow;
using model::NodeRow;
using model::none;

namespace {

class TreeWalk {
 public:
  TreeWalk(const model::Dataset& data, const model::PlanTree& tree, const PlanFindings& findings, const Folding& folding,
           const PlanIndex::VerdictOf& verdict_of)
      : data_(data), tree_(tree), findings_(findings), folding_(folding), verdict_of_(verdict_of) {}

  std::vector<PlanRow> rows(std::string_view hierarchy) {
    for (const NodeRow root : tree_.roots(hierarchy)) node(root, 0, false);
    return std::move(rows_);
  }

 private:
  /// Under an indicator's own node everything is printed; from another hierarchy it is brought in as belonging here too, but
  /// not from further up the same branch (Komoro's goals, whose indicators stand at the measure).
  [[nodiscard]] std::vector<IndicatorRow> also(NodeRow node) const {
    std::vector<IndicatorRow> rows;
    const auto& hierarchy = data_.plan_nodes[node].hierarchy;
    for (const IndicatorRow i : tree_.also_indicators_of(node)) {
      const NodeRow home = tree_.node_of(data_.indicators[i]);
      if (home == none || data_.plan_nodes[home].hierarchy != hierarchy) rows.push_back(i);
    }
    return rows;
  }
  [[nodiscard]] bool found(model::AnyRow row, bool is_node) const {
    return findings_.everything || findings_.find({is_node, row}) >= 0;
  }

  /// Is there a hit at the node or below it?
  bool leads(NodeRow node) {
    if (findings_.everything) return true;
    if (const auto known = leads_.find(node); known != leads_.end()) return known->second;
    bool any = found(node, true);
    for (const IndicatorRow i : tree_.indicators_of(node)) any = any || found(i, false);
    for (const IndicatorRow i : also(node)) any = any || found(i, false);
    for (const NodeRow child : tree_.children(node)) any = leads(child) || any;
    return leads_[node] = any;
  }

  void put(IndicatorRow indicator, int depth, bool is_also) {
    PlanRow row;
    row.kind = PlanRow::Kind::indicator;
    row.row = indicator;
    row.depth = depth;
    row.also = is_also;
    if (findings_.queried) row.hit = findings_.find({false, indicator});
    rows_.push_back(row);
  }

  void tally(NodeRow node, bool whole, std::set<IndicatorRow>& seen) const {
    for (const IndicatorRow i : tree_.indicators_of(node))
      if (whole || found(i, false)) seen.insert(i);
    for (const NodeRow child : tree_.children(node)) tally(child, whole, seen);
  }

  /// `whole`: a node above is a hit of the query, so that all below it is worth showing.
  void node(NodeRow node_row, int depth, bool whole) {
    if (!whole && !leads(node_row)) return;
    const bool hit = findings_.queried && findings_.find({true, node_row}) >= 0;
    PlanRow row;
    row.kind = PlanRow::Kind::node;
    row.row = node_row;
    row.depth = depth;
    if (hit) row.hit = findings_.find({true, node_row});
    bool anything = false, leads_on = false;
    const auto consider = [&](bool is_found) {
      anything = true;
      leads_on = leads_on || is_found;
    };
    for (const IndicatorRow i : tree_.indicators_of(node_row)) consider(found(i, false));
    for (const IndicatorRow i : also(node_row)) consider(found(i, false));
    for (const NodeRow child : tree_.children(node_row)) consider(leads(child));
    // A found node under which nothing else was found can be unfolded whole.
    const bool below_whole = whole || (hit && !leads_on);
    const bool below = leads_on || (below_whole && anything);
    row.folds = below;
    const bool usual = findings_.everything ? depth == 0 : leads_on;
    const auto chosen = folding_.find(row.key());
    row.open = below && (chosen == folding_.end() ? usual : chosen->second);
    std::set<IndicatorRow> seen;
    tally(node_row, below_whole, seen);
    for (const IndicatorRow i : seen) ++row.verdicts[static_cast<std::size_t>(verdict_of_(i))];
    row.indicators = static_cast<int>(seen.size());
    rows_.push_back(row);
    if (!row.open) return;
    for (const IndicatorRow i : tree_.indicators_of(node_row))
      if (below_whole || found(i, false)) put(i, depth + 1, false);
    for (const IndicatorRow i : also(node_row))
      if (below_whole || found(i, false)) put(i, depth + 1, true);
    for (const NodeRow child : tree_.children(node_row)) node(child, depth + 1, below_whole);
  }

  const model::Dataset& data_;
  const model::PlanTree& tree_;
  const PlanFindings& findings_;
  const Folding& folding_;
  const PlanIndex::VerdictOf& verdict_of_;
  std::unordered_map<NodeRow, bool> leads_;
  std::vector<PlanRow> rows_;
};

}  // namespace

std::vector<PlanRow> tree_rows(const model::Dataset& data, const model::PlanTree& tree, std::string_view hierarchy,
                               const PlanFindings& findings, const Folding& folding,
                               const PlanIndex::VerdictOf& verdict_of) {
  return TreeWalk(data, tree, findings, folding, verdict_of).rows(hierarchy);
}

std::vector<PlanRow> flat_rows(const model::Dataset& data, const PlanFindings& findings, const Folding& folding,
                               const PlanIndex::VerdictOf& verdict_of) {
  std::vector<PlanRow> rows;
  for (std::size_t plan = 0; plan < data.plans.size(); ++plan) {
    PlanRow head;
    head.kind = PlanRow::Kind::plan;
    head.row = model::RowOf<model::Plan>(plan);
    head.folds = true;
    const auto chosen = folding.find(head.key());
    head.open = chosen == folding.end() ? !findings.everything : chosen->second;
    const std::size_t at = rows.size();
    bool any = false;
    for (std::size_t i = 0; i < findings.hits.size(); ++i) {
      const auto& hit = findings.hits[i];
      if (hit.plan != plan) continue;
      any = true;
      if (!hit.item.is_node) {
        ++head.verdicts[static_cast<std::size_t>(verdict_of(hit.item.row.as<IndicatorRow>()))];
        ++head.indicators;
      }
      if (!head.open) continue;
      PlanRow row;
      row.kind = hit.item.is_node ? PlanRow::Kind::node : PlanRow::Kind::indicator;
      row.row = hit.item.row;
      row.depth = 1;
      row.hit = findings.queried ? static_cast<int>(i) : -1;
      rows.push_back(row);
    }
    if (any) rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(at), head);
  }
  return rows;
}

Text figures_in_short(const model::Judged& judged) {
  using model::Progress;
  const auto& m = judged.measure;
  const auto of_parts = [&](auto&& figure_of, const Text& missing) {
    Text all;
    for (const Progress& part : judged.parts) {
      const std::optional<model::Figure> figure = figure_of(part);
      const Text words = figure ? model::figure_words(m, *figure) : missing;
      if (words.empty()) continue;
      const Text named = part.part.empty() ? words : say("{} {}", "{} {}", part.part, words);
      all = all.empty() ? named : say("{}・{}", "{}, {}", all, named);
    }
    return all;
  };
  const auto any = [&](auto&& test) { return std::ranges::any_of(judged.parts, test); };
  const bool actual = any([](const Progress& p) { return p.actual.has_value(); });
  const bool lost = any([](const Progress& p) { return p.lost_target.has_value(); });
  // Of a running sum one year is never put beside the target, which is of all years.
  const bool sum = any([](const Progress& p) { return p.rule == model::Rule::running_sum; });
  Text start = of_parts([](const Progress& p) { return p.baseline; }, {});
  if (sum && actual) {
    start = {};
    for (const Progress& part : judged.parts) {
      const Text words = model::write_value(part.sum, m.unit, m.unit_en, model::decimals_of(m));
      const Text so_far =
          part.gaps.empty() ? say("累計{}", "{} in total", words) : say("累計{}以上", "at least {} in total", words);
      start = start.empty() ? so_far : say("{}・{}", "{}, {}", start, so_far);
    }
    start = say("実績 {}", "actual {}", start);
  } else if (actual) {
    start = say("実績 {}", "actual {}", of_parts([](const Progress& p) { return p.actual; }, {"なし", "none"}));
  } else if (start.empty()) {
    start = {"基準値なし", "no baseline"};
  } else {
    start = sum ? say("基準 {}（単年）", "baseline {} (one year)", start) : say("基準 {}", "baseline {}", start);
  }
  const Text goal = of_parts([](const Progress& p) { return p.target; }, {});
  if (goal.empty()) {
    if (lost) return say("{} → 目標値は記載欠落", "{} → target lost in the source", start);
    return judged.verdict == model::Verdict::not_applicable ? start : say("{} → 目標値なし", "{} → no target", start);
  }
  return sum ? say("{} → 目標 累計{}", "{} → target {} in total", start, goal)
             : say("{} → 目標 {}", "{} → target {}", start, goal);
}

Text plan_title(const model::Plan& plan) { return bilingual(plan.title, plan.title_en); }

const model::Partnership* partnership_of(const model::Dataset& data, const model::Indicator& indicator) {
  if (indicator.mapping_unit != model::MappingUnit::partnership) return nullptr;
  const auto found = std::ranges::find(data.partnerships, indicator.place, &model::Partnership::name);
  return found == data.partnerships.end() ? nullptr : &*found;
}

Text where_drawn(const model::Dataset& data, const model::Indicator& indicator) {
  const auto& unit = indicator.mapping_unit;
  if (model::can_be_spread(indicator))
    return {"区や地区ごとに測った値なので、地図を塗り分けて示せます。",
            "Measured by ward or district: areas can be coloured by it."};
  if (unit == model::MappingUnit::facility)
    return say("施設「{}」の値です。その位置にカードで示します。", "A figure of the facility “{}”: shown on a card there.",
               indicator.place);
  if (unit == model::MappingUnit::place)
    return say("場所「{}」の値です。その位置にカードで示します。", "A figure of the place “{}”: shown on a card there.",
               indicator.place);
  if (unit == model::MappingUnit::partnership) {
    const auto* partnership = partnership_of(data, indicator);
    const Text name = partnership ? bilingual(partnership->name, partnership->name_en) : plain(indicator.place);
    return say("広域連携「{}」全体の値です。広域連携の位置にカードで示します。",
               "A figure of the partnership “{}” as a whole: shown on a card there.", name);
  }
  if (unit == model::MappingUnit::nowhere)
    return {"区域によらない値です。市の位置のカードに、そのことを書き添えて示します。",
            "A figure of no area: shown on the city's card, which says so."};
  const AreaRow area = indicator.area;
  if (area == none)
    return {"市全体の値です。市の位置にカードで示します。", "A figure of the whole city: shown on a card there."};
  const Text city = area_name(data, area);
  return say("{}全体の値です。市の位置にカードで示し、地区ごとに塗り分けることはしません。",
             "A figure of {} as a whole: shown on a card there, never spread over its districts.", city);
}

}  // namespace kuiki::app
