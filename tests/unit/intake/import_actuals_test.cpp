#include "intake/import_actuals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "app/project_database.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/name_key.h"
#include "intake/import_columns.h"
#include "intake/import_match.h"
#include "model/numerals.h"

namespace kuiki::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct ImportActuals : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static inline std::unique_ptr<test::ProjectDatabase> project;
  const model::Dataset& data = *project->data;
  const store::Store store = project->fresh_store();

  ImportReport import(const std::string& table, const std::string& plan = "otaru", const std::string& year = "FY2016",
                      ImportOptions options = {}) const {
    write_whole(project->file("t.csv"), table);
    if (options.date.empty()) options.date = "2021-05-01";
    return import_actuals(store, data, project->file("t.csv"), plan, model::parse_period(year), options);
  }
  Error error_of(const std::string& table, const std::string& plan = "otaru", const std::string& year = "FY2016") const {
    try {
      import(table, plan, year);
    } catch (const Error& error) {
      return error;
    }
    return {Fault::internal, {"no error", "no error"}};
  }
  /// "id period part value" of what is entered.
  [[nodiscard]] std::vector<std::string> entered() const {
    std::vector<std::string> all;
    for (const auto& record : store.entered()) {
      const auto& v = record.value;
      if (record.replaced_at.empty())
        all.push_back(v.indicator + " " + v.period + " " + v.part + (v.part.empty() ? "" : " ") +
                      (std::isnan(v.value) ? v.printed : model::write_value(v.value, "").ja));
    }
    return all;
  }
};

TEST_F(ImportActuals, AGoodTable) {
  const auto report = import(
      "指標ID,指標名,実績値,単位,備考\n"
      "otaru-g1-02,合計特殊出生率,1.2,,速報\n"
      "otaru-g1-10,交通事故件数,\"1,234件\",件,\n"
      "otaru-g1-06,,△3.5%,%,\n"
      "otaru-g1-11,空家率,,%,\n");
  EXPECT_EQ(report.matched.size(), 3u);
  EXPECT_EQ(report.empty, 1u) << "an empty cell is no value";
  EXPECT_TRUE(report.refused.empty() && report.unmatched.empty());
  EXPECT_EQ(report.saved.added, 5u) << "two of them are printed again elsewhere in the document";
  EXPECT_THAT(entered(), ElementsAre("otaru-g1-02 FY2016 1.2", "otaru-g1-06 FY2016 −3.5", "otaru-g1-10 FY2016 1,234",
                                     "otaru-p1-04 FY2016 1,234", "otaru-p2-13 FY2016 −3.5"));
  EXPECT_EQ(store.entered("otaru-g1-02")[0].value.note, "速報");
  EXPECT_EQ(report.header_row, 1u);
  EXPECT_EQ(report.encoding, "UTF-8");
}

TEST_F(ImportActuals, ADryRunSavesNothing) {
  ImportOptions options;
  options.dry_run = true;
  EXPECT_EQ(import("ID,値\notaru-g1-02,1.2\n", "otaru", "FY2016", options).matched.size(), 1u);
  EXPECT_TRUE(entered().empty());
  EXPECT_FALSE(std::filesystem::exists(store.work().file)) << "nor is a work file made";
}

TEST_F(ImportActuals, IsOneActUnderTheFilesName) {
  import("ID,値\notaru-g1-02,1.2\notaru-g1-10,500\n");
  const auto history = store.history();
  ASSERT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0].what, "import");
  EXPECT_EQ(history[0].changed, 3u) << "one of them is printed again elsewhere in the document";
  EXPECT_THAT(history[0].note, HasSubstr("t.csv"));
  store.undo(history[0].number, {.who = "田中", .what = "undo"});
  EXPECT_TRUE(entered().empty());
}

