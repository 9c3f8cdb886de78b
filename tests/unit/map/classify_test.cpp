#include "map/classify.h"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>
#include <limits>
#include <random>

#include "base/error.h"

namespace kuiki::map {
namespace {

using testing::ElementsAre;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<std::pair<double, double>> ranges(const Classes& c) {
  std::vector<std::pair<double, double>> list;
  for (const auto& one : c.classes) list.emplace_back(one.low, one.high);
  return list;
}

double within(const std::vector<double>& values, const Classes& c) {
  double total = 0;
  for (std::size_t k = 0; k < c.classes.size(); ++k) {
    double sum = 0, n = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (c.class_of[i] == static_cast<int>(k)) {
        sum += values[i];
        ++n;
      }
    for (std::size_t i = 0; i < values.size(); ++i)
      if (c.class_of[i] == static_cast<int>(k)) total += (values[i] - sum / n) * (values[i] - sum / n);
  }
  return total;
}

/// The least sum of squares over every way to cut the sorted values, by trying them all.
double least_within(std::vector<double> v, int k) {
  std::sort(v.begin(), v.end());
  const auto cost = [&](std::size_t a, std::size_t b) {
    double sum = 0, out = 0;
    for (auto i = a; i < b; ++i) sum += v[i];
    for (auto i = a; i < b; ++i) out += (v[i] - sum / double(b - a)) * (v[i] - sum / double(b - a));
    return out;
  };
  std::function<double(std::size_t, int)> best = [&](std::size_t from, int left) -> double {
    if (left == 1) return cost(from, v.size());
    double least = 1e300;
    for (auto cut = from + 1; cut + static_cast<std::size_t>(left) - 1 <= v.size(); ++cut)
      least = std::min(least, cost(from, cut) + best(cut, left - 1));
    return least;
  };
  return best(0, k);
}

TEST(Classify, NaturalBreaksOfSapporosWards) {
  const std::vector<double> ageing = {24.6, 28.8, 27.9, 26.7, 28.0, 38.6, 30.6, 33.1, 33.2, 30.1};
  const auto c = classify(ageing, Method::jenks, 5);
  EXPECT_THAT(ranges(c), ElementsAre(std::pair(24.6, 24.6), std::pair(26.7, 28.8), std::pair(30.1, 30.6),
                                     std::pair(33.1, 33.2), std::pair(38.6, 38.6)));
  EXPECT_EQ(c.classes[1].count, 4u);
  EXPECT_NEAR(c.goodness, 0.98, 0.005);
}

TEST(Classify, NaturalBreaksAreTheLeastOfAllCuts) {
  std::mt19937 random(7);
  for (int trial = 0; trial < 60; ++trial) {
    std::vector<double> values(6 + trial % 9);
    for (auto& v : values) v = trial % 3 == 0 ? double(random() % 12) : std::exp(double(random() % 1000) / 200) - 20;
    for (int k = 2; k <= 5; ++k) {
      const auto c = classify(values, Method::jenks, k);
      EXPECT_NEAR(within(values, c), least_within(values, k), 1e-9 * (1 + least_within(values, 1))) << trial << " " << k;
    }
  }
}

TEST(Classify, NaturalBreaksKeepSmallDifferencesOfLargeNumbers) {
  std::vector<double> values;
  for (int group = 0; group < 3; ++group)
    for (int i = 0; i < 5; ++i) values.push_back(1e9 + group * 10 + i * 0.1);
  EXPECT_THAT(
      ranges(classify(values, Method::jenks, 3)),
      ElementsAre(std::pair(values[0], values[4]), std::pair(values[5], values[9]), std::pair(values[10], values[14])));
}

TEST(Classify, NaturalBreaksOfManyValuesCoverThemAll) {
  std::mt19937 random(1);
  std::lognormal_distribution<double> skewed(3, 1.5);
  std::vector<double> values(190'000);
  for (auto& v : values) v = skewed(random);
  const auto c = classify(values, Method::jenks, 7);
  EXPECT_EQ(c.classes.size(), 7u);
  std::uint32_t total = 0;
  for (const auto& one : c.classes) total += one.count;
  EXPECT_EQ(total, 190'000u);
}

class EveryMethod : public testing::TestWithParam<Method> {
 protected:
  static Classes run(std::span<const double> values, int k) {
    static const std::vector<double> breaks = {0, 10};
    return classify(values, GetParam(), k,
                    GetParam() == Method::manual ? std::span<const double>(breaks) : std::span<const double>{});
  }
};

TEST_P(EveryMethod, CoversEveryValueOnceAndQuotesRealOnes) {
  std::mt19937 random(3);
  std::vector<double> values(500);
  for (auto& v : values) v = double(random() % 200) / 4 - 17;
  values[10] = values[100] = missing;
  const auto c = run(values, 6);
  EXPECT_EQ(c.missing, 2u);
  EXPECT_EQ(c.class_of[10], -1);
  std::vector<std::uint32_t> counts(c.classes.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (c.class_of[i] < 0) continue;
    const auto& one = c.classes.at(static_cast<std::size_t>(c.class_of[i]));
    EXPECT_GE(values[i], one.low);
    EXPECT_LE(values[i], one.high);
    ++counts[static_cast<std::size_t>(c.class_of[i])];
  }
  for (std::size_t k = 0; k < c.classes.size(); ++k) {
    EXPECT_EQ(counts[k], c.classes[k].count);
    if (k > 0 && c.classes[k].count > 0 && c.classes[k - 1].count > 0) {
      EXPECT_LT(c.classes[k - 1].high, c.classes[k].low) << "classes overlap";
    }
    if (k > 0) {
      EXPECT_EQ(c.classes[k - 1].upper_bound, c.classes[k].lower_bound);
    }
    if (c.classes[k].count > 0) {
      EXPECT_NE(std::find(values.begin(), values.end(), c.classes[k].low), values.end());
      EXPECT_NE(std::find(values.begin(), values.end(), c.classes[k].high), values.end());
    }
  }
  EXPECT_GE(c.goodness, 0);
  EXPECT_LE(c.goodness, 1);
}

TEST_P(EveryMethod, TakesNothingOneAndAllEqual) {
  const auto nothing = run(std::vector<double>{}, 5);
  EXPECT_TRUE(nothing.classes.empty());
  const auto unknown = run(std::vector<double>{missing, missing}, 5);
  EXPECT_TRUE(unknown.classes.empty());
  EXPECT_EQ(unknown.missing, 2u);
  EXPECT_THAT(unknown.class_of, ElementsAre(-1, -1));
  for (const std::vector<double>& values : {std::vector<double>{4.5}, std::vector<double>{4.5, 4.5, 4.5, missing}}) {
    const auto c = run(values, 5);
    const auto of = c.class_of[0];
    ASSERT_GE(of, 0);
    EXPECT_EQ(c.classes[static_cast<std::size_t>(of)].low, 4.5);
    EXPECT_EQ(c.classes[static_cast<std::size_t>(of)].high, 4.5);
    EXPECT_EQ(c.goodness, 1);
    if (GetParam() != Method::manual) {
      EXPECT_EQ(c.classes.size(), 1u);
    }
  }
}

TEST_P(EveryMethod, NegativeValuesAndInfinity) {
  const auto c = run(std::vector<double>{-30, -20.5, -20, -3, INFINITY, -INFINITY}, 3);
  EXPECT_EQ(c.missing, 2u);
  EXPECT_EQ(c.class_of[4], -1);
  for (int i = 0; i < 4; ++i) EXPECT_GE(c.class_of[static_cast<std::size_t>(i)], 0);
}

INSTANTIATE_TEST_SUITE_P(Methods, EveryMethod,
                         testing::Values(Method::quantile, Method::equal, Method::jenks, Method::stddev, Method::pretty,
                                         Method::manual),
                         [](const auto& with) { return std::string(method_id(with.param)); });

TEST(Classify, FewerDifferentValuesThanClasses) {
  const std::vector<double> values = {3, 1, 3, 2, 1, 3};
  for (const auto method : {Method::jenks, Method::quantile}) {
    const auto c = classify(values, method, 5);
    EXPECT_THAT(ranges(c), ElementsAre(std::pair(1., 1.), std::pair(2., 2.), std::pair(3., 3.)));
    EXPECT_EQ(c.goodness, 1);
  }
}

TEST(Classify, QuantilesDoNotSplitEqualValues) {
  std::vector<double> values(50, 0.0);
  for (int i = 1; i <= 50; ++i) values.push_back(i);
  const auto c = classify(values, Method::quantile, 4);
  EXPECT_EQ(c.classes.front().low, 0);
  EXPECT_EQ(c.classes.front().high, 0);
  EXPECT_EQ(c.classes.front().count, 50u);
  for (const auto& one : c.classes) EXPECT_GT(one.count, 0u);
}

TEST(Classify, QuantilesOfDifferentValuesAreEven) {
  std::vector<double> values;
  for (int i = 0; i < 70; ++i) values.push_back(i * i);
  for (const auto& one : classify(values, Method::quantile, 7).classes) EXPECT_EQ(one.count, 10u);
}

TEST(Classify, PrettyBoundsAreRound) {
  const auto c = classify(std::vector<double>{3.2, 7, 11, 28, 41.5}, Method::pretty, 5);
  ASSERT_EQ(c.classes.size(), 5u);
  for (std::size_t k = 0; k + 1 < c.classes.size(); ++k) EXPECT_EQ(c.classes[k].upper_bound, 10.0 * double(k + 1));
}

TEST(Classify, EqualIntervalsMayBeEmpty) {
  const auto c = classify(std::vector<double>{0, 1, 100}, Method::equal, 4);
  ASSERT_EQ(c.classes.size(), 4u);
  EXPECT_EQ(c.classes[1].count, 0u);
  EXPECT_EQ(c.classes[1].low, 25);
  EXPECT_EQ(c.classes[1].high, 50);
}

TEST(Classify, GivenBreaksHoldBeyondTheData) {
  const std::vector<double> breaks = {10, 20, 30};
  const auto c = classify(std::vector<double>{12, 15, 25}, Method::manual, 5, breaks);
  ASSERT_EQ(c.classes.size(), 4u);
  EXPECT_THAT(c.class_of, ElementsAre(1, 1, 2));
  EXPECT_EQ(c.classes[3].count, 0u);
}

TEST(Classify, RefusesWhatItCannotDo) {
  const std::vector<double> v = {1, 2, 3}, falling = {3, 2};
  EXPECT_THROW((void)classify(v, Method::equal, 0), Error);
  EXPECT_THROW((void)classify(v, Method::equal, 10), Error);
  EXPECT_THROW((void)classify(v, Method::manual, 3, falling), Error);
}

TEST(Classify, MethodsHaveNames) {
  for (const auto method :
       {Method::quantile, Method::equal, Method::jenks, Method::stddev, Method::pretty, Method::manual}) {
    EXPECT_EQ(parse_method(method_id(method)), method);
    EXPECT_FALSE(method_name(method).ja.empty());
    EXPECT_FALSE(method_name(method).en.empty());
  }
  EXPECT_EQ(parse_method("natural"), std::nullopt);
}

}  // namespace
}  // namespace kuiki::map
