#include "map/classify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "map/natural_breaks.h"
#include "model/word_table.h"

namespace kuiki::map {

namespace {

/// In the order of the enumeration.
constexpr std::array methods = {
    model::Words{"quantile", "等量分類", "Quantiles"},       model::Words{"equal", "等間隔", "Equal intervals"},
    model::Words{"jenks", "自然分類", "Natural breaks"},     model::Words{"stddev", "標準偏差", "Standard deviations"},
    model::Words{"pretty", "切りのよい値", "Round numbers"}, model::Words{"manual", "指定した値", "Given breaks"}};

/// Different values in ascending order, with how often each occurs.
struct Runs {
  std::vector<double> value;
  std::vector<std::uint32_t> end;  ///< values up to and with this one
};

/// Two that differ by no more than what computing them may leave (0.1 + 0.2 and 0.3).
bool is_same(double a, double b) {
  return a == b || std::abs(b - a) <= 4 * std::numeric_limits<double>::epsilon() * std::max(std::abs(a), std::abs(b));
}

Runs runs_of(std::span<const double> sorted) {
  Runs runs;
  std::size_t first = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i + 1 < sorted.size() && is_same(sorted[first], sorted[i + 1])) continue;
    runs.value.push_back(sorted[i]);
    runs.end.push_back(static_cast<std::uint32_t>(i + 1));
    first = i + 1;
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
std::vector<double> deviation_bounds(std::span<const double> sorted, int k) {
  double mean = 0;
  double squares = 0;
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

/// Multiples of 1, 2 or 5 × 10ⁿ, the smallest step that needs no more than k classes. In long double: the span of two
/// doubles may be no double, and their multiples are counted exactly.
std::vector<double> pretty_bounds(double from, double to, int k) {
  const long double low = from;
  const long double high = to;
  const int least = static_cast<int>(std::floor(std::log10((high - low) / k)));
  std::vector<double> bounds;
  for (int power = least; power <= least + 3; ++power)
    for (const int factor : {1, 2, 5}) {
      const long double step = factor * std::pow(10.0L, power);
      const long double first = std::floor(low / step + 1e-9L);
      const long double last = std::ceil(high / step - 1e-9L);
      const bool about_zero = first < 0 && last > 0;  // a span about zero has a multiple in it, however large the step
      if (last - first > std::max(k, about_zero ? 2 : 1)) continue;
      const int count = static_cast<int>(last - first);
      for (int m = 1; m < count; ++m) bounds.push_back(static_cast<double>((first + m) * step));
      return bounds;
    }
  return bounds;
}

/// What `sorted` is cut at: ascending, none of them twice, none at or above the last value.
std::vector<double> bounds_of(std::span<const double> sorted, Method method, int k) {
  if (k == 1 || is_same(sorted.front(), sorted.back())) return {};
  std::vector<double> bounds;
  switch (method) {
    case Method::jenks:
    case Method::quantile: {
      const Runs runs = runs_of(sorted);
      if (runs.value.size() <= static_cast<std::size_t>(k)) return {runs.value.begin(), runs.value.end() - 1};
      return method == Method::jenks ? natural_breaks(runs.value, runs.end, k) : quantile_bounds(runs, k);
    }
    case Method::pretty:
      bounds = pretty_bounds(sorted.front(), sorted.back(), k);
      break;
    case Method::equal:
    case Method::stddev: {
      const Scaled scaled(sorted);
      const auto values = scaled.values();
      bounds = method == Method::equal ? equal_bounds(values.front(), values.back(), k) : deviation_bounds(values, k);
      for (double& bound : bounds) bound = scaled.back(bound);
      break;
    }
    case Method::manual:
      break;
  }
  std::erase_if(bounds, [&](double bound) { return !(bound >= sorted.front() && bound < sorted.back()); });
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  return bounds;
}

/// Sum of squared deviations from their mean.
double squares_of(std::span<const double> values) {
  if (values.empty()) return 0;
  double sum = 0;
  for (const double v : values) sum += v - values.front();
  const double mean = values.front() + sum / static_cast<double>(values.size());
  double squares = 0;
  for (const double v : values) squares += (v - mean) * (v - mean);
  return squares;
}

/// The classes of `sorted` alone; which value is in which is not said yet.
Classes classes_between(std::span<const double> sorted, const std::vector<double>& bounds, bool drop_empty) {
  Classes result;
  const double low = sorted.front();
  const double high = sorted.back();
  const Scaled scaled(sorted);
  std::size_t first = 0;
  double lower = bounds.empty() ? low : std::min(low, bounds.front());
  double within = 0;
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
    within += squares_of(scaled.values().subspan(first, end - first));
    result.classes.push_back(one);
    first = end;
    lower = upper;
  }
  const double around = squares_of(scaled.values());
  result.goodness = around > 0 ? std::clamp(1 - within / around, 0.0, 1.0) : 1;
  return result;
}

/// Puts every value into its class; those that are no number count as missing.
void assign(std::span<const double> values, Classes& into) {
  into.class_of.assign(values.size(), -1);
  into.missing = 0;
  const std::size_t last = into.classes.empty() ? 0 : into.classes.size() - 1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i]) || into.classes.empty()) {
      into.missing += std::isfinite(values[i]) ? 0 : 1;
      continue;
    }
    std::size_t c = 0;
    while (c < last && values[i] > into.classes[c].upper_bound) ++c;
    into.class_of[i] = static_cast<std::int8_t>(c);
  }
}

