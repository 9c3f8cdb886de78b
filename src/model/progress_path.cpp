#include "model/progress_path.h"

#include <algorithm>
#include <cmath>

#include "model/fiscal.h"

namespace kuiki::model {
namespace {

double in_percent(double share) { return std::round(share * 100); }

}  // namespace

double time_of(const Figure& f) { return closing_time(f.period); }

bool reaches(double x, double y, double sign) { return sign * (x - y) >= -1e-9 * std::max({1.0, std::abs(x), std::abs(y)}); }

double sign_for(const Figure& target, double sign) {
  return target.qualifier == Qualifier::at_least ? 1 : target.qualifier == Qualifier::at_most ? -1 : sign;
}

const Figure* with_value(const std::optional<Figure>& f) { return f && std::isfinite(f->value) ? &*f : nullptr; }

double end_of_targets(const Evidence& e) {
  const double end = time_of(e.targets.back());
  return e.lost_target ? std::max(end, closing_time(*e.lost_target)) : end;
}

void note_time(const Evidence& e, const Figure& last_target, Progress& p) {
  const double t = time_of(e.actuals.back()), end = time_of(last_target);
  p.ended = t >= end_of_targets(e) - same_year;
  if (!std::isfinite(e.start)) return;
  p.plan_year = std::max(0, static_cast<int>(std::lround(t - e.start)));
  if (end > e.start) p.elapsed = std::clamp((t - e.start) / (end - e.start), 0.0, 1.0);
}

const Figure& last_value(const Evidence& e) {
  for (auto i = e.targets.size(); i-- > 0;)
    if (std::isfinite(e.targets[i].value)) return e.targets[i];
  return e.targets.back();
}

std::optional<Figure> target_of_year(const Evidence& e, double t) {
  for (const auto& f : e.targets)
    if (std::isfinite(f.value) && std::abs(time_of(f) - t) < same_year) return f;
  return {};
}

bool past_known_targets(const Evidence& e, const Figure& last) {
  return e.lost_target && closing_time(*e.lost_target) > time_of(last) &&
         time_of(e.actuals.back()) > time_of(last) + same_year;
}

bool more_to_come(const Evidence& e, const Figure& last) { return end_of_targets(e) > time_of(last) + same_year; }

double path_at(const Evidence& e, double t) {
  struct Point {
    double t, value;
  };
  std::vector<Point> points;
  const Figure* baseline = with_value(e.baseline);
  if (baseline != nullptr && std::isfinite(e.start)) points.push_back({e.start, baseline->value});
  for (const auto& f : e.targets)
    if (std::isfinite(f.value) && (points.empty() || time_of(f) > points.back().t)) points.push_back({time_of(f), f.value});
  if (points.empty()) return no_number;
  if (t < points.front().t)
    return baseline != nullptr || t > points.front().t - same_year ? points.front().value : no_number;
  for (std::size_t i = 1; i < points.size(); ++i)
    if (t <= points[i].t) {
      const double w = (t - points[i - 1].t) / (points[i].t - points[i - 1].t);
      return points[i - 1].value + w * (points[i].value - points[i - 1].value);
    }
  return points.back().value;
}

bool keeps_pace(double share, double wanted) { return in_percent(share) >= in_percent(wanted); }

bool nearly_keeps_pace(const Evidence& e, double share, double wanted) {
  return std::isfinite(share) && wanted > 0 && in_percent(share) >= in_percent(wanted * e.options.near_course);
}

}  // namespace kuiki::model
