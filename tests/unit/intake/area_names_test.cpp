#include "intake/area_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kuiki::intake {
namespace {

using model::AreaKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

struct Given {
  const char *code, *name, *kana, *english;
  AreaKind kind;
  const char* parent;
};

/// Some of Japan's areas, those whose names are written in several ways among them.
const std::vector<Given>& some() {
  using enum AreaKind;
  static const std::vector<Given> areas = {
      {"01", "北海道", "ほっかいどう", "Hokkaido", prefecture, ""},
      {"01100", "札幌市", "さっぽろし", "Sapporo-shi", municipality, "01"},
      {"01102", "北区", "きたく", "Kita-ku", ward, "01100"},
      {"01203", "小樽市", "おたるし", "Otaru-shi", municipality, "01"},
      {"01400", "倶知安町", "くっちゃんちょう", "Kutchan-cho", municipality, "01"},
      {"04", "宮城県", "みやぎけん", "Miyagi-ken", prefecture, ""},
      {"04203", "塩竈市", "しおがまし", "Shiogama-shi", municipality, "04"},
      {"07", "福島県", "ふくしまけん", "Fukushima-ken", prefecture, ""},
      {"07203", "郡山市", "こおりやまし", "Koriyama-shi", municipality, "07"},
      {"08", "茨城県", "いばらきけん", "Ibaraki-ken", prefecture, ""},
      {"08208", "龍ケ崎市", "りゅうがさきし", "Ryugasaki-shi", municipality, "08"},
      {"12", "千葉県", "ちばけん", "Chiba-ken", prefecture, ""},
      {"12100", "千葉市", "ちばし", "Chiba-shi", municipality, "12"},
      {"12229", "袖ケ浦市", "そでがうらし", "Sodegaura-shi", municipality, "12"},
      {"13", "東京都", "とうきょうと", "Tokyo-to", prefecture, ""},
      {"13117", "北区", "きたく", "Kita-ku", municipality, "13"},
      {"13206", "府中市", "ふちゅうし", "Fuchu-shi", municipality, "13"},
      {"13307", "檜原村", "ひのはらむら", "Hinohara-mura", municipality, "13"},
      {"24", "三重県", "みえけん", "Mie-ken", prefecture, ""},
      {"24201", "津市", "つし", "Tsu-shi", municipality, "24"},
      {"34", "広島県", "ひろしまけん", "Hiroshima-ken", prefecture, ""},
      {"34208", "府中市", "ふちゅうし", "Fuchu-shi", municipality, "34"},
      {"39", "高知県", "こうちけん", "Kochi-ken", prefecture, ""},
      {"39405", "檮原町", "ゆすはらちょう", "Yusuhara-cho", municipality, "39"},
      {"01203017002", "花園２丁目", "", "", town, "01203"},
      {"01203001000", "塩谷", "", "", town, "01203"},
      {"01102101101", "北七条西１丁目", "", "", town, "01102"},
      {"01203099001", "高島１丁目", "", "", town, "01203"},
      {"otaru-shioya", "塩谷", "しおや", "Shioya", district, "01203"},
  };
  return areas;
}

model::Areas areas_of(const std::vector<Given>& given) {
  model::Areas areas;
  for (const auto& one : given) {
    const auto parent = model::AreaRow(std::ranges::find(areas.code, one.parent) - areas.code.begin());
    areas.code.emplace_back(one.code);
    areas.name.emplace_back(one.name);
    areas.name_kana.emplace_back(one.kana);
    areas.name_en.emplace_back(one.english);
    areas.kind.push_back(one.kind);
    areas.parent.push_back(*one.parent ? parent : model::none);
  }
  return areas;
}

const AreaNames& names() {
  static const AreaNames one(areas_of(some()));
  return one;
}

std::vector<std::string> codes(const std::vector<model::AreaRow>& rows) {
  std::vector<std::string> out;
  for (const auto row : rows) out.emplace_back(some()[row.index()].code);
  return out;
}

struct Case {
  const char *typed, *code;
};
class Means : public testing::TestWithParam<Case> {};

TEST_P(Means, OneArea) { EXPECT_THAT(codes(names().find(GetParam().typed)), ElementsAre(GetParam().code)); }

INSTANTIATE_TEST_SUITE_P(
    Names, Means,
    testing::Values(Case{"小樽市", "01203"}, Case{"小樽", "01203"}, Case{"オタルシ", "01203"}, Case{"ｵﾀﾙ", "01203"},
                    Case{"おたるし", "01203"}, Case{"Otaru-shi", "01203"}, Case{"OTARU", "01203"},
                    Case{"Otaru City", "01203"}, Case{"Ｏｔａｒｕ", "01203"}, Case{"北海道小樽市", "01203"},
                    Case{"北海道 小樽", "01203"}, Case{"Otaru, Hokkaido", "01203"}, Case{" 小樽市　", "01203"},
                    Case{"札幌市北区", "01102"}, Case{"北海道札幌市北区", "01102"}, Case{"札幌市 北区", "01102"},
                    Case{"さっぽろしきたく", "01102"}, Case{"Kita-ku, Sapporo-shi", "01102"},
                    Case{"Kita-ku, Sapporo, Hokkaido", "01102"}, Case{"東京都北区", "13117"}, Case{"東京都府中市", "13206"},
                    Case{"広島県府中市", "34208"}, Case{"俱知安町", "01400"}, Case{"虻田郡倶知安町", "01400"},
                    Case{"北海道虻田郡俱知安町", "01400"}, Case{"塩釜市", "04203"}, Case{"鹽竈市", "04203"},
                    Case{"塩釜", "04203"}, Case{"龍ヶ崎市", "08208"}, Case{"竜ケ崎市", "08208"}, Case{"竜が崎市", "08208"},
                    Case{"龍ガ崎", "08208"}, Case{"袖ヶ浦市", "12229"}, Case{"袖が浦", "12229"}, Case{"梼原町", "39405"},
                    Case{"檮原", "39405"}, Case{"高知県高岡郡檮原町", "39405"}, Case{"高岡郡梼原町", "39405"},
                    Case{"桧原村", "13307"}, Case{"東京都西多摩郡檜原村", "13307"}, Case{"郡山市", "07203"},
                    Case{"福島県郡山市", "07203"}, Case{"津", "24201"}, Case{"つし", "24201"}, Case{"千葉県", "12"},
                    Case{"千葉市", "12100"}, Case{"千葉県千葉市", "12100"}, Case{"小樽市塩谷", "otaru-shioya"},
                    Case{"塩谷地区", "otaru-shioya"},
                    // codes in the forms that spreadsheets leave
                    Case{"01203", "01203"}, Case{"1203", "01203"}, Case{"012033", "01203"}, Case{"12033", "01203"},
                    Case{" ０１２０３ ", "01203"}, Case{"1", "01"}, Case{"010006", "01"}, Case{"01000", "01"},
                    Case{"otaru-shioya", "otaru-shioya"}, Case{"Otaru-Shioya", "otaru-shioya"}));

struct Several {
  const char* typed;
  std::vector<std::string> codes;
};

/// Towns are meant where nothing larger is.
INSTANTIATE_TEST_SUITE_P(
    Towns, Means,
    testing::Values(Case{"花園2丁目", "01203017002"}, Case{"小樽市花園二丁目", "01203017002"},
                    Case{"北海道小樽市花園2-12-1", "01203017002"}, Case{"塩谷", "otaru-shioya"},
                    Case{"札幌市北区北7条西1丁目", "01102101101"}, Case{"札幌市北区北7西1", "01102101101"},
                    Case{"花園２丁目１２番１号", "01203017002"}, Case{"小樽市花園二丁目12-1", "01203017002"},
                    Case{"花園二丁目十二番一号", "01203017002"}, Case{"小樽市花園二の十二の一", "01203017002"},
                    Case{"〒047-0024　小樽市花園２－１２－１", "01203017002"},
                    Case{"札幌市北区北七条西一丁目１番地", "01102101101"}, Case{"小樽市字高島１ー３ー５", "01203099001"},
                    Case{"1203017002", "01203017002"}, Case{"01203017002", "01203017002"}));

TEST(AreaNames, SeveralAreasOfOneName) {
  EXPECT_THAT(codes(names().find("北区")), UnorderedElementsAre("01102", "13117"));
  EXPECT_THAT(codes(names().find("府中")), UnorderedElementsAre("13206", "34208"));
  EXPECT_THAT(codes(names().find("千葉")), UnorderedElementsAre("12", "12100"));
  EXPECT_THAT(codes(names().find("府中市", names().find("広島県").front())), ElementsAre("34208"));
  EXPECT_THAT(codes(names().find("府中市", names().find("宮城県").front())), UnorderedElementsAre("13206", "34208"));
}

TEST(AreaNames, WhatIsNoArea) {
  for (const char* typed : {"", " ", "那覇市", "012034", "99999", "札幌市府中市", "北海道府中市", "高岡郡小樽市",
                            "高知県高岡郡倶知安町", "小樽市札幌市", "市", "郡"})
    EXPECT_THAT(names().find(typed), IsEmpty()) << typed;
}

struct Misspelt {
  const char *typed, *meant;
};
class Alike : public testing::TestWithParam<Misspelt> {};

TEST_P(Alike, First) {
  EXPECT_THAT(names().find(GetParam().typed), IsEmpty());
  const auto rows = names().alike(GetParam().typed);
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(codes(rows).front(), GetParam().meant);
}

INSTANTIATE_TEST_SUITE_P(Misspellings, Alike,
                         testing::Values(Misspelt{"小樽町", "01203"}, Misspelt{"小撙市", "01203"},
                                         Misspelt{"Otaro-shi", "01203"}, Misspelt{"オタリシ", "01203"},
                                         Misspelt{"札幌市北南区", "01102"}, Misspelt{"倶知案町", "01400"},
                                         Misspelt{"北海道小樽町", "01203"}, Misspelt{"高知県高岡郡梼原村", "39405"}));

TEST(AreaNames, NothingIsLikeEverything) {
  EXPECT_THAT(names().alike("鹿児島の温泉"), IsEmpty());
  EXPECT_THAT(names().alike(""), IsEmpty());
  EXPECT_LE(names().alike("北", model::none, 2).size(), 2u);
}

TEST(AreaNames, BeginningsOfAddresses) {
  const auto found = names().beginning(area_key("小樽市花園二丁目"));
  EXPECT_THAT(codes(found.rows), ElementsAre("01203"));
  EXPECT_EQ(found.bytes, std::string("小樽市").size());
  EXPECT_THAT(codes(names().beginning(area_key("北海道札幌市北区北八条")).rows), ElementsAre("01102"));
  EXPECT_THAT(names().beginning(area_key("花園二丁目")).rows, IsEmpty());
}

TEST(AreaKey, NumbersAndVariants) {
  EXPECT_EQ(area_key("北十二条西二十一丁目"), area_key("北１２条西21丁目"));
  EXPECT_EQ(area_key("十丁目"), "10丁目");
  EXPECT_EQ(area_key("百五番"), "105番");
  EXPECT_EQ(area_key("三笠市"), "三笠市");
  EXPECT_EQ(area_key("緑が丘"), area_key("緑ヶ丘"));
  EXPECT_NE(area_key("すみれが"), area_key("すみれけ"));
}

}  // namespace
}  // namespace kuiki::intake
