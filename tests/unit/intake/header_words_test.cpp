#include "intake/header_words.h"

#include <gtest/gtest.h>

using namespace kuiki;
using namespace kuiki::intake;

namespace {

struct Case {
  std::vector<std::string> parts;
  ColumnKind kind;
  const char* period = "";
  const char* unit = "";
};
using enum ColumnKind;
const Case cases[] = {
    {{"指標名"}, name},
    {{"ＫＰＩ"}, name},
    {{"指標ID"}, id},
    {{"単位"}, unit},
    {{"年度"}, year},
    {{"備考①"}, note},
    {{"令和元年度 備考"}, note, "FY2019"},
    {{"実績値"}, value},
    {{"実績（千人）"}, value, "", "千人"},
    {{"H30"}, value, "FY2018"},
    {{"Ｈ３０年度"}, value, "FY2018"},
    {{"平成30"}, value, "FY2018"},
    {{"2018"}, value, "FY2018"},
    {{"R元年度末"}, value, "FY2019"},
    {{"令和元年"}, value, "CY2019"},
    {{"2019年"}, value, "CY2019"},
    {{"H30（件）"}, value, "FY2018", "件"},
    {{"令和２年度実績値"}, value, "FY2020"},
    {{"R2 決算"}, value, "FY2020"},
    {{"実績値（H29.4～H30.3）"}, value, "FY2017"},
    {{"実績値（平成29年4月～平成30年3月）"}, value, "FY2017"},
    {{"実績値(平成30年1月～平成30年12月)"}, value, "CY2018"},
    {{"実績値(平成30年4月1日現在)"}, value, "2018-04-01"},
    {{"平成", "28年度"}, value, "FY2016"},
    {{"令和", "元年度"}, value, "FY2019"},
    {{"平成27年度", "2015"}, value, "FY2015"},
    {{"実績値", "平成", "30年度"}, value, "FY2018"},
    {{"平成30年度", "実績"}, value, "FY2018"},
    // what is no column of actuals
    {{"平成30年度", "2017"}, other},
    {{"平成30年度", "目標"}, other},
    {{"目標値", "R6"}, other},
    {{"H30 順位"}, other},
    {{"H30 北海道"}, other},
    {{"前年度実績"}, other},
    {{"実績見込"}, other},
    {{"H30 達成率"}, other},
    {{"実績値（第2期）"}, other},
    {{"4月実績"}, other},
    {{"実績(上期)"}, other},
    {{"担当課"}, other},
    {{""}, other},
};

TEST(HeaderWords, TellWhatAColumnHolds) {
  for (const auto& each : cases) {
    const auto header = read_column_header(each.parts);
    std::string told;
    for (const auto& part : each.parts) told += part + "|";
    EXPECT_EQ(header.kind, each.kind) << told << header.why.ja;
    EXPECT_EQ(header.period ? model::to_string(*header.period) : "", each.period) << told;
    EXPECT_EQ(header.unit, each.unit) << told;
  }
}

TEST(HeaderWords, ATitleSpeaksOfOneYear) {
  const auto year = [](const char* title) {
    const auto period = period_in_title(title);
    return period ? model::to_string(*period) : std::string();
  };
  EXPECT_EQ(year("H29"), "FY2017");
  EXPECT_EQ(year("平成30年度"), "FY2018");
  EXPECT_EQ(year("小樽市総合戦略　平成30年度実績一覧"), "FY2018");
  EXPECT_EQ(year("KPI実績（令和元年度）"), "FY2019");
  EXPECT_EQ(year("平成29年度・平成30年度実績"), "");
  EXPECT_EQ(year("平成27～令和元年度の実績"), "");
  EXPECT_EQ(year("平成30年度版 実績"), "");
  EXPECT_EQ(year("表紙"), "");
}

TEST(HeaderWords, RolesOfRows) {
  EXPECT_EQ(is_actual_role("実績"), true);
  EXPECT_EQ(is_actual_role("目標値"), false);
  EXPECT_FALSE(is_actual_role("小"));
}

}  // namespace
