#include "report/latest_figures.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/figure_writer.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "report/verdict_tone.h"

namespace kuiki::report {
namespace {

using model::Figure;
using model::Progress;

using Dated = DatedWords;

Dated dated(const model::FigureWriter& write, const Figure& figure) {
  return {say("{}{}", "{}{}", write.figure(figure), model::figure_mark(figure)), write.when(figure.period)};
}

Dated actual_of(const model::FigureWriter& write, const Progress& p) {
  if (p.rule == model::Rule::running_sum && std::isfinite(p.sum) && !p.summed.empty()) {
    const Text least = p.gaps.empty() ? Text{} : Text{"以上", " or more"};
    const Text mark = p.actual ? model::figure_mark(*p.actual) : Text{};
    return {say("累計{}{}{}", "{}{} in all{}", write.value(p.sum), least, mark),
            say("{}まで", "to {}", write.when(p.summed.back()))};
  }
  return p.actual ? dated(write, *p.actual) : Dated{};
}

Dated target_of(const model::FigureWriter& write, const Progress& p) {
  if (p.target) return dated(write, *p.target);
  if (p.lost_target) return {model::status_name(model::Status::missing_in_source), write.when(*p.lost_target)};
  return {};
}

PartFigures figures_of(const model::FigureWriter& write, const Progress& p) {
  // Where the document has no baseline a trend begins with its first actual, which is none.
  const bool printed = p.baseline && p.baseline->role == model::Role::baseline;
  return {printed ? dated(write, *p.baseline) : Dated{}, target_of(write, p), actual_of(write, p)};
}

/// One below the other; what is the same in all parts is said once.
std::string cell(const std::vector<std::pair<std::string, Dated>>& parts, Lang lang) {
  const auto none = std::string(lang == Lang::ja ? "－" : "–");
  const auto when = [&](const Dated& one) { return say("（{}）", "{}", one.when).in(lang); };
  const auto same = [&](auto&& of) {
    return std::ranges::all_of(parts, [&](const auto& one) { return of(one.second) == of(parts.front().second); });
  };
  const bool one_time = same([](const Dated&d) { return d.when.ja; }),
             all_same = one_time && same([](const Dated&d) { return d.words.ja; });
  std::string words;
  for (const auto& [part, own] : parts) {
    const auto& shown = own.words.in(lang);
    if (!words.empty()) words += "\n";
    if (!part.empty() && !all_same) words += (lang == Lang::ja ? part : model::part_name(part).en) + " ";
    words += shown.empty() ? none : shown;
    if (!one_time && !own.when.empty()) words += "\n" + when(own);
    if (all_same) break;
  }
  if (one_time && !parts.empty() && !parts.front().second.when.empty()) words += "\n" + when(parts.front().second);
  return words;
}

}  // namespace

PartFigures part_figures(const model::Judged& judged, const model::Progress& part, model::YearStyle years) {
  return figures_of(model::FigureWriter(judged.measure, years), part);
}

LatestFigures latest_figures(const model::Judged& judged, model::Wording wording) {
  const model::FigureWriter write(judged.measure, wording.years);
  std::vector<std::pair<std::string, Dated>> baselines, targets, actuals;
  for (const auto& p : judged.parts) {
    auto figures = figures_of(write, p);
    baselines.emplace_back(p.part, std::move(figures.baseline));
    targets.emplace_back(p.part, std::move(figures.target));
    actuals.emplace_back(p.part, std::move(figures.actual));
  }
  return {cell(baselines, wording), cell(targets, wording), cell(actuals, wording)};
}

Flow::Cell verdict_cell(model::Verdict verdict, Lang lang) {
  const auto tone = tone_of(verdict);
  return {model::verdict_name(verdict).in(lang), tone.ink, tone.fill, true, {}};
}

std::string mark_of(const model::GradingScheme& scheme, const model::Judged& judged, const std::string& category) {
  std::vector<std::string> marks;
  marks.reserve(judged.parts.size());
  for (const auto& part : judged.parts) marks.push_back(model::grade(scheme, part, category).mark);
  if (std::ranges::all_of(marks, [&](const auto& mark) { return mark == marks.front(); })) return marks.front();
  std::string all;
  for (std::size_t i = 0; i < marks.size(); ++i) all += (i > 0 ? " " : "") + judged.parts[i].part + marks[i];
  return all;
}

}  // namespace kuiki::report
