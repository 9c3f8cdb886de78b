#include "base/number_style.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "base/number.h"

namespace kuiki {
namespace {

/// Every value a class of its own: all of them must be told apart.
std::vector<std::string> written(const std::vector<double>& values, Lang lang = Lang::ja, bool multiples = true) {
  std::vector<std::pair<double, double>> apart;
  for (std::size_t i = 1; i < values.size(); ++i) apart.emplace_back(values[i - 1], values[i]);
  const auto style = number_style({values, apart, decimals_for(values, 15), multiples}, lang);
  std::vector<std::string> words;
  for (const double v : values) words.push_back(write_number(v, style, lang));
  return words;
}

using Words = std::vector<std::string>;

TEST(NumberStyle, AsTheyAreWhereThatCanBeRead) {
  EXPECT_EQ(written({0.4083, 0.4084, 0.4092}), (Words{"0.4083", "0.4084", "0.4092"}));
  EXPECT_EQ(written({26.7, 28.8, 30}), (Words{"26.7", "28.8", "30.0"}));
  EXPECT_EQ(written({1200, 12'345'678}), (Words{"1,200", "12,345,678"}));
  EXPECT_EQ(written({0, 0.05, 1}), (Words{"0.00", "0.05", "1.00"}));
}

TEST(NumberStyle, LargeOnesInTheUnitsPeopleRead) {
  EXPECT_EQ(written({1.234e14, 2.468e14, 1.234e15}), (Words{"123兆", "247兆", "1,234兆"}));
  EXPECT_EQ(written({1.234e14, 2.468e14, 1.234e15}, Lang::en), (Words{"123 trillion", "247 trillion", "1,234 trillion"}));
  EXPECT_EQ(written({1.5e8, 2.5e9}), (Words{"1.5億", "25.0億"}));
  EXPECT_EQ(written({1.5e8, 2.5e9}, Lang::ja, false), (Words{"150,000,000", "2,500,000,000"})) << "千円 is a unit already";
}

TEST(NumberStyle, DigitByDigitWhereLargeOnesDifferLittle) {
  EXPECT_EQ(written({1e12, 1e12 + 1, 1e12 + 9}), (Words{"1,000,000,000,000", "1,000,000,000,001", "1,000,000,000,009"}));
}

TEST(NumberStyle, TinyOnesWithOnePowerOfTen) {
  EXPECT_EQ(written({1e-12, 2e-12, 1e-11}), (Words{"1×10⁻¹²", "2×10⁻¹²", "10×10⁻¹²"}));
  EXPECT_EQ(written({1e-5, 1.121157845653966e-4, 1.5848931924611143e-3}), (Words{"1.0×10⁻⁵", "11.2×10⁻⁵", "158.5×10⁻⁵"}));
  EXPECT_EQ(written({0.001, 0.0025}), (Words{"0.0010", "0.0025"})) << "four places can be read";
}

TEST(NumberStyle, EachItsOwnPowerWhereOneUnitCannotHoldThem) {
  EXPECT_EQ(written({-1e299, 1e292, 1e300}), (Words{"−1×10²⁹⁹", "1×10²⁹²", "1×10³⁰⁰"}));
  EXPECT_EQ(written({1e-300, 1, 1e300}), (Words{"1×10⁻³⁰⁰", "1", "1×10³⁰⁰"}));
}

TEST(NumberStyle, WhateverTheDoublesTheyAreToldApartAndShort) {
  const double top = std::numeric_limits<double>::max();
  const double least = std::numeric_limits<double>::denorm_min();
  const std::vector<std::vector<double>> sets = {{1e17, std::nextafter(1e17, 2e17)},
                                                 {-top, 0, top},
                                                 {least, 2 * least},
                                                 {0.1, std::nextafter(0.1, 1)},
                                                 {1, std::nextafter(1.0, 2)},
                                                 {123456789.123, 123456789.124},
                                                 {-5e-324, 0, 5e-324},
                                                 {0.0099, 0.00990001},
                                                 {1e20, 1.5e21},
                                                 {999999999, 1000000000}};
  for (const auto& values : sets)
    for (const Lang lang : {Lang::ja, Lang::en}) {
      const auto words = written(values, lang);
      for (std::size_t i = 1; i < words.size(); ++i) EXPECT_NE(words[i - 1], words[i]) << words[i];
      for (const auto& one : words) EXPECT_LT(one.size(), 48u) << one;
    }
}

TEST(NumberStyle, NothingForWhatIsNoNumber) {
  EXPECT_EQ(write_number(NAN, {}, Lang::ja), "");
  EXPECT_EQ(write_number(INFINITY, {1, 2, plain("億"), false}, Lang::ja), "");
}

}  // namespace
}  // namespace kuiki
