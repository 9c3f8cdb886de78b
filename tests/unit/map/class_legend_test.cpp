#include <gmock/gmock.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <regex>
#include <set>

#include "base/number.h"
#include "map/legend.h"
#include "map/palette.h"

namespace kuiki::map {
namespace {

constexpr double top = std::numeric_limits<double>::max();
constexpr double least = std::numeric_limits<double>::denorm_min();
constexpr std::array every_method = {Method::quantile, Method::equal,  Method::jenks,
                                     Method::stddev,   Method::pretty, Method::manual};

std::vector<std::string> labels(const std::vector<double>& values, const Classes& classes, Method method, Lang lang) {
  const auto colors =
      classes.classes.empty() ? std::vector<Rgba>{} : palette_colors("blue", static_cast<int>(classes.classes.size()));
  const auto block = class_legend(classes, colors, method, {decimals_for(values, 15), "x", {}, lang});
  std::vector<std::string> list;
  for (std::size_t i = 0; i < classes.classes.size(); ++i) list.push_back(block.entries[i].label);
  return list;
}

/// Places behind the point of every figure in a label.
std::set<std::size_t> places_in(const std::string& label) {
  static const std::regex figure("[0-9][0-9,]*(\\.[0-9]+)?");
  std::set<std::size_t> places;
  const std::string bare = std::regex_replace(label, std::regex("×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*"), "");
  for (std::sregex_iterator it(bare.begin(), bare.end(), figure), end; it != end; ++it)
    places.insert((*it)[1].matched ? static_cast<std::size_t>((*it)[1].length()) - 1 : 0);
  return places;
}

void holds(const std::vector<double>& values, Method method, int k) {
  std::vector<double> breaks;
  if (method == Method::manual) breaks = {-1e5, 0, 0.5, 10, 1e12};
  const Classes c = classify(values, method, k, breaks);
  ASSERT_EQ(c.class_of.size(), values.size());
  std::vector<std::uint32_t> counts(c.classes.size());
  std::uint32_t missing = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) {
      EXPECT_EQ(c.class_of[i], -1);
      ++missing;
      continue;
    }
    ASSERT_GE(c.class_of[i], 0) << values[i];
    const auto& one = c.classes.at(static_cast<std::size_t>(c.class_of[i]));
    EXPECT_LE(one.low, values[i]);
    EXPECT_GE(one.high, values[i]);
    ++counts[static_cast<std::size_t>(c.class_of[i])];
  }
  EXPECT_EQ(c.missing, missing);
  EXPECT_LE(c.classes.size(), method == Method::manual ? 6u : static_cast<std::size_t>(std::max(k, 2)));
  for (std::size_t i = 0; i < counts.size(); ++i) EXPECT_EQ(counts[i], c.classes[i].count);
  EXPECT_TRUE(c.goodness >= 0 && c.goodness <= 1) << c.goodness;
  for (const Lang lang : {Lang::ja, Lang::en}) {
    const auto words = labels(values, c, method, lang);
    EXPECT_EQ(std::set<std::string>(words.begin(), words.end()).size(), words.size())
        << testing::PrintToString(words) << method_id(method);
    std::set<std::size_t> places;
    for (const auto& label : words)
      if (label.find_first_not_of("0") != std::string::npos) places.merge(places_in(label));
    EXPECT_LE(places.size(), 2u) << testing::PrintToString(words);
    for (const auto& label : words) EXPECT_LT(label.size(), 110u) << label;
  }
}

TEST(ClassLegend, EveryMethodTellsNastyValuesApart) {
  const std::vector<std::vector<double>> nasty = {
      {},
      {NAN, INFINITY, -INFINITY},
      {0},
      {0, 0, 0},
      {1e17, 1e17 + 16},
      {1e17, 1e17 + 160, 1e17 + 320, 1e17 + 4800},
      {-top, top},
      {-top, -1, 0, 1, top, NAN},
      {least, 2 * least, 3 * least, 9 * least},
      {0, least},
      {1e-300, 1, 1e300},
      {0.1 + 0.2, 0.3, 0.3, 0.4},
      {1, std::nextafter(1.0, 2), 1 + 1e-14, 1 + 1e-13},
      {-1, 1},
      {-1, 0, 1},
      {964.9, 965.4, 970, 981.2, 1002.3},
      {1e12, 1e12 + 1, 1e12 + 2, 1e12 + 3, 1e12 + 4},
      {1e300, -1e299, 1e298, -1e297, 1e296, -1e295, 1e294, -1e293, 1e292, -1e291},
      {9.99, 9.995, 9.999, 10.0, 10.001}};
  for (const auto& values : nasty)
    for (const auto method : every_method)
      for (int k = 1; k <= 9; ++k) {
        SCOPED_TRACE(testing::Message() << testing::PrintToString(values) << " " << method_id(method) << " " << k);
        holds(values, method, k);
      }
}

