#include "base/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

using kuiki::decimals_for;
using kuiki::format_number;

TEST(Number, ThousandsAndDecimals) {
  EXPECT_EQ(format_number(1234567.4, 0), "1,234,567");
  EXPECT_EQ(format_number(999.95, 1), "1,000.0");
  EXPECT_EQ(format_number(123, 0), "123");
  EXPECT_EQ(format_number(1000, 0), "1,000");
  EXPECT_EQ(format_number(28.04, 1), "28.0");
}

TEST(Number, MinusIsATrueMinusAndNeverOnZero) {
  EXPECT_EQ(format_number(-1234.5, 1), "−1,234.5");
  EXPECT_EQ(format_number(-0.04, 1), "0.0");
}

TEST(Number, MissingIsEmptyNotZero) {
  EXPECT_EQ(format_number(NAN, 1), "");
  EXPECT_EQ(format_number(INFINITY, 1), "");
}

TEST(Number, DecimalsAsTheDataDeserve) {
  EXPECT_EQ(decimals_for(std::vector<double>{1, 2, 30}), 0);
  EXPECT_EQ(decimals_for(std::vector<double>{24.6, 38.6, 29.4}), 1);
  EXPECT_EQ(decimals_for(std::vector<double>{24.61234, 38.634, 29.443}), 2);
  EXPECT_EQ(decimals_for(std::vector<double>{1000.123, 250000.5}), 0);
  EXPECT_EQ(decimals_for(std::vector<double>{NAN, NAN}), 0);
  EXPECT_EQ(decimals_for(std::vector<double>{0.001234, 0.001299}, 3), 3);
  EXPECT_EQ(decimals_for(std::vector<double>{-5, -5}), 0);
}
