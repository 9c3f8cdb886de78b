#pragma once
#include <vector>

#include "model/progress.h"
#include "model/progress_words.h"
#include "model/wording.h"

namespace kuiki::model {

/// An indicator with all that is said of it.
struct Judged {
  Row indicator = none;
  Measure measure;
  std::vector<Progress> parts;  ///< one for each part; never empty
  Verdict verdict = Verdict::unknown;
  [[nodiscard]] Text explanation(YearStyle style) const { return explain(measure, parts, style); }
  /// The first reason of a part that could not be judged; `nothing` where all could.
  [[nodiscard]] Cause cause() const;
};

/// In the area its figures are of.
Judged judge(const Dataset& data, Row indicator, const ProgressOptions& options = {});

}  // namespace kuiki::model