void check(Method method, int classes, std::span<const double> breaks) {
  if (classes < 1 || classes > 9)
    throw Error(Fault::usage, say("階級の数 {} は使えません。1〜9 にしてください。",
                                  "{} classes are not possible: give 1 to 9.", classes));
  if (method != Method::manual) return;
  for (std::size_t i = 0; i < breaks.size(); ++i)
    if (!std::isfinite(breaks[i]) || (i > 0 && !(breaks[i] > breaks[i - 1])))
      throw Error(Fault::usage, say("階級の境の値は小さい順に並べてください（{}番目：{}）。",
                                    "Breaks must ascend (number {}: {}).", i + 1, breaks[i]));
}

}  // namespace

std::optional<Method> parse_method(std::string_view id) { return model::parsed<Method>(methods, id); }
std::string_view method_id(Method method) { return model::of(methods, method).id; }
std::vector<std::string> method_ids() { return model::ids(methods); }
Text method_name(Method method) { return model::of(methods, method).text(); }

Classes classify(std::span<const double> values, Method method, int classes, std::span<const double> breaks) {
  if (method == Method::manual) classes = static_cast<int>(breaks.size()) + 1;
  check(method, classes, breaks);
  std::vector<double> sorted;
  sorted.reserve(values.size());
  for (const double v : values)
    if (std::isfinite(v)) sorted.push_back(v);
  Classes result;
  result.goodness = 1;
  if (!sorted.empty()) {
    std::sort(sorted.begin(), sorted.end());
    const auto bounds =
        method == Method::manual ? std::vector<double>(breaks.begin(), breaks.end()) : bounds_of(sorted, method, classes);
    result = classes_between(sorted, bounds, method == Method::jenks || method == Method::quantile);
    if (method != Method::manual && is_same(sorted.front(), sorted.back()))
      result.why = Classes::Why::constant;
    else if (method != Method::manual && result.classes.size() < static_cast<std::size_t>(classes))
      result.why = Classes::Why::few_values;
  }
  result.asked = classes;
  assign(values, result);
  return result;
}

int most_classes(std::size_t areas) { return static_cast<int>(std::clamp<std::size_t>((areas + 1) / 2, 2, 9)); }

Classes classify_areas(std::span<const double> values, const ClassWish& wish) {
  const bool pooled = !wish.pool.empty() && wish.method != Method::manual;
  const auto known = static_cast<std::size_t>(std::ranges::count_if(values, [](double v) { return std::isfinite(v); }));
  const std::size_t areas = pooled ? std::max(wish.areas, known) : known;
  const int most = most_classes(areas);
  const bool few = wish.method != Method::manual && areas > 0 && wish.classes > most;
  check(wish.method, wish.method == Method::manual ? 1 : wish.classes, {});
  Classes made = classify(pooled ? wish.pool : values, wish.method, few && !wish.exact ? most : wish.classes, wish.breaks);
  made.asked = wish.method == Method::manual ? made.asked : wish.classes;
  made.areas = static_cast<std::uint32_t>(areas);
  if (few && made.why != Classes::Why::constant) made.why = wish.exact ? Classes::Why::insisted : Classes::Why::few_areas;
  if (!pooled) return made;
  made.common_periods = true;
  assign(values, made);
  for (auto& one : made.classes) one.count = 0;
  for (const auto c : made.class_of)
    if (c >= 0) ++made.classes[static_cast<std::size_t>(c)].count;
  return made;
}

}  // namespace kuiki::map
