#include "model/progress_rules.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/fiscal.h"
#include "model/milestone.h"
#include "model/progress_path.h"

namespace kuiki::model {
namespace {

Verdict fallen_short(const Progress& p, bool is_worse) {
  return is_worse ? Verdict::worse : p.ended ? Verdict::missed : Verdict::behind;
}

void judge_reach(const Evidence& e, Progress& p) {
  const Figure last = last_value(e);
  const Figure& actual = e.actuals.back();
  const Figure* baseline = with_value(e.baseline);
  const double sign = sign_for(last, e.sign), a = actual.value, t = time_of(actual);
  p.target = last;
  note_time(e, last, p);
  if (!std::isfinite(a)) {
    p.cause = Cause::not_measured;
    return;
  }
  if (const auto own = target_of_year(e, t); own && own->period != last.period) p.year_target = own;
  if (baseline != nullptr) {
    const double b = baseline->value;
    if (!p.met_at_baseline) p.share = (a - b) / (last.value - b);
    if (const double years = t - time_of(*baseline); years > same_year) p.per_year = (a - b) / years;
  }
  if (past_known_targets(e, last)) {
    p.cause = Cause::target_lost;
    p.share = no_number;
    return;
  }
  p.expected = path_at(e, t);
  const bool is_worse = baseline != nullptr && !reaches(a, baseline->value, sign);
  if (reaches(a, last.value, sign) && !more_to_come(e, last)) {
    p.verdict = Verdict::met;
    return;
  }
  if (const double left = time_of(last) - t; left > same_year) p.needed_per_year = (last.value - a) / left;
  if (std::isfinite(p.expected)) {
    const bool shared = baseline != nullptr && std::isfinite(p.share);
    const double wanted = shared ? (p.expected - baseline->value) / (last.value - baseline->value) : no_number;
    const bool on_path = reaches(a, p.expected, sign) || (!p.year_target && keeps_pace(p.share, wanted));
    if (!p.ended && on_path)
      p.verdict = Verdict::on_course;
    else if (!p.ended && !is_worse && nearly_keeps_pace(e, p.share, wanted))
      p.verdict = Verdict::nearly_on_course;
    else
      p.verdict = fallen_short(p, is_worse);
  } else if (p.ended) {
    p.verdict = fallen_short(p, is_worse);
  } else {
    p.cause = Cause::no_baseline;
  }
}

void judge_keep(const Evidence& e, Progress& p) {
  const Figure last = last_value(e);
  const Figure& actual = e.actuals.back();
  const Figure* baseline = with_value(e.baseline);
  const double t = time_of(actual), a = actual.value;
  p.target = last;
  note_time(e, last, p);
  if (!std::isfinite(a)) {
    p.cause = Cause::not_measured;
    return;
  }
  if (past_known_targets(e, last)) {
    p.cause = Cause::target_lost;
    return;
  }
  Figure limit = last;
  for (const auto& f : e.targets)
    if (std::isfinite(f.value) && time_of(f) >= t - same_year) {
      limit = f;
      break;
    }
  if (limit.period != last.period) p.year_target = limit;
  const double sign = p.rule == Rule::keep_below ? -1 : 1;
  p.side_judged = limit.qualifier == Qualifier::exact && !e.floor;
  p.expected = limit.value;
  if (baseline != nullptr)
    if (const double years = t - time_of(*baseline); years > same_year) p.per_year = (a - baseline->value) / years;
  const bool kept = reaches(a, limit.value - sign * e.options.keep_tolerance * std::abs(limit.value), sign);
  p.within_floor = !kept && e.floor && reaches(a, e.floor->value, 1);
  if (kept || p.within_floor) {
    p.verdict = p.ended ? Verdict::met : Verdict::on_course;
  } else {
    p.verdict = fallen_short(p, baseline != nullptr && !reaches(a, baseline->value, sign));
  }
}

/// What a running sum adds for a year: a calendar year only where the fiscal year has no figure of its own.
const Figure* figure_of_year(const Evidence& e, int year) {
  const Figure* found = nullptr;
  for (const auto& f : e.actuals) {
    if (f.period.kind == Period::Kind::span || fiscal_year_of(f.period) != year || !std::isfinite(f.value)) continue;
    if (f.period.kind != Period::Kind::calendar_year) return &f;
    if (found == nullptr) found = &f;
  }
  return found;
}

/// Adds up the years of the target's span: `summed`, `gaps`, `calendar_years`.
double add_up(const Evidence& e, const Period& span, Progress& p) {
  // A total entered for the first years of the span stands for them.
  int summed_to = span.year - 1;
  double sum = 0;
  for (const auto& f : e.actuals)
    if (f.period.kind == Period::Kind::span && f.period.year == span.year && std::isfinite(f.value) &&
        f.period.last_year <= span.last_year && f.period.last_year >= summed_to) {
      sum = f.value;
      summed_to = f.period.last_year;
    }
  for (int y = span.year; y <= summed_to; ++y) p.summed.push_back(y);
  for (int y = summed_to + 1; y <= span.last_year; ++y) {
    const auto* found = figure_of_year(e, y);
    if (found == nullptr) {
      p.gaps.push_back(y);
      continue;
    }
    sum += found->value;
    p.summed.push_back(y);
    if (found->period.kind == Period::Kind::calendar_year) p.calendar_years.push_back(y);
  }
  return sum;
}

void judge_sum(const Evidence& e, Progress& p) {
  const Figure& target = e.targets.back();
  const int first = target.period.year, last = target.period.last_year;
  const double sum = add_up(e, target.period, p);
  if (p.summed.empty()) {
    p.gaps.clear();
    p.cause = Cause::no_actual;
    return;
  }
  const int reached_year = p.summed.back();
  std::erase_if(p.gaps, [&](int y) { return y > reached_year; });  // years to come are no gaps
  p.sum = sum;
  p.plan_year = reached_year - first + 1;
  p.elapsed = static_cast<double>(p.plan_year) / (last - first + 1);
  p.expected = target.value * p.elapsed;
  p.ended = reached_year == last;
  p.per_year = sum / static_cast<double>(p.summed.size());
  if (sign_for(target, e.sign) > 0) {
    if (target.value > 0) p.share = sum / target.value;
    if (!p.ended && sum < target.value) p.needed_per_year = (target.value - sum) / (last - reached_year);
    if (reaches(sum, target.value, 1)) {
      p.verdict = Verdict::met;
    } else if (p.gaps.empty() && p.ended) {
      p.verdict = Verdict::missed;
    } else if (keeps_pace(p.share, p.elapsed) && !p.ended) {
      p.verdict = Verdict::on_course;
    } else if (!p.gaps.empty()) {
      p.cause = Cause::gap_in_sum;
    } else {
      p.verdict = nearly_keeps_pace(e, p.share, p.elapsed) ? Verdict::nearly_on_course : Verdict::behind;
    }
    return;
  }
  // A total that should stay small: it can be missed early, but is met only at the end.
  if (!reaches(sum, target.value, -1)) {
    p.verdict = Verdict::missed;
  } else if (!p.gaps.empty()) {
    p.cause = Cause::gap_in_sum;
  } else if (p.ended) {
    p.verdict = Verdict::met;
  } else {
    p.verdict = reaches(sum, p.expected, -1) ? Verdict::on_course : Verdict::behind;
  }
}

void judge_change(const Evidence& e, Progress& p) {
  const Figure& actual = e.actuals.back();
  const Figure& target = e.targets.back();
  note_time(e, target, p);
  if (actual.qualifier == Qualifier::change) {
    p.achieved = actual.value;
  } else if (const Figure* baseline = with_value(e.baseline); baseline != nullptr && std::isfinite(actual.value)) {
    p.achieved = e.sign * (actual.value - baseline->value);
  } else {
    p.cause = Cause::no_baseline;
    return;
  }
  const double wanted = std::abs(target.value);
  if (wanted > 0) p.share = p.achieved / wanted;
  if (reaches(p.achieved, wanted, 1)) {
    p.verdict = Verdict::met;
  } else if (p.ended || p.achieved < 0) {
    p.verdict = fallen_short(p, p.achieved < 0);
  } else if (std::isfinite(p.share) && std::isfinite(p.elapsed)) {
    const bool nearly = nearly_keeps_pace(e, p.share, p.elapsed);
    p.verdict = keeps_pace(p.share, p.elapsed) ? Verdict::on_course : nearly ? Verdict::nearly_on_course : Verdict::behind;
  } else {
    p.cause = Cause::no_baseline;
  }
}

void judge_improve(const Evidence& e, Progress& p) {
  note_time(e, e.targets.back(), p);
  p.target = judging_target(e);
  // How often it was better in the years that ask for it.
  const auto value_before = [&](double t) {
    double value = no_number;
    const auto look = [&](const Figure& g) {
      if (std::isfinite(g.value) && t - time_of(g) > 1 - 2 * same_year && t - time_of(g) < 1 + 2 * same_year)
        value = g.value;
    };
    if (e.baseline) look(*e.baseline);
    for (const auto& g : e.actuals) look(g);
    return value;
  };
  for (const auto& f : e.actuals) {
    const bool asked = std::ranges::any_of(e.targets, [&](const Figure& t) {
      return t.qualifier == Qualifier::improve && std::abs(time_of(t) - time_of(f)) < same_year;
    });
    const double before = value_before(time_of(f));
    if (!asked || !std::isfinite(before) || !std::isfinite(f.value)) continue;
    ++p.compared_years;
    if (!reaches(before, f.value, e.sign)) ++p.improved_years;
  }
  if (!p.before) {
    p.cause = Cause::no_year_before;
    return;
  }
  const Figure& actual = e.actuals.back();
  if (const Figure* baseline = with_value(e.baseline))
    if (const double years = time_of(actual) - time_of(*baseline); years > same_year)
      p.per_year = (actual.value - baseline->value) / years;
  const double a = actual.value, b = p.before->value;
  if (!reaches(b, a, e.sign)) {
    p.verdict = p.ended ? Verdict::met : Verdict::on_course;
  } else {
    p.verdict = fallen_short(p, !reaches(a, b, e.sign));
  }
}

/// What is left to the target's year decides what a state between is worth.
Verdict verdict_of(MilestoneState state, const Progress& p) {
  switch (state) {
    case MilestoneState::reached:
      // What is to be kept (運用 → 運用) is kept only when its year is over.
      return p.direction == Direction::keep && !p.ended ? Verdict::on_course : Verdict::met;
    case MilestoneState::under_way:
      return p.ended ? Verdict::missed : Verdict::on_course;
    case MilestoneState::partly:
      return p.ended ? Verdict::missed : Verdict::nearly_on_course;
    case MilestoneState::dropped:
      return Verdict::missed;
    case MilestoneState::not_started:
    case MilestoneState::considered:
      break;
  }
  return p.ended ? Verdict::missed : Verdict::behind;
}

void judge_milestone(const Evidence& e, Progress& p) {
  const Figure& actual = e.actuals.back();
  const Figure& target = judging_target(e);
  p.target = target;
  note_time(e, e.targets.back(), p);
  auto state = milestone_state(actual.printed, target.printed);
  // 実施 where it was 実施 before the plan began: nothing has come of 充実 yet.
  const bool unmoved = e.baseline && same_milestone(actual.printed, e.baseline->printed);
  if (state && *state != MilestoneState::reached && *state != MilestoneState::dropped && unmoved)
    state = MilestoneState::not_started;
  if (actual.qualifier == Qualifier::milestone && state)
    p.verdict = verdict_of(*state, p);
  else
    p.cause = Cause::words_differ;
}

}  // namespace

const Figure& judging_target(const Evidence& e) {
  if (!e.actuals.empty())
    for (const auto& f : e.targets)
      if (time_of(f) >= time_of(e.actuals.back()) - same_year) return f;
  return e.targets.back();
}

void note_baseline(const Evidence& e, Progress& p) {
  const Figure& last = last_value(e);
  if (!e.baseline) return;
  if (p.rule == Rule::milestone) {
    p.met_at_baseline = e.baseline->qualifier == Qualifier::milestone && same_milestone(e.baseline->printed, last.printed);
  } else if (with_value(e.baseline) != nullptr && std::isfinite(last.value)) {
    if (p.rule == Rule::reach) p.met_at_baseline = reaches(e.baseline->value, last.value, sign_for(last, e.sign));
    if (p.rule == Rule::keep_above) p.met_at_baseline = reaches(e.baseline->value, last.value, 1);
    if (p.rule == Rule::keep_below) p.met_at_baseline = reaches(e.baseline->value, last.value, -1);
  }
}

void note_age(const Evidence& e, bool cumulative, Progress& p) {
  if (p.rule == Rule::running_sum)
    p.actual_year = p.summed.empty() ? 0 : p.summed.back();
  else if (p.actual)
    p.actual_year = reporting_year(p.actual->period);
  if (p.actual_year == 0) return;
  const int now = e.options.as_of.value_or(e.latest_in_plan);
  p.years_old = std::max(0, now - p.actual_year);
  if (!e.options.as_of || e.targets.empty() || p.verdict == Verdict::unknown || p.verdict == Verdict::not_applicable) return;
  const bool over = *e.options.as_of >= end_of_targets(e) - same_year && !p.ended;
  const bool settled = (p.verdict == Verdict::met && (cumulative || p.rule == Rule::milestone)) ||
                       (p.verdict == Verdict::missed && p.rule == Rule::running_sum);
  if (!over || settled) return;
  p.verdict = Verdict::unknown;
  p.cause = Cause::outdated;
}

void judge(const Evidence& e, Progress& p) {
  switch (p.rule) {
    case Rule::reach:
      return judge_reach(e, p);
    case Rule::keep_above:
    case Rule::keep_below:
      return judge_keep(e, p);
    case Rule::running_sum:
      return judge_sum(e, p);
    case Rule::change_by:
      return judge_change(e, p);
    case Rule::improve:
      return judge_improve(e, p);
    case Rule::milestone:
      return judge_milestone(e, p);
    case Rule::trend:
      return;
  }
}

}  // namespace kuiki::model
