#include "app/area_facts.h"

#include <gtest/gtest.h>

#include <memory>

#include "app/project_database.h"

namespace kuiki::app {
namespace {

struct AreaFactsOf : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  [[nodiscard]] AreaFacts of(const std::string& code) const { return area_facts(data, *data.find_area(code)); }
  static inline std::unique_ptr<test::ProjectDatabase> project;
  const model::Dataset& data = *project->data;
};

TEST_F(AreaFactsOf, AWardHasItsProjectsInTheOrderOfTheDocument) {
  const auto facts = of("01105");  // 豊平区
  ASSERT_EQ(facts.ward_projects.size(), 10u);
  const auto& first = data.plan_nodes[facts.ward_projects.front()];
  EXPECT_EQ(first.title, "とよひらスポーツ健康ウォーキング事業");
  EXPECT_EQ(first.kind, "事業");
  EXPECT_EQ(first.theme, "健康・スポーツ");
  int last = 0;
  for (const auto row : facts.ward_projects) {
    const auto& project_row = data.plan_nodes[row];
    EXPECT_GT(project_row.line, last);
    last = project_row.line;
  }
}

TEST_F(AreaFactsOf, TheListAndTheCountAgree) {
  for (const auto* code : {"01105", "01106", "01107", "01109", "01110"}) {
    const auto facts = of(code);
    const auto count = data.value(*data.find_indicator("ward-projects"), *model::parse_period("FY2023/FY2027"), facts.row);
    EXPECT_EQ(static_cast<double>(facts.ward_projects.size()), count) << code;
  }
}

TEST_F(AreaFactsOf, AreasWithoutProjectsHaveNone) {
  EXPECT_TRUE(of("01101").ward_projects.empty()) << "中央区 is not in the excerpt";
  EXPECT_TRUE(of("01100").ward_projects.empty()) << "the city has projects of its wards, none of its own";
  EXPECT_TRUE(of("01203").ward_projects.empty());
}

}  // namespace
}  // namespace kuiki::app
