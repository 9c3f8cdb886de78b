#include "model/overview.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace kuiki::model {
namespace {

/// Groups by name, each indicator once in each of them.
class Grouping {
 public:
  void add(const std::string& name, const std::string& indicator, Verdict verdict) {
    auto& [seen, tally] = groups_[name];
    if (std::ranges::find(seen, indicator) != seen.end()) return;
    seen.push_back(indicator);
    tally.add(verdict);
  }
  [[nodiscard]] std::vector<OverviewGroup> groups() const {
    std::vector<OverviewGroup> out;
    out.reserve(groups_.size());
    for (const auto& [name, group] : groups_) out.push_back({none, name, group.second});
    return out;
  }

 private:
  std::map<std::string, std::pair<std::vector<std::string>, Tally>> groups_;
};

/// What a plan writes for every office of the city hall is none.
constexpr std::string_view every_office = "全課";

/// An indicator is the same however often it is printed: by the id of its first row.
const std::string& first_of(const Indicator& indicator) {
  return indicator.same_as.empty() ? indicator.id : indicator.same_as;
}

int number_of(const std::string& words) {
  int number = 0;
  std::from_chars(words.data(), words.data() + words.size(), number);
  return number;
}

Overview::Hierarchy hierarchy_of(const Dataset& data, const PlanTree& tree, const std::string& id,
                                 const std::map<IndicatorRow, Verdict>& verdicts) {
  Overview::Hierarchy hierarchy{id, {}};
  int printed = 0;
  for (const auto root : tree.roots(id)) {
    OverviewGroup group{root, data.plan_nodes[root].title, {}};
    std::vector<std::string> seen;
    for (const auto row : tree.indicators_within(root)) {
      const auto& first = first_of(data.indicators[row]);
      if (std::ranges::find(seen, first) != seen.end()) continue;
      seen.push_back(first);
      group.tally.add(verdicts.at(row));
      ++printed;
    }
    hierarchy.groups.push_back(std::move(group));
  }
  if (printed == 0) hierarchy.groups.clear();
  return hierarchy;
}

/// What is counted of every indicator once, be it printed at several places.
void count_once(const Overview::Item& item, const Indicator& indicator, Overview& view, std::map<Cause, int>& causes) {
  const auto& parts = item.judged.parts;
  const auto verdict = item.judged.verdict;
  view.total.add(verdict);
  view.with_actual += std::ranges::any_of(parts, [](const Progress& part) { return part.actual.has_value(); });
  view.old_figures += item.judged.years_old() > 0;
  view.published += std::ranges::any_of(
      parts, [](const Progress& part) { return part.actual && part.actual->status == Status::published; });
  if (verdict == Verdict::unknown) ++causes[item.judged.cause()];
  ++view.mapping_units[indicator.mapping_unit];
  ++view.directions[indicator.direction];
  // An indicator whose target is lost is no matter of watching a trend.
  const auto rule = parts.front().rule;
  if (rule != Rule::trend || verdict == Verdict::not_applicable) ++view.rules[rule];
}

/// The years of the plan, and how much of them is over.
void note_time(const Plan& plan, Overview& view) {
  view.from = parse_period(plan.period_from);
  view.to = parse_period(plan.period_to);
  if (!view.from || !view.to || !view.until) return;
  const double first = fiscal_year_of(*view.from), last = fiscal_year_of(*view.to);
  if (last >= first) view.elapsed = std::clamp((*view.until - first + 1) / (last - first + 1), 0.0, 1.0);
}

}  // namespace

int Tally::total() const {
  int sum = 0;
  for (const auto count : counts) sum += count;
  return sum;
}

int Tally::judged() const { return total() - (*this)[Verdict::unknown] - (*this)[Verdict::not_applicable]; }

Overview overview_of(const Dataset& data, std::string_view plan, const ProgressOptions& options) {
  const PlanTree tree(data, plan);
  Overview view;
  view.plan = plan;
  view.as_of = view.until = options.as_of;

  std::map<IndicatorRow, Verdict> verdicts;
  Grouping departments;
  Grouping related;
  Grouping sdgs;
  std::set<std::string> owned;
  std::map<Cause, int> causes;
  for (const auto row : tree.indicators()) {
    const auto& indicator = data.indicators[row];
    Overview::Item item{judge(data, row, options), none, node_value(tree, data, indicator, &PlanNode::departments),
                        node_value(tree, data, indicator, &PlanNode::related_departments)};
    if (!indicator.same_as.empty()) item.repeats = data.find_indicator(indicator.same_as).value_or(none);
    const auto verdict = verdicts[row] = item.judged.verdict;
    const auto& first = first_of(indicator);
    for (const auto& department : item.departments) departments.add(department, first, verdict);
    for (const auto& department : item.related)
      if (department != every_office) related.add(department, first, verdict);
    if (!item.departments.empty()) owned.insert(first);
    for (const auto& goal : node_value(tree, data, indicator, &PlanNode::sdgs)) sdgs.add(goal, first, verdict);
    for (const auto& part : item.judged.parts)
      if (part.actual && !options.as_of) view.until = std::max(view.until.value_or(0), reporting_year(part.actual->period));
    if (item.repeats != none)
      ++view.repeated;
    else
      count_once(item, indicator, view, causes);
    view.items.push_back(std::move(item));
  }

  for (const auto& id : tree.hierarchies()) view.hierarchies.push_back(hierarchy_of(data, tree, id, verdicts));
  view.departments = departments.groups();
  std::ranges::stable_sort(view.departments, std::greater<>(), [](const auto& group) { return group.tally.total(); });
  view.related_departments = related.groups();
  std::ranges::stable_sort(view.related_departments, std::greater<>(),
                           [](const auto& group) { return group.tally.total(); });
  for (const auto& item : view.items)
    if (item.repeats == none && !owned.contains(item.judged.measure.id)) view.no_department.add(item.judged.verdict);
  view.sdgs = sdgs.groups();
  std::ranges::stable_sort(view.sdgs, {}, [](const auto& group) { return number_of(group.name); });
  view.causes.assign(causes.begin(), causes.end());
  std::ranges::stable_sort(view.causes, std::greater<>(), &std::pair<Cause, int>::second);
  for (const auto verdict : {Verdict::missed, Verdict::worse, Verdict::behind})
    for (std::size_t i = 0; i < view.items.size(); ++i)
      if (view.items[i].judged.verdict == verdict && view.items[i].repeats == none) view.attention.push_back(i);
  note_time(data.plans[tree.plan()], view);
  return view;
}

}  // namespace kuiki::model
