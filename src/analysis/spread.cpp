#include "analysis/spread.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kuiki::analysis {

Spread spread_of(std::vector<double> figures) {
  Spread spread;
  spread.missing = std::erase_if(figures, [](double v) { return std::isnan(v); });
  spread.known = figures.size();
  if (figures.empty()) return spread;
  std::ranges::sort(figures);
  spread.sum = std::accumulate(figures.begin(), figures.end(), 0.0);
  spread.mean = spread.sum / static_cast<double>(figures.size());
  spread.least = figures.front();
  spread.greatest = figures.back();
  const auto half = figures.size() / 2;
  spread.median = figures.size() % 2 == 1 ? figures[half] : std::midpoint(figures[half - 1], figures[half]);
  return spread;
}

}  // namespace kuiki::analysis
