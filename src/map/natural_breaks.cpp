#include "map/natural_breaks.h"

#include <algorithm>
#include <cmath>

namespace kuiki::map {

namespace {

/// Sums over the values before a position.
struct Sum {
  double count = 0, value = 0;
};

/// One more class: `into[j]` = the best of `from[i] + gain(i, j)` over the split i, for j in [first, last].
/// The least sum of squares within classes is the greatest Σ (sum of the class)² / its count, so that is what is maximised.
/// The best split does not move left when j moves right (the gain obeys the quadrangle inequality), so the
/// middle j halves the splits to look at for those before and after it.
class Layer {
 public:
  Layer(const std::vector<Sum>& sums, const std::vector<double>& from, std::vector<double>& into,
        std::vector<std::uint32_t>& split)
      : sums_(sums), from_(from), into_(into), split_(split) {}

  void fill(std::uint32_t first, std::uint32_t last, std::uint32_t low, std::uint32_t high) {
    while (first <= last) {
      const std::uint32_t middle = first + (last - first) / 2;
      const std::uint32_t best = at(middle, low, std::min(high, middle - 1));
      if (middle > first) fill(first, middle - 1, low, best);
      first = middle + 1;
      low = best;
    }
  }

  std::uint32_t at(std::uint32_t j, std::uint32_t low, std::uint32_t high) {
    const Sum end = sums_[j];
    double most = -1;
    std::uint32_t best = low;
    for (std::uint32_t i = low; i <= high; ++i) {
      const double value = end.value - sums_[i].value;
      const double sum = from_[i] + value * value / (end.count - sums_[i].count);
      if (sum > most) {
        most = sum;
        best = i;
      }
    }
    into_[j] = most;
    split_[j] = best;
    return best;
  }

 private:
  const std::vector<Sum>& sums_;
  const std::vector<double>& from_;
  std::vector<double>& into_;
  std::vector<std::uint32_t>& split_;
};

}  // namespace

Scaled::Scaled(std::span<const double> values) : values_(values) {
  double largest = 0;
  for (const double v : values) largest = std::max(largest, std::abs(v));
  if (largest == 0 || (largest < 1e140 && largest > 1e-140)) return;
  exponent_ = std::ilogb(largest);
  own_.reserve(values.size());
  for (const double v : values) own_.push_back(std::ldexp(v, -exponent_));
  values_ = own_;
}

double Scaled::back(double v) const { return exponent_ == 0 ? v : std::ldexp(v, exponent_); }

std::vector<double> natural_breaks(std::span<const double> values, std::span<const std::uint32_t> end, int classes) {
  const Scaled scaled(values);
  const std::span<const double> value = scaled.values();
  const auto n = static_cast<std::uint32_t>(value.size()), k = static_cast<std::uint32_t>(classes);
  // Values about their middle: squares of large numbers with small differences would lose the differences.
  double mean = 0;
  for (std::uint32_t i = 0; i < n; ++i) mean += (value[i] - value[0]) / n;
  mean += value[0];
  std::vector<Sum> sums(n + 1);
  for (std::uint32_t i = 0; i < n; ++i) {
    const double count = end[i] - (i > 0 ? end[i - 1] : 0);
    sums[i + 1] = {sums[i].count + count, sums[i].value + count * (value[i] - mean)};
  }

  // best[j]: of the first j different values in the classes so far; split[c][j]: where the last of c + 2 classes begins.
  std::vector<double> best(n + 1), next(n + 1);
  for (std::uint32_t j = 1; j <= n; ++j) best[j] = sums[j].value * sums[j].value / sums[j].count;
  std::vector<std::vector<std::uint32_t>> split(k - 1, std::vector<std::uint32_t>(n + 1));
  for (std::uint32_t c = 2; c <= k; ++c) {
    Layer layer(sums, best, next, split[c - 2]);
    if (c < k)
      layer.fill(c, n - (k - c), c - 1, n - 1);  // the classes after it need a value each
    else
      layer.at(n, c - 1, n - 1);
    best.swap(next);
  }

  std::vector<double> bounds(k - 1);
  std::uint32_t at = n;
  for (std::uint32_t c = k; c >= 2; --c) {
    at = split[c - 2][at];
    bounds[c - 2] = values[at - 1];
  }
  return bounds;
}

}  // namespace kuiki::map
