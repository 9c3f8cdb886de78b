#include "app/boundary_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace kuiki::app {
namespace {

struct Words {
  std::string_view ja, en;
};
constexpr std::array<Words, 6> english = {{
    {"国土数値情報 行政区域（2022年1月1日時点）を約100mの精度で簡略化した境界。所属未定地と0.01km²未満の小島は省略",
     "National Land Numerical Information (administrative areas, 1 January 2022), simplified to about 100 m. Land of no "
     "municipality and islets below 0.01 km² are left out"},
    {"国土数値情報 行政区域（2022年1月1日時点）を約8mの精度で簡略化した境界。0.001km²未満の小島は省略",
     "National Land Numerical Information (administrative areas, 1 January 2022), simplified to about 8 m. Islets below "
     "0.001 km² are left out"},
    {"町丁目・字の代表点から推定した境界（ボロノイ分割）。公的な地区界ではない",
     "Estimated from the points of the towns (Voronoi cells): not an official limit of the district"},
    {"全国1%簡略化版の境界を隣接市町村に合わせて使用。海岸線は100〜300m程度の粗さ",
     "A national outline simplified to 1%, fitted to the neighbouring municipalities. The coast is coarse by 100 to 300 m"},
    {"国土数値情報 行政区域（2022年1月1日時点）を約8mの精度で簡略化した境界。境界未定部分があり、公表面積とは一致しない",
     "National Land Numerical Information (administrative areas, 1 January 2022), simplified to about 8 m. A part of the "
     "limit is undecided, so the area differs from the published one"},
    {"国土数値情報 行政区域（2019年1月1日時点）を約100mの精度で簡略化した境界",
     "National Land Numerical Information (administrative areas, 1 January 2019), simplified to about 100 m"},
}};

}  // namespace

Text boundary_note_words(std::string_view note) {
  const auto* found = std::ranges::find(english, note, &Words::ja);
  return {std::string(note), std::string(found == english.end() ? note : found->en)};
}

}  // namespace kuiki::app
