#include "base/strings.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace kuiki {
namespace {

TEST(Strings, LowersAsciiOnly) { EXPECT_EQ(lower_ascii("GeoJSON ÄＡ区"), "geojson ÄＡ区"); }

TEST(Strings, TrimsFullWidthSpacesToo) {
  EXPECT_EQ(trim(" \u3000\t区 名\u00a0\r\n"), "区 名");
  EXPECT_EQ(trim(" \u3000"), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Strings, Joins) {
  EXPECT_EQ(join(std::vector<std::string>{"a", "", "b"}, ", "), "a, , b");
  EXPECT_EQ(join(std::array{1, 2, 3}, "・", [](int n) { return std::to_string(n); }), "1・2・3");
  EXPECT_EQ(join(std::vector<std::string>{}, ", "), "");
  std::string list;
  add_part(list, "、", "小樽");
  add_part(list, "、", "札幌");
  EXPECT_EQ(list, "小樽、札幌");
}

}  // namespace
}  // namespace kuiki
