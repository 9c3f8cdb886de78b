#include "analysis/rate_parts.h"

#include <algorithm>
#include <cmath>

#include "analysis/terms.h"

namespace kuiki::analysis {
namespace {

/// A rate is kept with all its digits: what differs by more comes of other parts.
constexpr double same_share = 1e-9;

/// A sum of indicators at a time, one figure an area of the dataset; empty where an indicator is not there.
std::vector<double> sums_at(const model::Dataset& data, std::string_view words, const model::Period& period) {
  std::vector<double> sums(data.areas.size(), 0.0);
  for (const auto& [id, sign] : terms_of(words)) {
    const auto row = data.find_indicator(id);
    if (!row) return {};
    const auto values = data.values(*row, period);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += sign * values[i];
  }
  return sums;
}

/// Takes for each area the parts that give its rate, where they are not known yet.
void take(RateParts& parts, const std::vector<double>& above, const std::vector<double>& below,
          std::span<const model::AreaRow> areas, std::span<const double> rates) {
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (parts.known[i] || std::isnan(rates[i])) continue;
    const double upper = above[areas[i].index()], lower = below[areas[i].index()];
    if (!(lower > 0)) continue;
    const double quotient = upper / lower * parts.factor;
    if (!(std::abs(quotient - rates[i]) <= same_share * std::max(1.0, std::abs(rates[i])))) continue;
    parts.above[i] = upper;
    parts.below[i] = lower;
    parts.known[i] = true;
  }
}

}  // namespace

std::optional<double> RateParts::together(std::span<const std::uint32_t> places, std::span<const double> rates) const {
  double upper = 0, lower = 0;
  for (const auto place : places) {
    if (std::isnan(rates[place])) continue;
    if (!known[place]) return {};
    upper += above[place];
    lower += below[place];
  }
  if (!(lower > 0)) return {};
  return upper / lower * factor;
}

std::optional<RateParts> rate_parts(const model::Dataset& data, model::IndicatorRow rate, const model::Period& period,
                                    std::span<const model::AreaRow> areas, std::span<const double> rates) {
  const auto& indicator = data.indicators[rate];
  if (indicator.numerator.empty() || indicator.denominator.empty()) return {};
  const auto above = sums_at(data, indicator.numerator, period);
  const auto terms = terms_of(indicator.denominator);
  const auto first = terms.empty() ? std::optional<model::IndicatorRow>{} : data.find_indicator(terms.front().first);
  if (above.empty() || !first) return {};
  RateParts parts;
  parts.factor = indicator.factor;
  parts.above.assign(areas.size(), NAN);
  parts.below.assign(areas.size(), NAN);
  parts.known.assign(areas.size(), false);
  auto periods = data.periods_of(*first);
  // The same time first: two quotients may be alike.
  std::ranges::stable_partition(periods, [&](const auto& each) { return each == period; });
  for (const auto& each : periods)
    if (const auto below = sums_at(data, indicator.denominator, each); !below.empty())
      take(parts, above, below, areas, rates);
  return parts;
}

}  // namespace kuiki::analysis
