#include "model/source_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace kuiki::model {
namespace {

/// What the sources' own Japanese attribution says, for maps in English; the sentence adds that they were processed. A
/// source without a line here is cited as it stands.
struct Attribution {
  std::string_view id, words;
};
constexpr std::array<Attribution, 20> attributions = {{
    {"n03",
     "\"National Land Numerical Information (administrative areas)\" (MLIT, Japan; "
     "https://nlftp.mlit.go.jp/ksj/gml/datalist/KsjTmplt-N03-v3_1.html)"},
    {"gsi-evacuation",
     "\"Designated emergency evacuation sites and shelters\" (Geospatial Information Authority of Japan; "
     "https://www.gsi.go.jp/bousaichiri/hinanbasho.html)"},
    {"geolonia", "\"Geolonia address data\" (Geolonia Inc., CC BY 4.0; from location reference information of MLIT)"},
    {"census", "Population Census (Statistics Bureau of Japan)"},
    {"ipss-projection",
     "\"Regional Population Projections for Japan\" of March 2013 (National Institute of Population and Social "
     "Security Research)"},
    {"sapporo-registry", "Resident register (City of Sapporo, Hokkaido Open Data, CC BY 4.0)"},
    {"hokkaido-tourism", "\"Visitors to tourist sites in Hokkaido\" (Hokkaido, Hokkaido Open Data, CC BY 2.1 JP)"},
    {"ssds-shipments", "\"System of Social and Demographic Statistics\" (Statistics Bureau of Japan)"},
    {"towns-2015",
     "\"Population Census: town boundary dataset\" (CODH; boundaries of the census of 2015 processed by NICT; Statistics "
     "Bureau "
     "of Japan)"},
    {"towns-2020",
     "\"Population Census 2020: small area boundaries and tables\" (Statistics Bureau of Japan, e-Stat "
     "https://www.e-stat.go.jp/)"},
    {"sapporo-towns", "Population by town and age, 1 October 2020 (DATA-SMART CITY SAPPORO, CC BY 4.0)"},
    {"ssdse", "\"SSDSE-A\" (National Statistics Center); System of Social and Demographic Statistics (Statistics Bureau)"},
    {"ssds", "\"System of Social and Demographic Statistics\" (Statistics Bureau of Japan)"},
    {"registry", "Resident register: population, vital events and households (Ministry of Internal Affairs)"},
    {"ipss-2023",
     "\"Regional Population Projections for Japan\" of 2023 (National Institute of Population and Social Security "
     "Research)"},
    {"hokkaido-hospitals", "List of medical facilities in Hokkaido (Hokkaido, Yoshikuni Miyoshi, CC BY 2.1 JP)"},
    {"sapporo-facilities", "List of public facilities of Sapporo, 31 March 2025 (City of Sapporo, CC BY 4.0)"},
    {"gm", "\"Global Map Japan\" (GSI; https://www.gsi.go.jp/kankyochiri/gm_jpn.html)"},
    {"p05",
     "\"National Land Numerical Information (offices and public meeting places)\" (MLIT, Japan; "
     "https://nlftp.mlit.go.jp/ksj/)"},
    {"plan-003", "\"Sapporo City Action Plan 2023\" (City of Sapporo), counted from an excerpt"},
}};

struct Sentence {
  std::string_view ja, en;
};
constexpr std::array<Sentence, 7> boundary_notes = {{
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
constexpr std::array<Sentence, 5> sentences = {{
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
    const auto* found = std::ranges::find(sentences, sentence, &Sentence::ja);
    if (found != sentences.end())
      add_part(words, ". ", found->en);
    else if (sentence.find("による推定") != std::string_view::npos)
      add_part(words, ". ", "Its district was inferred from the number of its census district");
  }
  return words;
}

}  // namespace

Text attribution_words(const Source& source) {
  const auto& ja = source.attribution.empty() ? source.title : source.attribution;
  const auto* found = std::ranges::find(attributions, source.id, &Attribution::id);
  return {ja, found == attributions.end() ? ja : std::string(found->words)};
}

Text boundary_note_words(std::string_view note) {
  if (const auto* found = std::ranges::find(boundary_notes, note, &Sentence::ja); found != boundary_notes.end())
    return {std::string(note), std::string(found->en)};
  const std::string words = town_note(note);
  return {std::string(note), words.empty() ? std::string(note) : words};
}

}  // namespace kuiki::model
