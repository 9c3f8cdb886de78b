#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "app/project_database.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "intake/import_actuals.h"

namespace kuiki::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Whole tables: what is taken of them for a year, as "indicator period value".
struct Table {
  const char* what;
  const char* text;
  const char* year;                ///< empty: none is asked for
  std::vector<std::string> taken;  ///< {"error"}: the table is refused
  std::string told;                ///< in the Japanese summary or error
};
const Table tables[] = {
    {"another year only", "指標ID,H29\notaru-g1-10,5\n", "FY2018", {"error"}, "FY2018 の列はありません"},
    {"an undated column beside dated ones", "指標ID,H29,実績値\notaru-g1-10,5,6\n", "FY2018", {"error"}, "FY2017"},
    {"an undated column alone", "指標ID,実績値\notaru-g1-10,6\n", "FY2018", {"otaru-g1-10 FY2018 6"}, ""},
    {"a header whose time is not understood", "指標ID,実績値（第2四半期）\notaru-g1-10,6\n", "FY2018", {"error"}, ""},
    {"targets above the years",
     "指標ID,目標値,,実績値,\n,H29,H30,H29,H30\notaru-g1-10,1,2,3,4\n",
     "FY2018",
     {"otaru-g1-10 FY2018 4"},
     "B「目標値 H29」"},
    {"names in the lower line",
     ",目標値,,実績値,\n指標ID,H29,H30,H29,H30\notaru-g1-10,1,2,3,4\n",
     "FY2018",
     {"otaru-g1-10 FY2018 4"},
     ""},
    {"three lines",
     "指標ID,実績値,,\n,平成,,令和\n,29年度,30年度,元年度\notaru-g1-10,1,2,3\n",
     "FY2018",
     {"otaru-g1-10 FY2018 2"},
     "令和 元年度"},
    {"a unit below the header", "指標ID,H29,H30\n,（件）,（件）\notaru-g1-10,1,2\n", "FY2018", {"otaru-g1-10 FY2018 2"}, ""},
    {"bare numbers below an era",
     "指標ID,平成,,令和\n,29,30,元\notaru-g1-10,1,2,3\n",
     "FY2018",
     {"otaru-g1-10 FY2018 2"},
     ""},
    {"targets and actuals below each other",
     "指標ID,区分,H30\notaru-g1-10,目標,1\n,実績,2\n",
     "FY2018",
     {"otaru-g1-10 FY2018 2"},
     "目標・基準などの行が1行"},
    {"the same without a header", "指標ID,,H30\notaru-g1-10,目標,1\n,実績,2\n", "FY2018", {"otaru-g1-10 FY2018 2"}, ""},
    {"only a target", "指標ID,,H30\notaru-g1-10,目標,1\notaru-g1-10,実績,\n", "FY2018", {}, ""},
    {"a long table with roles",
     "指標ID,年度,区分,値\notaru-g1-10,H30,目標,1\notaru-g1-10,H30,実績,2\n",
     "FY2018",
     {"otaru-g1-10 FY2018 2"},
     ""},
    {"a long table with merged names",
     "指標ID,年度,値\notaru-g1-10,H29,1\n,H30,2\n",
     "FY2018",
     {"otaru-g1-10 FY2018 2"},
     "「H29」1行"},
    {"a long table with a year that cannot be read",
     "指標ID,年度,値\notaru-g1-10,いつか,1\n",
     "FY2018",
     {"error"},
     "あるのは いつか です"},
    {"one year twice, alike", "指標ID,H31,R1\notaru-g1-10,5,5\n", "FY2019", {"otaru-g1-10 FY2019 5"}, ""},
    {"one year twice, one empty", "指標ID,H31,R1\notaru-g1-10,,5\n", "FY2019", {"otaru-g1-10 FY2019 5"}, ""},
    {"one year twice, different", "指標ID,H31,R1\notaru-g1-10,4,5\n", "FY2019", {}, "B「H31」・C「R1」"},
    {"a calendar year for a fiscal one", "指標ID,2018年\notaru-g1-10,5\n", "FY2018", {}, "年度で数えます"},
    {"a title of another year", "平成29年度実績\n\n指標ID,実績値\notaru-g1-10,5\n", "FY2018", {"error"}, "FY2017"},
    {"a title of the year", "平成30年度実績\n\n指標ID,実績値\notaru-g1-10,5\n", "", {"otaru-g1-10 FY2018 5"}, ""},
    {"a rank of the year", "指標ID,H30 順位,H30\notaru-g1-10,3,5\n", "FY2018", {"otaru-g1-10 FY2018 5"}, "H30 順位"},
    {"sep= and a formula's apostrophe", "sep=;\n指標ID;H30\notaru-g1-10;'-5\n", "FY2018", {"otaru-g1-10 FY2018 -5"}, ""},
    {"a quotation mark left open",
     "指標ID,H30,備考\notaru-g1-10,5,\"x\notaru-g1-11,6,\n",
     "FY2018",
     {"otaru-g1-10 FY2018 5"},
     "閉じていない"},
    {"one figure in very many rows",
     "指標ID,H30\n"
     "otaru-g1-10,1\notaru-g1-10,2\notaru-g1-10,3\notaru-g1-10,4\notaru-g1-10,5\notaru-g1-10,6\n"
     "otaru-g1-10,7\notaru-g1-10,8\notaru-g1-10,9\notaru-g1-10,10\notaru-g1-10,11\notaru-g1-10,12\n",
     "FY2018",
     {},
     "値が2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …行目にあります"},
};

struct ImportTables : testing::TestWithParam<Table> {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static inline std::unique_ptr<test::ProjectDatabase> project;
};

TEST_P(ImportTables, TakeTheRightColumnOrNone) {
  const auto& table = GetParam();
  const auto file = project->file("t.csv");
  write_whole(file, table.text);
  ImportOptions options;
  options.dry_run = true;
  std::vector<std::string> taken;
  std::string told;
  try {
    const auto report =
        import_actuals(project->fresh_store(), *project->data, file, "otaru", model::parse_period(table.year), options);
    for (const auto& row : report.matched)
      if (!row.values.empty())
        taken.push_back(row.indicator + " " + row.period + " " + fmt::format("{}", row.values.front().value));
    told = import_summary(report).ja;
  } catch (const Error& error) {
    taken = {"error"};
    told = error.message().ja;
  }
  EXPECT_EQ(taken, table.taken) << table.what << "\n" << told;
  EXPECT_THAT(told, HasSubstr(table.told)) << table.what;
}
INSTANTIATE_TEST_SUITE_P(All, ImportTables, testing::ValuesIn(tables),
                         [](const auto& each) { return std::to_string(each.index); });

}  // namespace
}  // namespace kuiki::intake
