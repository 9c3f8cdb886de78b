#include "base/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/name_key.h"

namespace kuiki {
namespace {

using testing::ElementsAre;

/// Texts that are one name, written differently.
struct Same {
  const char *a, *b;
};
class FoldedAlike : public testing::TestWithParam<Same> {};

TEST_P(FoldedAlike, Both) { EXPECT_EQ(fold(GetParam().a), fold(GetParam().b)); }

INSTANTIATE_TEST_SUITE_P(Names, FoldedAlike,
                         testing::Values(Same{"Ｏｔａｒｕ－ｓｈｉ", "otarushi"}, Same{"オタル", "おたる"},
                                         Same{"ｵﾀﾙ", "おたる"}, Same{"ｻｯﾎﾟﾛ", "サッポロ"}, Same{"カ\u3099", "ガ"},
                                         Same{"カ゛", "ガ"}, Same{"ｶﾞ", "が"}, Same{"髙﨑", "高崎"},
                                         Same{"龍ヶ崎", "竜ケ崎"}, Same{"俱知安", "倶知安"}, Same{"鹽竈", "塩釜"},
                                         Same{"塩竈市", "塩釜市"}, Same{"檮原", "梼原"}, Same{"檜原村", "桧原村"},
                                         Same{"濵", "浜"}, Same{"札幌縣區", "札幌県区"}, Same{" 南　区\t", "南区"},
                                         Same{"①", "1"}, Same{"㎡", "m2"}, Same{"㈱", "(株)"}, Same{"㍻", "平成"},
                                         Same{"葛\U000E0100飾", "葛飾"}, Same{"神\uFA19", "神神"}, Same{"２−１", "21"}));

TEST(Fold, KeepsApartWhatIsDifferent) {
  EXPECT_NE(fold("北区"), fold("南区"));
  EXPECT_NE(fold("ハハ"), fold("ババ"));
  EXPECT_NE(fold("こーひー"), fold("こひ"));
}

TEST(Fold, DamagedBytesDoNoHarm) { EXPECT_EQ(fold("\xff\x80"), "\uFFFD\uFFFD"); }

TEST(Fold, Words) { EXPECT_THAT(fold_words("札幌　南区 "), ElementsAre("札幌", "南区")); }

TEST(NameKey, LeavesOutBracketsAndMarks) {
  EXPECT_EQ(name_key("㈱小樽（本社）※"), "株小樽本社");
  EXPECT_EQ(name_key("計画 Ⅱ"), name_key("計画２"));
  EXPECT_EQ(name_key("苦小牧市ヶ丘（俱知安）"), name_key("苫小牧市ケ丘(倶知安)"));
}

}  // namespace
}  // namespace kuiki
