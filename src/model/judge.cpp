#include "model/judge.h"

#include <algorithm>

namespace kuiki::model {

Cause Judged::cause() const {
  const auto found = std::ranges::find_if(parts, [](const Progress& part) { return part.cause != Cause::nothing; });
  return found == parts.end() ? Cause::nothing : found->cause;
}

Judged judge(const Dataset& data, Row indicator, const ProgressOptions& options) {
  Judged judged;
  judged.indicator = indicator;
  judged.measure = measure_of(data, indicator, area_of(data, indicator));
  judged.parts = progress_by_part(judged.measure, options);
  judged.verdict = overall(judged.parts);
  return judged;
}

}  // namespace kuiki::model
