#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>

#include "app/project_database.h"
#include "intake/import_actuals.h"

namespace kuiki::intake {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

/// The table of tests/data, as LibreOffice saved it in each format.
struct ImportOffice : testing::TestWithParam<const char*> {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static inline std::unique_ptr<test::ProjectDatabase> project;

  static ImportReport import(bool dry_run = false) {
    ImportOptions options;
    options.date = "2020-09-01";
    options.dry_run = dry_run;
    return import_actuals(project->fresh_store(), *project->data,
                          std::filesystem::path(KUIKI_SOURCE_DIR) / "tests/data" / GetParam(), "otaru",
                          model::parse_period("FY2019"), options);
  }
};

INSTANTIATE_TEST_SUITE_P(Formats, ImportOffice,
                         testing::Values("otaru-actuals.xlsx", "otaru-actuals.ods", "otaru-actuals.csv"),
                         [](const auto& each) {
                           return std::string(each.param).substr(std::string(each.param).find('.') + 1);
                         });

TEST_P(ImportOffice, TakesWhatIsAFigure) {
  const auto report = import();
  EXPECT_EQ(report.header_row, 3u);
  std::map<std::string, double> taken;
  for (const auto& row : report.matched)
    if (!row.values.empty()) taken[row.indicator] = row.values.front().value;
  EXPECT_EQ(taken, (std::map<std::string, double>{{"otaru-g1-01", 3.7},
                                                  {"otaru-g1-02", 1.15},
                                                  {"otaru-g1-03", 80.1},  // a percent cell
                                                  {"otaru-g1-11", 17.2},  // 17.2％ typed
                                                  {"otaru-g1-12", 1023},  // １，０２３件
                                                  {"otaru-g1-16", 21},    // 21.0％（速報値）
                                                  {"otaru-g1-17", 115.3},
                                                  {"otaru-g1-21", 72.5},       // a number kept as text
                                                  {"otaru-g1-22", 74.2},       // a percent cell with a comment
                                                  {"otaru-g1-23", 41.5},       // a wrapped name
                                                  {"otaru-g2-01", 2'050'000},  // 千円
                                                  {"otaru-g2-06", 7'992'000},  // 万人
                                                  {"otaru-p1-07", 10'012},     // ＬＥＤ for LED
                                                  {"otaru-p2-09", 9012},       // wrapped, with 速報
                                                  {"otaru-p2-15", 0},          // a true 0
                                                  {"otaru-p2-t3", 151},        // half-width name, 人 by the format
                                                  {"otaru-p3-03", 120},
                                                  {"otaru-p3-04", 9'800'000},        // 千t, 9,800 as text
                                                  {"otaru-p3-08", 80'000},           // 約
                                                  {"otaru-p3-t1", 172'450'000'000},  // a formula, 億円
                                                  {"otaru-p4-07", 460},              // 四百六十人
                                                  {"otaru-p4-12", 151},
                                                  {"otaru-p4-t2", 231}}));  // 231※2
  EXPECT_EQ(report.empty, 2u) << "－ and 調査中";
}

TEST_P(ImportOffice, RefusesTheRestWithTheRowAndTheReason) {
  const auto report = import();
  std::map<std::size_t, std::string> refused;
  for (const auto& row : report.refused) refused[row.row] = row.reason.en;
  EXPECT_EQ(refused.size(), 8u);
  EXPECT_THAT(refused[9], HasSubstr("97.2% written as a fraction"));
  EXPECT_THAT(refused[14], HasSubstr("#DIV/0!"));
  EXPECT_THAT(refused[16], HasSubstr("is a day; if a spreadsheet made it of a number"));
  EXPECT_THAT(refused[24], HasSubstr("its unit is '人' but the indicator is in '件'"));
  EXPECT_THAT(refused[25], HasSubstr("rows 25, 26 give the same figure"));
  EXPECT_THAT(refused[39], HasSubstr("96,2"));
  EXPECT_THAT(refused[42], HasSubstr("'1202' is not that of this plan"));
  ASSERT_EQ(report.unmatched.size(), 2u);
  EXPECT_THAT(report.unmatched[0].candidates, ElementsAre("otaru-p4-14", "otaru-p4-15"));
  EXPECT_EQ(report.unmatched[1].name, "参加企業者数");
}

TEST_P(ImportOffice, SaysWhatItDidByItself) {
  const auto report = import(true);
  std::string warnings;
  for (const auto& warning : report.warnings) warnings += warning.en + "\n";
  EXPECT_THAT(warnings, AllOf(HasSubstr("32 rows had lost the leading zero"),
                              HasSubstr("rows of totals or means that were passed over, for they are no indicators: 1")));
  const auto about = std::ranges::find(report.matched, "otaru-p3-08", &ImportRow::indicator);
  ASSERT_NE(about, report.matched.end());
  EXPECT_THAT(about->reason.ja, HasSubstr("「約80,000人」は概数です"));
  const auto wrapped = std::ranges::find(report.matched, "otaru-g1-23", &ImportRow::indicator);
  ASSERT_NE(wrapped, report.matched.end());
  EXPECT_EQ(wrapped->name, "市政に対する市民要望などがあまり反映されていないと感じる市民の割合");
}

TEST_P(ImportOffice, ReadsTheSheetThatIsATableAndNamesTheOthers) {
  const auto report = import(true);
  if (report.encoding == "CP932") return;  // CSV has no sheets
  EXPECT_EQ(report.sheet, "実績（R1）") << "the first sheet is words only";
  const auto others = std::ranges::find_if(report.warnings, [](const Text& warning) {
    return warning.en.find("others could be: 実績（H30）") != std::string::npos;
  });
  EXPECT_NE(others, report.warnings.end());
}

}  // namespace
}  // namespace kuiki::intake