TEST(ClassLegend, EveryMethodTellsRandomValuesApart) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int trial = 0; trial < 150; ++trial) {
    std::vector<double> values(1 + random() % 40);
    const double magnitude = std::pow(10.0, double(random() % 40) - 20), offset = trial % 3 == 0 ? magnitude * 1e6 : 0;
    for (auto& v : values) switch (trial % 5) {
        case 0:
          v = offset + magnitude * unit(random);
          break;
        case 1:
          v = std::pow(10.0, unit(random) * 30 - 15) * (random() % 2 == 0 ? 1 : -1);
          break;
        case 2:
          v = double(random() % 6);
          break;
        case 3:
          v = std::round(unit(random) * 1000) / 1000;
          break;
        default: {
          const std::uint64_t bits = random();  // any double at all, NaN among them
          std::memcpy(&v, &bits, sizeof v);
        }
      }
    for (const auto method : every_method) {
      SCOPED_TRACE(testing::Message() << testing::PrintToString(values) << " " << method_id(method));
      holds(values, method, 2 + trial % 6);
    }
  }
}

TEST(ClassLegend, FiguresThatDifferInTheFourthPlace) {
  const std::vector<double> values = {0.4083, 0.4084, 0.4085, 0.4086, 0.4087, 0.4088, 0.4089, 0.409, 0.4091, 0.4092};
  EXPECT_THAT(labels(values, classify(values, Method::quantile, 5), Method::quantile, Lang::ja),
              testing::ElementsAre("0.4083 〜 0.4084", "0.4085 〜 0.4086", "0.4087 〜 0.4088", "0.4089 〜 0.4090",
                                   "0.4091 〜 0.4092"));
}

TEST(ClassLegend, AnEmptyClassSaysItsBounds) {
  const std::vector<double> values = {12, 15, 45}, breaks = {10, 20, 30, 50};
  EXPECT_THAT(labels(values, classify(values, Method::manual, 5, breaks), Method::manual, Lang::ja),
              testing::ElementsAre("10以下", "12 〜 15", "20超〜30以下", "45", "50超"));
  EXPECT_THAT(labels(values, classify(values, Method::manual, 5, breaks), Method::manual, Lang::en),
              testing::ElementsAre("10 or less", "12 – 15", "over 20 to 30", "45", "over 50"));
}

TEST(ClassLegend, AConstantIsOneQuietClassWithAWord) {
  const std::vector<double> values(10, 0.0);
  const auto c = classify_areas(values, {});
  ASSERT_EQ(c.classes.size(), 1u);
  const auto colors = palette_colors("blue", 1);
  const auto block = class_legend(c, colors, Method::jenks, {0, "x", {}, Lang::ja});
  EXPECT_EQ(block.entries.at(0).label, "0");
  EXPECT_THAT(block.detail, testing::HasSubstr("すべて同じ"));
  for (const auto& palette : palettes()) {
    if (palette.kind != Palette::Kind::sequential) continue;
    EXPECT_LT(distance(palette_colors(palette.id, 1).front(), palette_colors(palette.id, 7).front()),
              distance(palette_colors(palette.id, 1).front(), palette_colors(palette.id, 7)[2]))
        << palette.id << ": nearer to the lightest class than to a middle one";
  }
}

TEST(ClassLegend, FewAreasGetFewClassesAndAWordWhy) {
  const std::vector<double> values = {964.9, 965.4, 970, 981.2, 1002.3};
  auto c = classify_areas(values, {});
  EXPECT_EQ(c.classes.size(), 3u);
  EXPECT_EQ(c.class_of[0], c.class_of[1]) << "964.9 and 965.4 are one colour";
  EXPECT_THAT(class_legend(c, {}, Method::jenks, {1, "x", {{"{}地域", "{} areas"}, {"{}地域", "{} area"}}, Lang::ja}).detail,
              testing::HasSubstr("値があるのは5地域なので、5階級を3階級に"));
  ClassWish wish;
  wish.exact = true;
  c = classify_areas(values, wish);
  EXPECT_EQ(c.classes.size(), 5u);
  EXPECT_THAT(class_legend(c, {}, Method::jenks, {1, "x", {}, Lang::en}).detail,
              testing::HasSubstr("5 with a figure in 5 classes"));
  EXPECT_EQ(most_classes(3), 2);
  EXPECT_EQ(most_classes(10), 5);
  EXPECT_EQ(most_classes(1900), 9);
}

TEST(ClassLegend, BoundsOfAllPeriodsStayWhateverThePeriod) {
  const std::vector<double> early = {10, 12, 14, 16}, late = {24, 26, 28, 40};
  std::vector<double> both = early;
  both.insert(both.end(), late.begin(), late.end());
  ClassWish wish;
  wish.classes = 2;
  wish.pool = both;
  wish.areas = 4;
  const auto a = classify_areas(early, wish), b = classify_areas(late, wish);
  EXPECT_EQ(labels(early, a, Method::jenks, Lang::ja), labels(late, b, Method::jenks, Lang::ja));
  EXPECT_EQ(a.classes[0].count, 4u);
  EXPECT_EQ(a.classes[1].count, 0u);
  EXPECT_EQ(b.classes[1].count, 4u);
  EXPECT_TRUE(a.common_periods);
}

}  // namespace
}  // namespace kuiki::map
