#include "app/check_plans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/project_database.h"

namespace kuiki::app {
namespace {

using testing::HasSubstr;
using Verdict = Finding::Verdict;

struct CheckPlans : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static std::size_t fails(const Findings& findings) {
    return static_cast<std::size_t>(std::ranges::count(findings, Verdict::fail, &Finding::verdict));
  }
  static inline std::unique_ptr<test::ProjectDatabase> project;
  const model::Dataset& data = *project->data;
  model::Dataset changed = *project->data;
  Findings findings;
};

TEST_F(CheckPlans, CountsAreThoseOfTheDocuments) {
  check_plan_counts(data, findings);
  ASSERT_EQ(findings.size(), 5u);
  EXPECT_EQ(fails(findings), 0u);
  const auto count = [&](const std::string& plan) {
    return std::ranges::count(data.indicators, plan, &model::Indicator::plan);
  };
  EXPECT_EQ(count("otaru"), 108);
  EXPECT_EQ(count("tomakomai"), 88);
  EXPECT_EQ(count("komoro"), 54);
  EXPECT_EQ(count("sapporo"), 60);
  EXPECT_EQ(count("tomakomai-evaluation"), 25);
}

TEST_F(CheckPlans, ACountThatIsOffFails) {
  changed.plans[0].expected_indicators = 107;
  check_plan_counts(changed, findings);
  EXPECT_EQ(fails(findings), 1u);
}

TEST_F(CheckPlans, AnIndicatorUnderNoNodeFails) {
  changed.indicators[*data.find_indicator("otaru-g1-01")].node = "otaru-nowhere";
  check_plan_counts(changed, findings);
  EXPECT_EQ(fails(findings), 1u);
}

TEST_F(CheckPlans, CrossSumsHoldAndSayWhatIsInferred) {
  check_cross_sums(data, store::load_cross_sums(project->file()), findings);
  ASSERT_EQ(findings.size(), 4u);
  EXPECT_EQ(fails(findings), 0u);
  EXPECT_THAT(findings[0].words.en, HasSubstr("14 = 13 + 1"));
  EXPECT_THAT(findings[1].words.en, HasSubstr("21 = 16 + 5 (an inferred figure"));
  EXPECT_THAT(findings[2].words.en, HasSubstr("40 = 0 + 12 + 11 + 17"));
  EXPECT_THAT(findings[3].words.en, HasSubstr("64 = 4 + 15 + 20 + 25"));
}

TEST_F(CheckPlans, ASumThatDoesNotHoldFailsUnlessOnRecord) {
  check_cross_sums(data,
                   {{"a", "x", {"otaru-p4-14:baseline", "2"}, "otaru-g3-01:baseline", true, ""},
                    {"b", "x", {"1"}, "2", false, ""},
                    {"c", "x", {"nowhere:target"}, "1", true, ""}},
                   findings);
  EXPECT_EQ(findings[0].verdict, Verdict::fail);
  EXPECT_EQ(findings[1].verdict, Verdict::known);
  EXPECT_EQ(findings[2].verdict, Verdict::fail);
}

TEST_F(CheckPlans, RepeatedRowsAgree) {
  check_repeated_rows(data, findings);
  EXPECT_EQ(fails(findings), 0u);
  EXPECT_EQ(std::ranges::count_if(data.indicators, [](const auto& i) { return !i.same_as.empty(); }), 27 + 3);
}

TEST_F(CheckPlans, ARepeatedRowWithAnotherFigureFails) {
  const auto row = data.find_indicator("otaru-p1-01")->index();
  changed.observations.value[changed.indicator_begin[row]] += 1;
  changed.indicators[*data.find_indicator("otaru-p1-09")].unit = "回";
  check_repeated_rows(changed, findings);
  EXPECT_EQ(fails(findings), 2u);
}

TEST_F(CheckPlans, PlacesAreKnownAndNear) {
  check_plan_places(data, findings);
  EXPECT_EQ(fails(findings), 0u);
  EXPECT_EQ(data.plan_places.size(), 18u);
  changed.plan_places[0].place = {139.7, 35.7};
  changed.plan_places.pop_back();
  findings.clear();
  check_plan_places(changed, findings);
  EXPECT_EQ(fails(findings), 2u);
}

TEST_F(CheckPlans, ComparisonsNameIndicatorsOfDifferentPlans) {
  check_comparisons(data, findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].verdict, Verdict::pass);
  EXPECT_THAT(findings[0].words.en, HasSubstr(std::to_string(data.comparisons.size()) + " comparisons"));
  for (const auto& comparison : data.comparisons) {
    EXPECT_FALSE(comparison.note.empty() || comparison.note_en.empty()) << comparison.id;
    for (const auto& member : comparison.members) EXPECT_FALSE(member.note.empty()) << comparison.id;
  }
}

TEST_F(CheckPlans, AComparisonThatIsNoneFails) {
  changed.comparisons = {{"gone", "", "", "", "", {{"otaru-g1-02", ""}, {"nowhere", ""}}},
                         {"alone", "", "", "", "", {{"otaru-g1-02", ""}}},
                         {"one-plan", "", "", "", "", {{"otaru-g1-02", ""}, {"otaru-g1-01", ""}}},
                         {"again", "", "", "", "", {{"otaru-p1-03", ""}, {"tomakomai-g2-01", ""}}}};
  check_comparisons(changed, findings);
  EXPECT_EQ(fails(findings), 4u);
}

}  // namespace
}  // namespace kuiki::app