// Half good, as an office sends it: CP932, a title above the header, full-width figures, a name that two indicators have.
TEST_F(ImportActuals, AHalfGoodTableInCp932) {
  const auto report = import(
      "\x8f\xac\x92M\x8es\x81@KPI\x8e\xc0\x90\xd1\n"  // 小樽市　KPI実績
      ",,,,\n"                                        // ,,,,
      "\x8ew\x95W\x96\xbc,\x92P\x88\xca,\x8e\xc0\x90\xd1\x92l\x81i\x97\xdf\x98"
      "a\x8c\xb3\x94N\x93x\x81j,\x94\xf5\x8dl\n"  // 指標名,単位,実績値（令和元年度）,備考
      "\x8d\x87\x8cv\x93\xc1\x8e\xea\x8fo\x90\xb6\x97\xa6,,1.20,\x91\xac\x95\xf1\x81`\n"  // 合計特殊出生率,,1.20,速報～
      "\x92n\x88\xe6\x94\xc5\x89\xee\x8c\xec\x97\\\x96h\x8b\xb3\x8e\xba\x81@\x89\x84\x82\xd7\x8eQ\x89\xc1\x8e\xd2\x90\x94,"
      "\x90l,\"\x82P\x81"
      "C\x82Q\x82R\x82S\x90l\",\x8b\xe4\x92m\x88\xc0\n"  // 地域版介護予防教室　延べ参加者数,人,"１，２３４人",倶知安
      "\x98"
      "A\x8cg\x8e\x96\x8b\xc6\x90\x94,,15,\n"  // 連携事業数,,15,
      ,
      "otaru", "FY2019");
  EXPECT_EQ(report.encoding, "CP932");
  EXPECT_EQ(report.header_row, 3u);
  ASSERT_EQ(report.matched.size(), 2u);
  EXPECT_EQ(report.matched[1].indicator, "otaru-g1-19");
  ASSERT_EQ(report.unmatched.size(), 1u);
  EXPECT_EQ(report.unmatched[0].row, 6u);
  EXPECT_EQ(report.unmatched[0].column, "C 実績値（令和元年度）");
  EXPECT_THAT(report.unmatched[0].candidates, ElementsAre("otaru-p4-14", "otaru-p4-15"));
  EXPECT_THAT(entered(), ElementsAre("otaru-g1-02 FY2019 1.2", "otaru-g1-19 FY2019 1,234", "otaru-p4-05 FY2019 1,234",
                                     "otaru-p4-t1 FY2019 1,234"))
      << "the repeated rows too";
  EXPECT_EQ(store.entered("otaru-g1-02")[0].value.note, "速報～");
}

TEST_F(ImportActuals, NamesAreComparedLoosely) {
  // 苦小牧 for 苫小牧, full width, spaces, half-width brackets, kana variants; ids without plan and zeros.
  const auto report = import(
      "KPI,実績\n"
      "管内学生の 管内事業所就職割合,46%\n"
      "貨物取扱量(外貿),\"17,000千t\"\n",
      "tomakomai", "FY2022");
  EXPECT_EQ(report.matched.size(), 2u) << import_summary(report).en;
  EXPECT_THAT(entered(), ElementsAre("tomakomai-g1-02 FY2022 46", "tomakomai-s16-06 CY2022 17,000,000"))
      << "a port counts by calendar years";
  EXPECT_EQ(name_key("苦小牧市ヶ丘（俱知安）"), name_key("苫小牧市ケ丘(倶知安)"));
  EXPECT_EQ(name_key("ＩＣＴ　① "), name_key("ict1"));
  EXPECT_EQ(id_key("Ｓ１－２"), id_key("s01-02"));
  EXPECT_NE(id_key("s1-12"), id_key("s11-2"));
}

TEST_F(ImportActuals, ShortIdsAndLostZerosAreFound) {
  const auto report = import("コード,実績値\ng1-2,1.2\ns7-4,10\n", "otaru");
  EXPECT_EQ(report.matched.size(), 1u);
  EXPECT_EQ(report.unmatched.size(), 1u);
  EXPECT_THAT(entered(), ElementsAre("otaru-g1-02 FY2016 1.2"));
}

