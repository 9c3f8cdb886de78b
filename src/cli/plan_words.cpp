#include "cli/plan_words.h"

#include <cmath>
#include <map>

#include "app/area_facts.h"
#include "base/strings.h"
#include "cli/table.h"
#include "model/distinct_names.h"
#include "model/figure_writer.h"
#include "model/plan_names.h"
#include "model/sdgs.h"

namespace kuiki::cli {

namespace {

/// What each part says, one after the other.
template <class Say>
std::string by_part(const Context& context, const model::Judged& judged, const Say& say_part) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < judged.parts.size(); ++i) {
    const auto said = say_part(i);
    if (said.empty()) continue;
    const auto& part = judged.parts[i].part;
    words.push_back(part.empty() ? said : context(model::part_name(part)) + " " + said);
  }
  return report::listed(words, context.lang);
}

}  // namespace

std::string sdg_words(const Context& context, const std::vector<std::string>& numbers) {
  std::vector<std::string> words;
  words.reserve(numbers.size());
  for (const auto& number : numbers) words.push_back(number + " " + context(model::sdg_goal(number)));
  return report::listed(words, context.lang);
}

std::string path_words(const model::Dataset& data, const model::PlanTree& tree, model::NodeRow node) {
  std::string words;
  for (const auto step : tree.path(node)) add_part(words, " › ", model::node_name(data.plan_nodes[step]));
  return words;
}

Text comparison_name(const model::Comparison& comparison) { return bilingual(comparison.name, comparison.name_en); }

std::string source_words(const Context& context, const std::string& document, int line) {
  if (document.empty() || line <= 0) return document;
  return context(say("{} {}行", "{}, line {}", document, line));
}

std::string verdict_words(const Context& context, const model::Judged& judged) {
  const auto name = [&](model::Verdict verdict) { return context(model::verdict_name(verdict)); };
  const auto numbers = [&](const model::Progress& part) {
    if (!std::isfinite(part.share)) return std::string();
    const auto share = model::percent_words(part.share);
    if (!std::isfinite(part.elapsed)) return context(say("（進捗率 {}）", " ({} of the way)", share));
    return context(say("（進捗率 {}、計画期間の経過率 {}）", " ({} of the way, {} of the time)", share,
                       model::percent_words(part.elapsed)));
  };
  if (judged.parts.size() == 1) return name(judged.verdict) + numbers(judged.parts.front());
  auto words = name(judged.verdict);
  for (const auto& part : judged.parts)
    words += "\n" + context(say("{}：{}{}", "{}: {}{}", model::part_name(part.part), name(part.verdict), numbers(part)));
  return words;
}

std::string mark_words(const Context& context, const model::Judged& judged, std::span<const model::Graded> marks) {
  return by_part(context, judged, [&](std::size_t i) {
    if (i >= marks.size()) return std::string();
    const auto& mark = marks[i];
    return mark.meaning.empty() ? mark.mark : context(say("{}（{}）", "{} ({})", mark.mark, mark.meaning));
  });
}

std::string figure_of(const Context& context, const model::Judged& judged,
                      std::optional<model::Figure> model::Progress::*which) {
  return by_part(context, judged, [&](std::size_t i) {
    const auto& part = judged.parts[i];
    const auto& figure = part.*which;
    if (!figure) return std::string();
    // The latest year alone says little of a running sum.
    if (which == &model::Progress::actual && part.rule == model::Rule::running_sum && std::isfinite(part.sum)) {
      const model::FigureWriter writer(judged.measure, context.wording().years);
      return context(say("{}（{}、累計{}）", "{}, {}; {} in all", writer.value(figure->value), writer.when(figure->period),
                         writer.value(part.sum)));
    }
    return context(say("{}（{}）", "{}, {}", model::figure_words(judged.measure, *figure),
                       model::period_label(figure->period, context.wording().years)));
  });
}

namespace {

/// Made once for each plan that the rows are of.
const model::DistinctNames& names_of(const model::Dataset& data, const std::string& plan,
                                     std::map<std::string, model::DistinctNames>& names) {
  const auto [at, fresh] = names.try_emplace(plan);
  if (fresh && !plan.empty()) at->second = model::DistinctNames(data, model::PlanTree(data, plan));
  return at->second;
}

}  // namespace

std::string judged_table(const Context& context, const model::Dataset& data, std::span<const model::Judged> rows,
                         std::span<const std::string> marks) {
  std::vector<Table::Column> columns = {{"ID"},
                                        {context({"指標", "Indicator"})},
                                        {context({"基準値", "Baseline"})},
                                        {context({"直近の実績", "Latest actual"})},
                                        {context({"目標値", "Target"})},
                                        {context({"判定", "Verdict"})}};
  if (!marks.empty()) columns.push_back({context({"評価記号", "Mark"})});
  Table table(columns);
  std::map<std::string, model::DistinctNames> names;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& judged = rows[i];
    const auto& indicator = data.indicators[judged.indicator];
    const auto figure = [&](auto which) {
      const auto words = figure_of(context, judged, which);
      return words.empty() ? context({"－", "–"}) : words;
    };
    std::vector<std::string> cells = {indicator.id,
                                      names_of(data, indicator.plan, names).name(indicator, context.lang),
                                      figure(&model::Progress::baseline),
                                      figure(&model::Progress::actual),
                                      figure(&model::Progress::target),
                                      context(model::verdict_name(judged.verdict))};
    if (!marks.empty()) cells.push_back(marks[i]);
    table.add(std::move(cells));
  }
  return table.text();
}

}  // namespace kuiki::cli
