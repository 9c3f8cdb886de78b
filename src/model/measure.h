#pragma once
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "model/dataset.h"
#include "model/qualifier.h"

namespace kuiki::model {

/// One figure of a measure.
struct Figure {
  Period period;
  Role role = Role::actual;
  double value = std::numeric_limits<double>::quiet_NaN();  ///< NaN where there is no number
  Qualifier qualifier = Qualifier::exact;
  std::string part;     ///< 小 中 男 女, or the whole
  std::string printed;  ///< the words of a milestone
  Status status = Status::printed;
};

/// An indicator in one area with all its figures: what progress is judged from.
struct Measure {
  std::string id, name;
  std::string unit, unit_en;
  Direction direction = Direction::monitor;
  Accrual accrual = Accrual::level;
  int decimals = -1;
  std::optional<Period> plan_from, plan_to;  ///< fiscal years of the plan; none for a statistic of no plan
  std::vector<Figure> figures;
};

/// The figures of `indicator` for `area`, in the order of the dataset. An entered actual takes the place of
/// a printed one of the same period and part. An unknown qualifier is taken as `exact`.
Measure measure_of(const Dataset& data, Row indicator, Row area);

/// The area an indicator's figures are for; where there are several, that of the first figure. `none` where there is no
/// figure.
Row area_of(const Dataset& data, Row indicator);

/// Decimals with which all figures of the measure can be written (at most 3), or the indicator's own.
int decimals_of(const Measure& measure);

}  // namespace kuiki::model