TEST_F(ImportActuals, ALostLeadingZeroOfACodeIsPutBackAndSaid) {
  const auto report =
      import("市区町村コード,指標ID,実績値\n1203,otaru-g1-02,1.2\n012033,otaru-g1-10,500\n01202,otaru-g1-11,10\n");
  EXPECT_EQ(report.matched.size(), 2u);
  ASSERT_EQ(report.warnings.size(), 1u);
  EXPECT_THAT(report.warnings[0].en, HasSubstr("2 rows had lost the leading zero"));
  ASSERT_EQ(report.refused.size(), 1u);
  EXPECT_THAT(report.refused[0].reason.en, HasSubstr("'01202' is not that of this plan"));
}

TEST_F(ImportActuals, AHeaderMergedOverTheYears) {
  const std::string table =
      "小樽市\n"
      "指標名,単位,実績値,,,備考\n"
      ",,平成27年度,平成28年度,平成29年度,\n"
      "合計特殊出生率,,1.1,1.2,1.3,注\n";
  const auto report = import(table);
  EXPECT_EQ(report.header_row, 2u);
  EXPECT_THAT(entered(), ElementsAre("otaru-g1-02 FY2016 1.2"));
  ASSERT_EQ(report.matched.size(), 1u);
  EXPECT_EQ(report.matched[0].column, "D 実績値 平成28年度");
  EXPECT_EQ(report.matched[0].row, 4u);
  // Without a year, all of them.
  EXPECT_EQ(import_actuals(store, data, project->file("t.csv"), "otaru", {}, {}).saved.saved(), 2u);
  EXPECT_EQ(entered().size(), 3u);
  EXPECT_THAT(error_of(table, "otaru", "FY2018").message().en,
              HasSubstr("no column for FY2018; it has FY2015, FY2016, FY2017"));
}

TEST_F(ImportActuals, NamesMergedOverTheirParts) {
  const auto report = import("指標名,部分,R2,目標R2\n平均自立期間,男,80.5歳,81\n,女,85.9,86\n", "komoro", "FY2020");
  EXPECT_EQ(report.matched.size(), 2u) << import_summary(report).en;
  EXPECT_THAT(entered(), ElementsAre("komoro-3-1-1 FY2020 女 85.9", "komoro-3-1-1 FY2020 男 80.5"));
}

TEST_F(ImportActuals, BothPartsInOneCell) {
  import("指標名,実績値\n平均自立期間,男性80.5歳 女性85.9歳\n", "komoro", "FY2020");
  EXPECT_THAT(entered(), ElementsAre("komoro-3-1-1 FY2020 女 85.9", "komoro-3-1-1 FY2020 男 80.5"));
  const auto half = import("指標名,実績値\n平均自立期間,80.5\n", "komoro", "FY2021");
  ASSERT_EQ(half.refused.size(), 1u);
  const auto other = import("指標名,部分,実績値\n平均自立期間,小,80.5\n", "komoro", "FY2021");
  ASSERT_EQ(other.refused.size(), 1u);
  EXPECT_THAT(other.refused[0].reason.en, HasSubstr("no part '小'"));
}

TEST_F(ImportActuals, UnitsAreHeldToTheIndicators) {
  const auto report = import(
      "指標ID,指標名,実績値,単位\n"
      "otaru-p3-13,観光物産プラザの来館者数,245.1,千人\n"
      "otaru-g1-10,交通事故件数,500,人\n"
      "otaru-g1-01,婚姻率,0.36,%\n"
      "otaru-g2-01,,2.1百万円,千円\n"
      "otaru-g1-06,,41ポイント,\n");
  EXPECT_THAT(entered(), ElementsAre("otaru-g2-01 FY2016 2,100,000", "otaru-p3-13 FY2016 245,100"));
  ASSERT_EQ(report.refused.size(), 3u) << import_summary(report).en;
  EXPECT_THAT(report.refused[0].reason.en, HasSubstr("its unit is '人' but the indicator is in '件'"));
  EXPECT_THAT(report.refused[1].reason.en, HasSubstr("1 % = 10 ‰"));
  EXPECT_EQ(report.refused[2].row, 6u);
}

