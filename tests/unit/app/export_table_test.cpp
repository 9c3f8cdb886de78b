#include "app/export_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "app/project_database.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "intake/entry_rules.h"
#include "intake/import_actuals.h"
#include "model/plan_tree.h"

namespace kuiki::app {
namespace {

using testing::HasSubstr;

struct ExportTable : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static inline std::unique_ptr<test::ProjectDatabase> project;
  const model::Dataset& data = *project->data;

  static std::size_t column(const store::Table& table, const std::string& header) {
    for (std::size_t c = 0; c < table.columns(); ++c)
      if (table.text(0, c) == header) return c;
    ADD_FAILURE() << "no column " << header;
    return 0;
  }
  static std::size_t row(const store::Table& table, const std::string& id, const std::string& part = "") {
    for (std::size_t r = 1; r < table.rows.size(); ++r)
      if (table.text(r, 0) == id && table.text(r, 3) == part) return r;
    ADD_FAILURE() << "no row " << id;
    return 0;
  }
  /// What is entered, by indicator, period, part.
  static std::map<std::string, std::string> entered(const store::Store& store) {
    std::map<std::string, std::string> all;
    for (const auto& record : store.entered()) {
      const auto& v = record.value;
      if (record.replaced_at.empty())
        all[v.indicator + " " + v.period + " " + v.part] = (std::isnan(v.value) ? v.printed : std::to_string(v.value)) +
                                                           " " + std::string(model::to_string(v.qualifier)) + " " + v.note;
    }
    return all;
  }
};

TEST_F(ExportTable, HasARowForEachIndicatorAndPart) {
  EXPECT_EQ(plan_table(data, "otaru").rows.size(), 1u + 108);
  EXPECT_EQ(plan_table(data, "komoro").rows.size(), 1u + 54 + 4);
  EXPECT_THROW(plan_table(data, "nowhere"), Error);
}

TEST_F(ExportTable, PrintsAndNormalises) {
  const auto table = plan_table(data, "tomakomai");
  const auto r = row(table, "tomakomai-g1-01");
  EXPECT_EQ(table.text(r, column(table, "目標値（計画書の記載） 令和2〜6年度 (FY2020/FY2024)")), "累計 230 人");
  EXPECT_EQ(table.text(r, column(table, "目標値 令和2〜6年度 (FY2020/FY2024)")), "230");
  EXPECT_EQ(table.text(r, column(table, "基準値 平成30年度 (FY2018)")), "46");
  EXPECT_EQ(table.text(r, column(table, "実績値 令和3年度 (FY2021)")), "");
  EXPECT_EQ(table.text(r, column(table, "単位")), "人");
  EXPECT_THAT(table.text(r, 1), HasSubstr("地元企業と学生"));
  // The port counts by calendar years: its rows say so, and no row has columns that it does not need.
  for (std::size_t c = 0; c < table.columns(); ++c)
    EXPECT_THAT(table.text(0, c), testing::Not(testing::AllOf(HasSubstr("実績値"), HasSubstr("CY"))));
  EXPECT_EQ(table.text(row(table, "tomakomai-s16-06"), column(table, "値の種類")), "1年間の値（暦年）");
  EXPECT_EQ(table.text(row(table, "tomakomai-s16-06"), column(table, "単位")), "千t");

  ExportTableOptions options;
  options.printed = false;
  options.years = model::YearStyle::western;
  options.lang = Lang::en;
  const auto english = plan_table(data, "komoro", options);
  EXPECT_EQ(english.text(row(english, "komoro-1-1-3", "小"), column(english, "Baseline FY2019 (FY2019)")), "88.2");
  for (std::size_t c = 0; c < english.columns(); ++c) EXPECT_THAT(english.text(0, c), testing::Not(HasSubstr("printed")));
}

TEST_F(ExportTable, TellsALostTargetFromZero) {
  const auto table = plan_table(data, "otaru");
  EXPECT_EQ(table.text(row(table, "otaru-g1-01"), column(table, "目標値 令和元年度 (FY2019)")), "");
  EXPECT_EQ(table.text(row(table, "otaru-p3-14"), column(table, "基準値 平成26年度 (FY2014)")), "0");
  EXPECT_EQ(table.text(row(table, "otaru-g1-05"), column(table, "目標値（計画書の記載） 令和元年度 (FY2019)")),
            "98.1% （下限値 96.2%）");
}

TEST_F(ExportTable, SaysWhoAnswersAndWhatIsPrintedAgain) {
  const auto table = plan_table(data, "tomakomai-evaluation");
  const auto own = row(table, "tomakomai-evaluation-1110421-1");
  EXPECT_EQ(table.text(own, column(table, "担当課")),
            model::node_value(model::PlanTree(data, "tomakomai-evaluation"), data,
                              data.indicators[*data.find_indicator("tomakomai-evaluation-1110421-1")],
                              &model::PlanNode::departments)
                .at(0));
  const auto otaru = plan_table(data, "otaru");
  EXPECT_EQ(otaru.text(row(otaru, "otaru-p1-04"), column(otaru, "再掲")), "再掲（otaru-g1-10）");
  EXPECT_EQ(otaru.text(row(otaru, "otaru-g1-10"), column(otaru, "再掲")), "");
}

TEST_F(ExportTable, ByDepartmentEachGetsItsRowsAndNoneIsLost) {
  const auto tables = plan_tables_by_department(data, "tomakomai-evaluation");
  const auto whole = plan_table(data, "tomakomai-evaluation");
  const auto owners = column(whole, "担当課");
  std::set<std::string> rows, again;
  for (std::size_t r = 1; r < whole.rows.size(); ++r) rows.insert(whole.text(r, 0));
  ASSERT_GE(tables.size(), 5u);
  for (const auto& [department, table] : tables) {
    EXPECT_FALSE(department.empty());
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
      EXPECT_THAT(table.text(r, column(table, "担当課")), HasSubstr(department));
      EXPECT_TRUE(again.insert(department + table.text(r, 0)).second) << "twice in one file: " << table.text(r, 0);
      rows.erase(table.text(r, 0));
    }
  }
  EXPECT_TRUE(rows.empty()) << *rows.begin();
  for (std::size_t r = 1; r < whole.rows.size(); ++r) {
    const auto& department = whole.text(r, owners);
    if (department.find("、") == std::string::npos) {
      EXPECT_TRUE(again.contains(department + whole.text(r, 0))) << whole.text(r, 0);
    }
  }
}

