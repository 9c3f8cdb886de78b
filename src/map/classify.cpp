#include "map/classify.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "map/natural_breaks.h"

namespace kuiki::map {

namespace {

struct MethodWords {
  Method method;
  std::string_view id;
  const char *ja, *en;
};
constexpr std::array<MethodWords, 6> methods = {{{Method::quantile, "quantile", "等量分類", "Quantiles"},
                                                 {Method::equal, "equal", "等間隔", "Equal intervals"},
                                                 {Method::jenks, "jenks", "自然分類", "Natural breaks"},
                                                 {Method::stddev, "stddev", "標準偏差", "Standard deviations"},
                                                 {Method::pretty, "pretty", "切りのよい値", "Round numbers"},
                                                 {Method::manual, "manual", "指定した値", "Given breaks"}}};

/// Different values in ascending order, with how often each occurs.
struct Runs {
  std::vector<double> value;
  std::vector<std::uint32_t> end;  ///< values up to and with this one
};

Runs runs_of(const std::vector<double>& sorted) {
  Runs runs;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i + 1 < sorted.size() && sorted[i + 1] == sorted[i]) continue;
    runs.value.push_back(sorted[i]);
    runs.end.push_back(static_cast<std::uint32_t>(i + 1));
  }
  return runs;
}

/// Upper bounds of all classes but the last, taken from the data. Class edges move to the nearest edge of a run of equal
/// values, so equal values stay together.
std::vector<double> quantile_bounds(const Runs& runs, int k) {
  const auto total = static_cast<double>(runs.end.back());
  std::vector<double> bounds;
  std::size_t last = 0;  // runs already closed
  for (int c = 1; c < k; ++c) {
    const double target = total * c / k;
    auto at = static_cast<std::size_t>(std::lower_bound(runs.end.begin(), runs.end.end(), target) - runs.end.begin());
    if (at > 0 && target - runs.end[at - 1] <= runs.end[at] - target) --at;  // the nearer edge; the lower one when even
    at = std::max(at, last);
    if (at + 1 >= runs.value.size()) break;
    bounds.push_back(runs.value[at]);
    last = at + 1;
  }
  return bounds;
}

std::vector<double> equal_bounds(double low, double high, int k) {
  std::vector<double> bounds;
  for (int c = 1; c < k; ++c) bounds.push_back(low + (high - low) * c / k);
  return bounds;
}

/// Whole standard deviations from the mean (an odd number of classes: the middle one reaches half of one to both sides);
/// classes wholly outside the data are left out.
std::vector<double> deviation_bounds(const std::vector<double>& sorted, int k) {
  double mean = 0, squares = 0;
  for (const double v : sorted) mean += (v - sorted[0]) / static_cast<double>(sorted.size());
  mean += sorted[0];
  for (const double v : sorted) squares += (v - mean) * (v - mean);
  const double sd = std::sqrt(squares / static_cast<double>(sorted.size()));
  std::vector<double> bounds;
  for (int c = 1; c < k; ++c) {
    const double bound = mean + (c - k / 2.0) * sd;
    if (bound >= sorted.front() && bound < sorted.back()) bounds.push_back(bound);
  }
  return bounds;
}

/// Multiples of 1, 2 or 5 × 10ⁿ, the smallest step that needs no more than k classes.
std::vector<double> pretty_bounds(double low, double high, int k) {
  double ten = std::pow(10, std::floor(std::log10((high - low) / k)));
  for (;; ten *= 10)
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double step = factor * ten;
      const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
      if (last - first > k) continue;
      std::vector<double> bounds;
      for (double m = first + 1; m < last; ++m) bounds.push_back(m * step);
      return bounds;
    }
}

