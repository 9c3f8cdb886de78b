#include "report/latest_figures.h"

#include <algorithm>
#include <cmath>

#include "model/figure_writer.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "report/verdict_tone.h"

namespace kuiki::report {
namespace {

using model::Figure;
using model::Progress;

Text dated(const model::FigureWriter& write, const Figure& figure) {
  const Text mark = figure.status == model::Status::inferred ? Text{"（推定）", " (inferred)"} : Text{};
  return say("{}{}\n（{}）", "{}{}\n({})", write.figure(figure), mark, write.when(figure.period));
}

Text actual_of(const model::FigureWriter& write, const Progress& p) {
  if (p.rule == model::Rule::running_sum && std::isfinite(p.sum) && !p.summed.empty()) {
    const Text least = p.gaps.empty() ? Text{} : Text{"以上", " or more"};
    return say("累計{}{}\n（{}まで）", "{}{} in all\n(to {})", write.value(p.sum), least, write.when(p.summed.back()));
  }
  return p.actual ? dated(write, *p.actual) : Text{};
}

Text target_of(const model::FigureWriter& write, const Progress& p) {
  if (p.target) return dated(write, *p.target);
  if (p.lost_target)
    return say("{}\n（{}）", "{}\n({})", model::status_name(model::Status::missing_in_source), write.when(*p.lost_target));
  return {};
}

}  // namespace

LatestFigures latest_figures(const model::Judged& judged, model::Wording wording) {
  const model::FigureWriter write(judged.measure, wording.years);
  LatestFigures all;
  const auto add = [&](std::string& to, const std::string& part, const Text& words) {
    const auto& own = words.in(wording);
    const auto shown = own.empty() ? std::string(wording.lang == Lang::ja ? "－" : "–") : own;
    // The same in all parts (a total, nothing) is said once.
    if (to == shown) return;
    to += (to.empty() ? "" : "\n") + (part.empty() ? "" : part + " ") + shown;
  };
  const bool no_actual = std::ranges::all_of(judged.parts, [&](const auto& p) { return actual_of(write, p).empty(); });
  for (const auto& p : judged.parts) {
    add(all.baseline, p.baseline ? p.part : "", p.baseline ? dated(write, *p.baseline) : Text{});
    add(all.target, target_of(write, p).empty() ? "" : p.part, target_of(write, p));
    add(all.actual, no_actual ? "" : p.part, actual_of(write, p));
  }
  return all;
}

Flow::Cell verdict_cell(model::Verdict verdict, Lang lang) {
  const auto tone = tone_of(verdict);
  return {model::verdict_name(verdict).in(lang), tone.ink, tone.fill, true, {}};
}

std::string mark_of(const model::GradingScheme& scheme, const model::Judged& judged, const std::string& category) {
  std::string marks;
  for (const auto& part : judged.parts) {
    const auto mark = model::grade(scheme, part, category).mark;
    if (marks == mark) continue;
    marks += (marks.empty() ? "" : " ") + (part.part.empty() ? "" : part.part) + mark;
  }
  return marks;
}

}  // namespace kuiki::report
