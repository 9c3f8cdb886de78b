#pragma once
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "model/dataset.h"
#include "model/qualifier.h"

namespace kuiki::model {

/// What the note of a published figure begins with that is provisional.
inline constexpr const char* provisional_note = "暫定";

/// One figure of a measure.
struct Figure {
  Period period;
  Role role = Role::actual;
  double value = std::numeric_limits<double>::quiet_NaN();  ///< NaN where there is no number
  Qualifier qualifier = Qualifier::exact;
  std::string part;     ///< 小 中 男 女, or the whole
  std::string printed;  ///< the words of a milestone
  Status status = Status::printed;
  std::string source;  ///< of a published figure: id of the `source` row
  bool provisional =
      false;  ///< of a published figure: its note begins with 暫定, for it matches the plan's own only roughly
};

/// An indicator in one area with all its figures: what progress is judged from.
struct Measure {
  std::string id, name;
  std::string unit, unit_en;
  Direction direction = Direction::monitor;
  Accrual accrual = Accrual::level;
  int decimals = -1;
  std::optional<Period> plan_from, plan_to;  ///< fiscal years of the plan; none for a statistic of no plan
  double scale = 0;                          ///< the document's own unit as a multiple of `unit` (Indicator::printed_scale)
  int printed_decimals = 0;                  ///< most decimals printed in that unit
  int latest_in_plan = 0;                    ///< latest fiscal year for which the plan has any actual; 0: none
  std::vector<Figure> figures;
  std::vector<Figure> superseded;  ///< actuals for which another source's figure of the same period and part was taken
};

/// Is its state a word (設置, 実施) and no number?
bool is_milestone(const Measure& measure);

/// The figures of `indicator` for `area`, in the order of the dataset. Of several actuals of one period and part the entered
/// one holds, else the document's own, else the published one; the others are `superseded`. An unknown qualifier is taken as
/// `exact`.
Measure measure_of(const Dataset& data, IndicatorRow indicator, AreaRow area);

/// The area an indicator's figures are for; where there are several, that of the first figure. `none` where there is no
/// figure.
AreaRow area_of(const Dataset& data, IndicatorRow indicator);

/// Decimals with which all figures of the measure can be written (at most 3), or the indicator's own. In a multiple of the
/// unit (百万円): as printed, and more only where two different figures would else be written alike.
int decimals_of(const Measure& measure);

}  // namespace kuiki::model