TEST_F(ExportTable, ByDepartmentWritesImportableWorkbooks) {
  const auto folder = project->file("sections");
  export_tables_by_department(data, "tomakomai-evaluation", folder);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto report = intake::import_actuals(project->fresh_store(), data, entry.path(), "tomakomai-evaluation", {});
    EXPECT_TRUE(report.refused.empty() && report.unmatched.empty()) << entry.path() << intake::import_summary(report).en;
    ++files;
  }
  EXPECT_EQ(files, plan_tables_by_department(data, "tomakomai-evaluation").size());
  EXPECT_THROW(export_tables_by_department(data, "otaru", project->file("one.xlsx")), Error);
}

TEST_F(ExportTable, WritesByTheEnding) {
  export_table(data, "otaru", project->file("t.csv"));
  EXPECT_TRUE(read_whole(project->file("t.csv")).starts_with("\xef\xbb\xbf指標ID,"));
  ExportTableOptions options;
  options.byte_order_mark = false;
  export_table(data, "otaru", project->file("t.CSV"), options);
  EXPECT_TRUE(read_whole(project->file("t.CSV")).starts_with("指標ID,"));
  try {
    export_table(data, "otaru", project->file("t.txt"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::usage);
  }
}

/// Filled in, imported, exported again and imported into a fresh database: what is entered is the same.
struct RoundTrip : ExportTable, testing::WithParamInterface<const char*> {};

TEST_P(RoundTrip, LosesNothing) {
  for (const std::string plan : {"otaru", "tomakomai", "komoro", "sapporo", "tomakomai-evaluation"}) {
    // Every indicator gets an actual of the kind it has, with odd digits, in the first year of the plan.
    const auto found = std::ranges::find(data.plans, plan, &model::Plan::id);
    const auto year = *model::parse_period(found->period_from);
    std::vector<store::EnteredValue> values;
    for (std::size_t i = 0; i < data.indicators.size(); ++i) {
      const auto& indicator = data.indicators[i];
      if (indicator.plan != plan) continue;
      for (const auto& part : intake::parts_to_enter(data, model::IndicatorRow(i))) {
        const auto expected = intake::expected_of(data, model::IndicatorRow(i), part);
        const double size = std::isnan(expected.typical) || expected.typical == 0 ? 5 : expected.typical;
        const auto words = expected.milestone ? "一部実施" : std::to_string(std::round(size * 1031) / 1000);
        auto checked = intake::check_cell(
            data, model::IndicatorRow(i),
            {.part = part, .year = year, .words = words, .note = i % 3 == 0 ? "速報、\"注\"\n二行目" : ""});
        ASSERT_FALSE(checked.entry.refused) << indicator.id << checked.entry.refused->en;
        // As the window and the import save it: for the rows that print the indicator again, too.
        if (indicator.same_as.empty()) values.insert(values.end(), checked.values.begin(), checked.values.end());
      }
    }
    if (plan == "sapporo")
      for (auto& value : values)
        if (value.indicator == "sapporo-1-2-3-2" ||
            data.indicators[*data.find_indicator(value.indicator)].same_as == "sapporo-1-2-3-2") {
          value.value = 15;
          value.qualifier = model::Qualifier::change;
          value.printed = "15分短縮";
        }
    const auto store = project->fresh_store();
    static_cast<void>(store.save(values, "2021-05-01", {.who = "田中", .what = "enter"}));
    const auto before = entered(store);
    ASSERT_GE(before.size(), 25u);

    const auto file = project->file(plan + GetParam());
    export_table(*store.load().data, plan, file);
    const auto fresh = project->fresh_store();
    const auto report = intake::import_actuals(fresh, data, file, plan, {});
    EXPECT_TRUE(report.refused.empty() && report.unmatched.empty()) << intake::import_summary(report).en;
    EXPECT_EQ(entered(fresh), before) << plan;

    // Once more into the same: nothing changes.
    EXPECT_EQ(intake::import_actuals(fresh, *fresh.load().data, file, plan, {}).saved.saved(), 0u);
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip, testing::Values(".csv", ".xlsx"));

}  // namespace
}  // namespace kuiki::app
