#include "app/boundary_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace kuiki::app {
namespace {

struct Words {
  std::string_view ja, en;
};
constexpr std::array<Words, 7> english = {{
    {"国土数値情報 行政区域（2022年1月1日時点）を約100mの精度で簡略化した境界。所属未定地と0.01km²未満の小島は省略",
     "National Land Numerical Information (administrative areas, 1 January 2022), simplified to about 100 m. Land of no "
     "municipality and islets below 0.01 km² are left out"},
    {"国土数値情報 行政区域（2022年1月1日時点）を約8mの精度で簡略化した境界。0.001km²未満の小島は省略",
     "National Land Numerical Information (administrative areas, 1 January 2022), simplified to about 8 m. Islets below "
     "0.001 km² are left out"},
    {"国勢調査の町丁・字（小樽市・苫小牧市は2015年、小諸市は2020年）をまとめた本システムの区分。公式の地区界ではない",
     "This program's own grouping of census towns (Otaru and Tomakomai of 2015, Komoro of 2020): not an official limit of "
     "the "
     "district"},
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

/// Notes of towns are made of sentences; what follows these in a note tells by what a district was guessed.
constexpr std::array<Words, 5> sentences = {{
    {"2015年国勢調査の町丁・字等の境界を、行政区域（2022年）に合わせて簡略化したもの",
     "Census towns of 2015, fitted to the administrative areas of 2022 and simplified"},
    {"2020年国勢調査の町丁・字等の境界を、行政区域（2022年）に合わせて簡略化したもの",
     "Census towns of 2020, fitted to the administrative areas of 2022 and simplified"},
    {"測定には使えない", "Not for measurement"},
    {"地区は推定（名簿で確かめられない）", "Its district is a guess that no list confirms"},
    {"名称をコードにより訂正（原典は北三条東８丁目", "Its name was corrected by its code"},
}};

/// Of a note of a town: its known sentences, and that its district is a guess where more is said of that.
std::string town_note(std::string_view note) {
  std::string words;
  while (!note.empty()) {
    const auto end = note.find("。");
    const auto sentence = note.substr(0, end);
    note = end == std::string_view::npos ? std::string_view{} : note.substr(end + std::string_view("。").size());
    const auto* found = std::ranges::find(sentences, sentence, &Words::ja);
    if (found != sentences.end())
      add_part(words, ". ", found->en);
    else if (sentence.find("による推定") != std::string_view::npos)
      add_part(words, ". ", "Its district was inferred from the number of its census district");
  }
  return words;
}

}  // namespace

Text boundary_note_words(std::string_view note) {
  if (const auto* found = std::ranges::find(english, note, &Words::ja); found != english.end())
    return {std::string(note), std::string(found->en)};
  const std::string words = town_note(note);
  return {std::string(note), words.empty() ? std::string(note) : words};
}

}  // namespace kuiki::app
