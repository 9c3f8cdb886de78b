#pragma once
#include <vector>

#include "model/progress.h"
#include "model/progress_words.h"
#include "model/wording.h"

namespace kuiki::model {

/// An indicator with all that is said of it.
struct Judged {
  IndicatorRow indicator = none;
  Measure measure;
  std::vector<Progress> parts;  ///< one for each part; never empty
  Verdict verdict = Verdict::unknown;
  [[nodiscard]] Text explanation(YearStyle style) const { return explain(measure, parts, style); }
  /// The first reason of a part that could not be judged; `nothing` where all could.
  [[nodiscard]] Cause cause() const;
  /// Fiscal year of the oldest of the parts' latest figures; 0: no part has one.
  [[nodiscard]] int actual_year() const;
  /// By how many years that is older than what was asked for, or than the plan's latest figure.
  [[nodiscard]] int years_old() const;
  /// 順調（2018年度実績）: see `model::dated_verdict`.
  [[nodiscard]] Text dated_verdict(YearStyle style = YearStyle::western) const;
};

/// In the area its figures are of.
Judged judge(const Dataset& data, IndicatorRow indicator, const ProgressOptions& options = {});

}  // namespace kuiki::model