TEST_F(ImportActuals, AUnitInTheHeaderOrTheNameCounts) {
  import("指標名,実績値（千人）\n観光物産プラザの来館者数,245.1\n");
  EXPECT_THAT(entered(), ElementsAre("otaru-p3-13 FY2016 245,100"));
  import("指標名,実績値\n観光物産プラザの来館者数（万人）,24.6\n");
  EXPECT_THAT(entered(), ElementsAre("otaru-p3-13 FY2016 246,000"));
}

TEST_F(ImportActuals, PercentAsAFraction) {
  const std::string table = "指標ID,実績値,単位\notaru-g1-03,0.76,%\notaru-g1-04,68%,%\n";
  const auto report = import(table);
  ASSERT_EQ(report.refused.size(), 1u);
  EXPECT_THAT(report.refused[0].reason.en, HasSubstr("76"));
  EXPECT_THAT(report.warnings.at(0).en, HasSubstr("fractions"));
  ImportOptions options;
  options.fractions_are_percent = true;
  import(table, "otaru", "FY2017", options);
  EXPECT_THAT(entered(), testing::IsSupersetOf({"otaru-g1-03 FY2017 76", "otaru-g1-04 FY2017 68", "otaru-g1-04 FY2016 68"}));
}

TEST_F(ImportActuals, DuplicatesAreAllRefused) {
  const auto report = import("指標ID,実績値\notaru-g1-02,1.2\notaru-g1-10,500\notaru-g1-02,1.2\n");
  ASSERT_EQ(report.refused.size(), 2u);
  EXPECT_EQ(report.refused[0].row, 2u);
  EXPECT_EQ(report.refused[1].row, 4u);
  EXPECT_THAT(report.refused[0].reason.en, HasSubstr("rows 2, 4"));
  EXPECT_THAT(entered(), ElementsAre("otaru-g1-10 FY2016 500", "otaru-p1-04 FY2016 500"));
}

TEST_F(ImportActuals, RepeatedRowsOfTheDocumentMaySayTheSameButNotOtherwise) {
  EXPECT_EQ(import("指標ID,実績値\notaru-g1-08,2\notaru-p1-01,2\n").saved.added, 2u);
  const auto report = import("指標ID,実績値\notaru-g1-08,2\notaru-p1-01,3\n", "otaru", "FY2017");
  EXPECT_EQ(report.refused.size(), 2u);
  EXPECT_EQ(entered().size(), 2u);
}

TEST_F(ImportActuals, RowsThatShiftedAreNotTaken) {
  const auto report = import("指標ID,指標名,実績値\notaru-g1-02,交通事故件数,500\n");
  ASSERT_EQ(report.refused.size(), 1u);
  EXPECT_THAT(report.refused[0].candidates, ElementsAre("otaru-g1-02", "otaru-g1-10"));
  EXPECT_TRUE(entered().empty());
}

TEST_F(ImportActuals, WhatIsNoFigureIsRefusedWithTheCell) {
  const auto report =
      import("指標ID,実績値\notaru-g1-02,#DIV/0!\notaru-g1-10,調査中\notaru-g1-11,3〜5\notaru-g1-06,-\notaru-g1-99,1\n");
  EXPECT_EQ(report.refused.size(), 2u) << import_summary(report).en;
  EXPECT_EQ(report.empty, 2u) << "a dash and 調査中 are no values";
  EXPECT_EQ(report.refused[0].column, "B 実績値");
  EXPECT_EQ(report.refused[0].typed, "#DIV/0!");
  EXPECT_EQ(report.unmatched.size(), 1u);
  EXPECT_EQ(report.saved.saved(), 0u);
  const auto words = import_summary(report);
  EXPECT_THAT(words.ja, HasSubstr("取込不可：2行目"));
  EXPECT_THAT(words.en, HasSubstr("unmatched: row 6"));
}

