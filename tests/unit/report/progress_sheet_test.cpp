#include <gmock/gmock.h>

#include <set>

#include "app/project_database.h"
#include "report/page.h"
#include "report/progress_lines.h"
#include "report/scene_words.h"
#include "report/whole_plans.h"

namespace kuiki::report {
namespace {

using test::joined_words;
using test::plans_with_actuals;

TEST(ProgressLines, HaveEveryPrintedRowOnceAndItsParts) {
  const auto& data = plans_with_actuals();
  const Request request{data, Lang::ja, {}, nullptr};
  std::size_t rows = 0;
  for (const auto& plan : data.plans) {
    std::set<model::IndicatorRow> seen;
    for (const auto& line : progress_lines(request, plan.id)) seen.insert(line.indicator);
    rows += seen.size();
  }
  EXPECT_EQ(rows, 335u);
}

TEST(ProgressLines, SayTheLatestFigureWithItsYear) {
  const auto& data = plans_with_actuals();
  const Request request{data, Lang::ja, {.as_of = 2016}, nullptr};
  for (const auto& line : progress_lines(request, "otaru"))
    if (line.progress.actual) {
      EXPECT_LE(line.progress.actual->period.year, 2016);
      EXPECT_FALSE(line.figures.actual.when.ja.empty());
    }
}

TEST(ProgressLines, TellNamesApartThatStandForSeveralThings) {
  const auto& data = plans_with_actuals();
  for (const auto& plan : data.plans) {
    std::map<std::string, std::set<std::string>> things;  // name as shown, indicators (a repeated row is no other)
    for (const auto& line : progress_lines({data, Lang::ja, {}, nullptr}, plan.id)) {
      const auto& i = data.indicators[line.indicator];
      if (i.same_as.empty()) things[line.name].insert(i.id);
    }
    for (const auto& [name, ids] : things) EXPECT_EQ(ids.size(), 1u) << plan.id << ": " << name;
  }
}

TEST(ProgressLines, StandUnderEachOfTheirDepartmentsOnce) {
  const auto& data = plans_with_actuals();
  const Request request{data, Lang::ja, {}, nullptr};
  const auto lines = progress_lines(request, "tomakomai-evaluation");
  std::size_t named = 0, found = 0;
  for (const auto& line : lines) named += std::max<std::size_t>(line.departments.size(), 1);
  for (const auto& [department, own] : by_department(request, lines)) {
    found += own.size();
    for (const auto* line : own) {
      const auto& departments = line->departments;
      EXPECT_TRUE(department.empty() ? departments.empty()
                                     : std::ranges::find(departments, department) != departments.end());
    }
  }
  EXPECT_EQ(found, named);
}

TEST(ProgressSheet, IsTidyWithPageNumbersAndItsHeadOnEveryPage) {
  const auto& data = plans_with_actuals();
  for (const auto& plan : data.plans)
    for (const bool by : {false, true})
      for (const auto lang : {Lang::ja, Lang::en}) {
        const auto pages =
            progress_sheet({data, {lang, model::YearStyle::japanese}, {}, nullptr}, plan.id, by, Paper::a4_landscape());
        test::expect_tidy(pages, plan.id);
        for (std::size_t p = 0; p < pages.size(); ++p) {
          const auto words = joined_words({pages[p]});
          EXPECT_NE(words.find(lang == Lang::ja ? "最新の実績値" : "Latestactual"), std::string::npos) << plan.id << p;
          if (pages.size() > 1) {
            const auto number = std::to_string(p + 1) + "/" + std::to_string(pages.size());
            EXPECT_NE(words.find(number), std::string::npos) << plan.id << p;
          }
        }
      }
}

}  // namespace
}  // namespace kuiki::report
