#include "model/progress.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/fiscal.h"
#include "model/progress_rules.h"

namespace kuiki::model {
namespace {

double time_of(const Figure& f) { return closing_time(f.period); }

bool is_milestone_word(const Figure& f) {
  return f.qualifier == Qualifier::milestone && !f.printed.empty() &&
         (f.status == Status::printed || f.status == Status::entered || f.status == Status::inferred);
}

bool says_something(const Figure& f) {
  return std::isfinite(f.value) || f.qualifier == Qualifier::improve || is_milestone_word(f);
}

/// The figures of one part, sorted into what each is for.
Evidence sort_out(const Measure& measure, const ProgressOptions& options, const std::string& part) {
  Evidence e;
  e.options = options;
  e.latest_in_plan = measure.latest_in_plan;
  std::vector<Figure> targets;
  for (const auto& f : measure.figures) {
    if (f.part != part && !(f.part.empty() && !says_something(f))) continue;
    if (f.role == Role::baseline) {
      if (says_something(f) && (!e.baseline || time_of(f) >= time_of(*e.baseline))) e.baseline = f;
    } else if (f.role == Role::target) {
      if (f.qualifier == Qualifier::floor) {
        if (std::isfinite(f.value)) e.floor = f;
      } else {
        targets.push_back(f);
      }
    } else if (f.role == Role::actual) {
      if (options.as_of && reporting_year(f.period) > *options.as_of) continue;
      (says_something(f) ? e.actuals : e.unmeasured).push_back(f);
    }
  }
  std::ranges::stable_sort(targets, {}, time_of);
  std::ranges::stable_sort(e.actuals, {}, time_of);
  for (const auto& f : targets)
    if (says_something(f)) {
      // An inferred figure stands in for the lost one beside it; two of one period keep the printed one.
      if (!e.targets.empty() && e.targets.back().period == f.period && f.status == Status::inferred) continue;
      if (!e.targets.empty() && e.targets.back().period == f.period) e.targets.pop_back();
      e.targets.push_back(f);
    }
  for (const auto& f : targets)
    if (!says_something(f) && f.status == Status::missing_in_source &&
        std::ranges::none_of(e.targets, [&](const Figure& t) { return t.period == f.period; }))
      e.lost_target = f.period;

  e.sign = measure.direction == Direction::down ? -1 : 1;
  if (measure.plan_from) e.start = fiscal_year_of(*measure.plan_from) - 1;
  if (e.baseline && (!std::isfinite(e.start) || time_of(*e.baseline) > e.start)) e.start = time_of(*e.baseline);
  return e;
}

/// The figure of the year before `f`.
std::optional<Figure> year_before(const Evidence& e, const Figure& f) {
  std::optional<Figure> found;
  const auto look = [&](const Figure& g) {
    const double gap = time_of(f) - time_of(g);
    if (std::isfinite(g.value) && gap > 0.6 && gap < 1.4) found = g;
  };
  if (e.baseline) look(*e.baseline);
  for (const auto& g : e.actuals) look(g);
  return found;
}

Rule rule_for(const Measure& measure, const Evidence& e) {
  if (measure.direction == Direction::monitor || e.targets.empty()) return Rule::trend;
  const Figure& judge = judging_target(e);
  if (judge.qualifier == Qualifier::milestone) return Rule::milestone;
  if (judge.qualifier == Qualifier::improve) return Rule::improve;
  if (judge.qualifier == Qualifier::change) return Rule::change_by;
  if (judge.period.kind == Period::Kind::span) return Rule::running_sum;
  if (measure.direction == Direction::keep)
    return judge.qualifier == Qualifier::at_most ? Rule::keep_below : Rule::keep_above;
  return Rule::reach;
}

/// Change per year over the whole series, for rows that are only watched.
void judge_trend(const Evidence& e, Progress& p) {
  std::vector<Figure> series;
  if (e.baseline && std::isfinite(e.baseline->value)) series.push_back(*e.baseline);
  for (const auto& f : e.actuals)
    if (std::isfinite(f.value) && (series.empty() || time_of(f) > time_of(series.front()))) series.push_back(f);
  if (series.size() > 1) {
    if (!p.baseline || !std::isfinite(p.baseline->value)) p.baseline = series.front();
    p.per_year = (series.back().value - series.front().value) / (time_of(series.back()) - time_of(series.front()));
  }
}

}  // namespace

Progress progress_of(const Measure& measure, const ProgressOptions& options, const std::string& part) {
  const Evidence e = sort_out(measure, options, part);
  Progress p;
  p.part = part;
  p.direction = measure.direction;
  p.baseline = e.baseline;
  p.floor = e.floor;
  p.lost_target = e.lost_target;
  if (!e.actuals.empty()) p.actual = e.actuals.back();
  if (!e.targets.empty()) {
    p.target = e.targets.back();
    p.target_inferred = p.target->status == Status::inferred;
  }
  p.rule = rule_for(measure, e);
  if (p.actual && std::isfinite(p.actual->value)) {
    p.before = year_before(e, *p.actual);
    if (p.before) p.last_change = p.actual->value - p.before->value;
  }

  if (p.rule == Rule::trend) {
    judge_trend(e, p);
    if (measure.direction == Direction::monitor) {
      p.verdict = Verdict::not_applicable;
      if (!p.actual) p.cause = e.unmeasured.empty() ? Cause::no_actual : Cause::not_measured;
    } else {
      p.cause = e.lost_target ? Cause::target_lost : Cause::no_target;
    }
    note_age(e, false, p);
    return p;
  }
  note_baseline(e, p);
  if (!p.actual) {
    p.cause = e.unmeasured.empty() ? Cause::no_actual : Cause::not_measured;
    return p;
  }
  judge(e, p);
  note_age(e, measure.accrual == Accrual::cumulative, p);
  return p;
}

std::vector<std::string> parts_of(const Measure& measure) {
  std::vector<std::string> parts;
  for (const auto& f : measure.figures)
    if (!f.part.empty() && std::ranges::find(parts, f.part) == parts.end()) parts.push_back(f.part);
  if (parts.empty()) parts.emplace_back();
  return parts;
}

std::vector<Progress> progress_by_part(const Measure& measure, const ProgressOptions& options) {
  std::vector<Progress> all;
  for (const auto& part : parts_of(measure)) all.push_back(progress_of(measure, options, part));
  return all;
}

Verdict overall(std::span<const Progress> parts) {
  // The first of these that any part has.
  for (const Verdict v : {Verdict::worse, Verdict::missed, Verdict::behind, Verdict::unknown, Verdict::nearly_on_course,
                          Verdict::on_course, Verdict::met})
    if (std::ranges::any_of(parts, [&](const Progress& p) { return p.verdict == v; })) return v;
  return Verdict::not_applicable;
}

std::optional<double> achievement(const Progress& p) {
  if (p.verdict == Verdict::met && !std::isfinite(p.share)) return 1.0;
  if (p.verdict == Verdict::unknown || p.verdict == Verdict::not_applicable) return {};
  if (!p.gaps.empty() && p.verdict != Verdict::met) return {};
  if (std::isfinite(p.share)) return p.share;
  if (p.rule == Rule::reach && !p.met_at_baseline && p.verdict != Verdict::met) return {};
  return p.verdict == Verdict::met || p.verdict == Verdict::on_course ? 1.0 : 0.0;
}

}  // namespace kuiki::model
