#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace kuiki::map {

/// Values of any size as ones whose squares and differences are finite: by a power of two, so nothing is rounded. Usual
/// values stay where they are. Refers to them.
class Scaled {
 public:
  explicit Scaled(std::span<const double> values);
  Scaled(const Scaled&) = delete;
  Scaled& operator=(const Scaled&) = delete;
  [[nodiscard]] std::span<const double> values() const { return values_; }
  [[nodiscard]] double back(double v) const;

 private:
  std::span<const double> values_;
  std::vector<double> own_;
  int exponent_ = 0;
};

/// Upper bounds of all classes but the last, such that the sum of squared deviations from the class means is the least
/// possible (Fisher 1958; known as Jenks's natural breaks). `values`: different ones, ascending; `end`: how many values
/// there are up to and with each; 2 <= classes < values.size(). Exact, in O(k n log n).
std::vector<double> natural_breaks(std::span<const double> values, std::span<const std::uint32_t> end, int classes);

}  // namespace kuiki::map
