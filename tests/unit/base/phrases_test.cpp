#include "base/phrases.h"

#include <gmock/gmock.h>

#include <string>

#include "base/plural.h"

namespace kuiki {
namespace {

using testing::ElementsAre;

std::vector<std::string> phrases(std::string_view text) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (const auto end : phrase_ends(text)) {
    parts.emplace_back(text.substr(from, end - from));
    from = end;
  }
  return parts;
}

TEST(Phrases, DivideJapaneseBetweenItsPhrases) {
  EXPECT_THAT(phrases("前年度より改善"), ElementsAre("前年度より", "改善"));
  EXPECT_THAT(phrases("新規高等学校卒業者"), testing::Contains("学校"));
}

TEST(Phrases, KeepANumberWithItsUnitAndMark) {
  EXPECT_THAT(phrases("7,447,800人*"), ElementsAre("7,447,800人*"));
  EXPECT_THAT(phrases("20分短縮"), testing::Not(testing::Contains("20")));
  EXPECT_THAT(phrases("実績値46人"), testing::Contains("46人"));
}

TEST(Phrases, KeepADateWhole) {
  for (const auto& phrase : phrases("8.2%（2020年4月1日）")) {
    EXPECT_FALSE(phrase.ends_with("月")) << phrase;
    EXPECT_FALSE(phrase.ends_with("年")) << phrase;
  }
}

TEST(Phrases, GoByWordsInEnglish) { EXPECT_THAT(phrases("Indicators of it"), ElementsAre("Indicators ", "of ", "it")); }

TEST(Phrases, TakeAnythingAndLoseNothing) {
  EXPECT_TRUE(phrases("").empty());
  for (const std::string text : {"\xff\xfe壊れた", "a\nb", "　", "「」。"}) {
    std::string all;
    for (const auto& part : phrases(text)) all += part;
    EXPECT_EQ(all, text);
  }
}

TEST(Plural, IsRightForOneAndForMany) {
  EXPECT_EQ(counted(1, "indicator").en, "1 indicator");
  EXPECT_EQ(counted(0, "indicator").en, "0 indicators");
  EXPECT_EQ(counted(1234, "category").en, "1,234 categories");
  EXPECT_EQ(counted(2, "class").en, "2 classes");
  EXPECT_EQ(counted(2, "survey").en, "2 surveys");
  EXPECT_EQ(counted(3, "indicator").ja, "3");
}

}  // namespace
}  // namespace kuiki