TEST_F(ImportActuals, MilestonesAreWords) {
  const auto report = import("指標ID,実績値\nsapporo-1-1-4,設置\nsapporo-1-1-5,3\n", "sapporo", "FY2023");
  EXPECT_THAT(entered(), ElementsAre("sapporo-1-1-4 FY2023 設置"));
  EXPECT_EQ(report.refused.size(), 1u);
}

TEST_F(ImportActuals, WhatTheDocumentPrintsIsNotChanged) {
  const auto report = import("指標ID,実績値\ntomakomai-evaluation-1110111-1,7\ntomakomai-evaluation-1110121-1,8\n",
                             "tomakomai-evaluation", "FY2019");
  EXPECT_EQ(report.matched.size(), 2u);
  EXPECT_THAT(report.matched[0].reason.en, HasSubstr("As printed"));
  EXPECT_THAT(report.matched[1].reason.en, HasSubstr("The plan prints 9"));
  EXPECT_THAT(entered(), ElementsAre("tomakomai-evaluation-1110121-1 FY2019 8"));
}

TEST_F(ImportActuals, TablesThatCannotBeReadSaySo) {
  EXPECT_THAT(error_of("氏名,住所\n甲,乙\n").message().en, HasSubstr("no header was recognised"));
  EXPECT_THAT(error_of("指標ID,目標値\notaru-g1-02,1\n").message().en, HasSubstr("no header was recognised"))
      << "a target is no actual";
  EXPECT_THAT(error_of("指標ID,値\na,1\n", "nowhere").message().en, HasSubstr("there are: otaru"));
  write_whole(project->file("t.csv"), "指標ID,実績値\notaru-g1-02,1\n");
  try {
    import_actuals(store, data, project->file("t.csv"), "otaru", {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.message().en, HasSubstr("--year"));
  }
}

TEST_F(ImportActuals, ASheetOfAWorkbookIsFoundOrNamed) {
  store::Table table;
  table.sheet = "KPI";
  table.rows = {{{"指標ID", false}, {"令和元年度", false}}, {{"otaru-g1-02", false}, {"1.25", true}}};
  store::write_xlsx(table, project->file("t.xlsx"));
  const auto report = import_actuals(store, data, project->file("t.xlsx"), "otaru", model::parse_period("FY2019"));
  EXPECT_EQ(report.sheet, "KPI");
  EXPECT_THAT(entered(), ElementsAre("otaru-g1-02 FY2019 1.25"));
  ImportOptions options;
  options.sheet = "実績";
  EXPECT_THROW(import_actuals(store, data, project->file("t.xlsx"), "otaru", model::parse_period("FY2019"), options), Error);
}

TEST(PeriodInHeader, IsReadHoweverItIsWritten) {
  const auto read = [](const char* header) {
    const auto period = period_in_header(header);
    return period ? model::to_string(*period) : std::string("none");
  };
  EXPECT_EQ(read("令和2年度"), "FY2020");
  EXPECT_EQ(read("実績値（令和２年度）"), "FY2020");
  EXPECT_EQ(read("R2 実績"), "FY2020");
  EXPECT_EQ(read("2020"), "FY2020");
  EXPECT_EQ(read("実績値 令和2年 (CY2020)"), "CY2020");
  EXPECT_EQ(read("Actual 2020 (FY2020)"), "FY2020");
  EXPECT_EQ(read("備考 令和2年度 (FY2020)"), "FY2020");
  EXPECT_EQ(read("実績値"), "none");
  EXPECT_EQ(read("実績値（人）"), "none");
}

}  // namespace
}  // namespace kuiki::intake
