#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/dataset.h"

/// The rate of several areas together: from sums above and below, never a mean of their rates.
namespace kuiki::analysis {

/// What the figures of a rate were divided from, one an area; NaN where that is not in the data.
struct RateParts {
  std::vector<double> above, below;
  double factor = 1;
  std::vector<bool> known;  ///< one an area: there is a figure, and these parts give it

  /// Of the areas at these places; nothing where of one with a figure the parts are not known, or none has any.
  [[nodiscard]] std::optional<double> together(std::span<const std::uint32_t> places, std::span<const double> rates) const;
};

/// `rates`: the indicator's figures of the areas at that time. Nothing where it is no quotient of indicators. What is below is that of
/// the period whose quotient is the figure: a rate of a year may rest on the residents of the nearest census.
std::optional<RateParts> rate_parts(const model::Dataset& data, model::IndicatorRow rate, const model::Period& period,
                                    std::span<const model::AreaRow> areas, std::span<const double> rates);

}  // namespace kuiki::analysis
