#include "model/judge.h"

#include <algorithm>

namespace kuiki::model {

Cause Judged::cause() const {
  const auto found = std::ranges::find_if(parts, [](const Progress& part) { return part.cause != Cause::nothing; });
  return found == parts.end() ? Cause::nothing : found->cause;
}

namespace {

/// The part whose latest figure is the oldest.
const Progress* oldest(const std::vector<Progress>& parts) {
  const Progress* found = nullptr;
  for (const auto& part : parts)
    if (part.actual_year > 0 && (found == nullptr || part.actual_year < found->actual_year)) found = &part;
  return found;
}

}  // namespace

int Judged::actual_year() const {
  const auto* part = oldest(parts);
  return part == nullptr ? 0 : part->actual_year;
}

int Judged::years_old() const {
  const auto* part = oldest(parts);
  return part == nullptr ? 0 : part->years_old;
}

Text Judged::dated_verdict(YearStyle style) const {
  Progress together;
  together.verdict = verdict;
  together.cause = cause();
  together.actual_year = actual_year();
  return model::dated_verdict(together, style);
}

Judged judge(const Dataset& data, IndicatorRow indicator, const ProgressOptions& options) {
  Judged judged;
  judged.indicator = indicator;
  judged.measure = measure_of(data, indicator, area_of(data, indicator));
  judged.parts = progress_by_part(judged.measure, options);
  judged.verdict = overall(judged.parts);
  return judged;
}

}  // namespace kuiki::model
