#pragma once
#include <vector>

#include "map/document.h"
#include "model/dataset.h"

/// What the choosers of the window offer, from the data.
namespace kuiki::app {

/// An indicator as the chooser shows it for one subject.
struct IndicatorChoice {
  model::IndicatorRow row = model::none;
  Text group;                          ///< 国勢調査, 将来推計人口 …, or the plan's title
  std::vector<model::Period> periods;  ///< those with a figure for some area of the subject, ascending
  std::vector<int> known;              ///< one a period: areas of the subject with a figure
  [[nodiscard]] bool available() const { return !periods.empty(); }
};
/// All indicators that a map can be coloured by (of plans only those measured by ward or district), grouped; those without a
/// figure for the subject are there too, with no periods.
std::vector<IndicatorChoice> indicator_choices(const model::Dataset& data, const std::vector<model::AreaRow>& subject);

/// The group in which lists show an indicator: that of a statistic, or the title of the plan.
Text group_of(const model::Dataset& data, const model::Indicator& indicator);

/// Are all figures of the indicator in that period projections? The chooser then says 推計.
bool is_projection(const model::Dataset& data, model::IndicatorRow indicator, const model::Period& period);

}  // namespace kuiki::app