Classes into_classes(std::span<const double> values, const std::vector<double>& sorted, const std::vector<double>& bounds,
                     bool drop_empty) {
  Classes result;
  result.class_of.assign(values.size(), -1);
  const double low = sorted.front(), high = sorted.back();
  std::size_t first = 0;
  double lower = bounds.empty() ? low : std::min(low, bounds.front());
  std::vector<double> kept;
  double within = 0, mean = 0;
  for (const double v : sorted) mean += (v - low) / static_cast<double>(sorted.size());
  mean += low;
  for (std::size_t c = 0; c <= bounds.size(); ++c) {
    const double upper = c < bounds.size() ? bounds[c] : (bounds.empty() ? high : std::max(high, bounds.back()));
    const auto end = static_cast<std::size_t>(
        c < bounds.size()
            ? std::upper_bound(sorted.begin() + static_cast<std::ptrdiff_t>(first), sorted.end(), upper) - sorted.begin()
            : static_cast<std::ptrdiff_t>(sorted.size()));
    if (end == first && drop_empty) continue;
    Classes::Class one;
    one.count = static_cast<std::uint32_t>(end - first);
    one.lower_bound = lower;
    one.upper_bound = upper;
    one.low = end > first ? sorted[first] : lower;
    one.high = end > first ? sorted[end - 1] : upper;
    double sum = 0, squares = 0;
    for (std::size_t i = first; i < end; ++i) sum += sorted[i] - one.low;
    const double centre = end > first ? sum / static_cast<double>(end - first) + one.low : 0;
    for (std::size_t i = first; i < end; ++i) squares += (sorted[i] - centre) * (sorted[i] - centre);
    within += squares;
    result.classes.push_back(one);
    kept.push_back(upper);
    first = end;
    lower = upper;
  }
  double around = 0;
  for (const double v : sorted) around += (v - mean) * (v - mean);
  result.goodness = around > 0 ? std::clamp(1 - within / around, 0.0, 1.0) : 1;
  const std::size_t last = kept.size() - 1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    std::size_t c = 0;
    while (c < last && values[i] > kept[c]) ++c;
    result.class_of[i] = static_cast<std::int8_t>(c);
  }
  return result;
}

}  // namespace

std::optional<Method> parse_method(std::string_view id) {
  for (const auto& words : methods)
    if (words.id == id) return words.method;
  return {};
}

std::string_view method_id(Method method) { return methods[static_cast<std::size_t>(method)].id; }

Text method_name(Method method) {
  const auto& words = methods[static_cast<std::size_t>(method)];
  return {words.ja, words.en};
}

Classes classify(std::span<const double> values, Method method, int classes, std::span<const double> breaks) {
  if (method == Method::manual) classes = static_cast<int>(breaks.size()) + 1;
  if (classes < 1 || classes > 9)
    throw Error(Fault::usage, say("階級の数 {} は使えません。1〜9 にしてください。",
                                  "{} classes are not possible: give 1 to 9.", classes));
  if (method == Method::manual)
    for (std::size_t i = 0; i < breaks.size(); ++i)
      if (!std::isfinite(breaks[i]) || (i > 0 && !(breaks[i] > breaks[i - 1])))
        throw Error(Fault::usage, say("階級の境の値は小さい順に並べてください（{}番目：{}）。",
                                      "Breaks must ascend (number {}: {}).", i + 1, breaks[i]));

  std::vector<double> sorted;
  sorted.reserve(values.size());
  for (const double v : values)
    if (std::isfinite(v)) sorted.push_back(v);
  if (sorted.empty()) {
    Classes none;
    none.missing = static_cast<std::uint32_t>(values.size());
    none.goodness = 1;
    none.class_of.assign(values.size(), -1);
    return none;
  }
  std::sort(sorted.begin(), sorted.end());

  const double low = sorted.front(), high = sorted.back();
  std::vector<double> bounds;
  if (method == Method::manual) {
    bounds.assign(breaks.begin(), breaks.end());
  } else if (low < high) {
    switch (method) {
      case Method::jenks:
      case Method::quantile: {
        const Runs runs = runs_of(sorted);
        if (runs.value.size() <= static_cast<std::size_t>(classes))
          bounds.assign(runs.value.begin(), runs.value.end() - 1);
        else
          bounds = method == Method::jenks ? natural_breaks(runs.value, runs.end, classes) : quantile_bounds(runs, classes);
        break;
      }
      case Method::equal:
        bounds = equal_bounds(low, high, classes);
        break;
      case Method::stddev:
        bounds = deviation_bounds(sorted, classes);
        break;
      case Method::pretty:
        bounds = pretty_bounds(low, high, classes);
        break;
      case Method::manual:
        break;
    }
  }
  const bool from_data = method == Method::jenks || method == Method::quantile;
  Classes result = into_classes(values, sorted, bounds, from_data);
  result.missing = static_cast<std::uint32_t>(values.size() - sorted.size());
  return result;
}

}  // namespace kuiki::map
