#include "app/area_profile.h"

#include <gmock/gmock.h>

#include <memory>

#include "app/project_database.h"
#include "app/sheets.h"
#include "base/error.h"
#include "report/scene_words.h"

namespace kuiki::app {
namespace {

using report::AreaProfile;
using report::KeyFigure;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct AreaProfileOf : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  [[nodiscard]] model::AreaRow row(const std::string& code) const { return *data.find_area(code); }
  [[nodiscard]] AreaProfile of(const std::string& code) const { return area_profile(data, row(code), Lang::ja); }
  [[nodiscard]] const KeyFigure* figure(const AreaProfile& profile, const std::string& id) const {
    for (const auto& each : profile.figures)
      if (data.indicators[each.indicator].id == id) return &each;
    return nullptr;
  }
  [[nodiscard]] std::vector<report::Page> pages(const std::string& code,
                                                const report::Paper& paper = report::Paper::a4()) const {
    return sheet_pages(data, "area:" + code, {}, paper);
  }
  static inline std::unique_ptr<test::ProjectDatabase> project;
  const model::Dataset& data = *project->data;
};

TEST_F(AreaProfileOf, AWardStandsAmongTheWardsOfItsCity) {
  const auto profile = of("01105");  // 豊平区
  EXPECT_EQ(profile.name.ja, "札幌市豊平区");
  EXPECT_EQ(profile.peers.ja, "札幌市の区");
  EXPECT_EQ(profile.peer_count, 10);
  const auto* people = figure(profile, "registry-population");
  ASSERT_NE(people, nullptr) << "the register of 2022, not the census of 2010";
  EXPECT_EQ(model::to_string(people->period), "2022-01-01");
  EXPECT_EQ(people->value, 225082);
  EXPECT_EQ(people->known, 10);
  // Counted here: wards with more residents than this one.
  const auto all = data.values(people->indicator, people->period);
  int more = 0;
  for (const auto ward : model::areas_of(data, model::AreaSet::wards, row("01100")))
    if (all[ward.index()] > people->value) ++more;
  EXPECT_EQ(people->rank, more + 1);
  EXPECT_TRUE(std::isfinite(people->median));
  ASSERT_NE(profile.ward, model::none);
  EXPECT_EQ(data.plan_nodes[profile.ward].title, "豊平区");
}

TEST_F(AreaProfileOf, OfSeveralFiguresThatSayTheSameTheOneThatMostHaveIsTaken) {
  const auto profile = of("01203");  // 小樽市
  const auto* people = figure(profile, "registry-population");
  ASSERT_NE(people, nullptr) << "the register of 2022 is newer than the census";
  EXPECT_EQ(people->value, 110426);
  EXPECT_GT(people->known, 170);
  EXPECT_EQ(profile.peers.ja, "北海道の市町村");
  EXPECT_EQ(figure(profile, "census-population"), nullptr) << "one figure for one thing";
  const auto* households = figure(profile, "households");
  ASSERT_NE(households, nullptr) << "the census of October is newer than the register of January";
  EXPECT_EQ(model::to_string(households->period), "2020-10-01");
}

TEST_F(AreaProfileOf, CountsAndProjectionsAreToldApart) {
  const auto profile = of("01203");
  std::vector<std::string> names;
  for (const auto& series : profile.population) {
    names.push_back(series.name.ja);
    EXPECT_EQ(series.projected(), series.name.ja.find("推計") != std::string::npos);
  }
  EXPECT_THAT(names, testing::ElementsAre("国勢調査", "住民基本台帳", "将来推計（2023年推計）", "将来推計（2013年推計）",
                                          "計画人口（市の計画）"));
  ASSERT_FALSE(profile.ages.empty());
  for (const auto& ages : profile.ages) {
    EXPECT_NEAR(ages.young + ages.working + ages.old, 1, 1e-9) << ages.name.ja;
    EXPECT_EQ(ages.projected, ages.name.ja.find("推計") != std::string::npos);
  }
  const auto* later = figure(profile, "projection-2023-change-2020");
  ASSERT_NE(later, nullptr);
  EXPECT_TRUE(later->projected);
}

TEST_F(AreaProfileOf, WhatNobodyHasPublishedIsMissingAndNotNone) {
  const auto profile = of("47382");  // 与那国町: no list of sites in the data
  ASSERT_FALSE(profile.facilities.empty());
  EXPECT_FALSE(profile.facilities.front().count.has_value());
  const auto words = test::words_of(pages("47382"));
  EXPECT_THAT(words, HasSubstr("―"));
  const auto shioya = of("otaru-shioya");
  EXPECT_EQ(shioya.facilities.front().count, 4);
}

TEST_F(AreaProfileOf, NoFigureOfACityIsSpreadOverItsDistricts) {
  const auto profile = of("otaru-shioya");
  EXPECT_TRUE(profile.changes.empty());
  EXPECT_TRUE(profile.ages.empty());
  EXPECT_TRUE(profile.plans.empty());
  EXPECT_TRUE(profile.indicators.empty());
  for (const auto& each : profile.figures)
    if (std::isfinite(each.value)) {
      EXPECT_NE(each.value, data.value(each.indicator, each.period, row("01203"))) << data.indicators[each.indicator].id;
    }
  const auto* ageing = figure(profile, "ageing-rate");
  ASSERT_NE(ageing, nullptr) << "stands there, missing";
  EXPECT_TRUE(std::isnan(ageing->value));
  EXPECT_EQ(ageing->rank, 0);
  EXPECT_FALSE(profile.towns.empty());
}

TEST_F(AreaProfileOf, RanksAreSharedAndTheMedianIsOfTheMiddle) {
  const auto city = row("01203");
  const auto districts = peers_of(data, row("otaru-shioya")).rows;
  EXPECT_EQ(districts, model::areas_of(data, model::AreaSet::districts, city));
  // Of every figure and every district: as many stand before it as its rank says.
  for (const auto district : districts)
    for (const auto& each : area_profile(data, district, Lang::ja).figures) {
      if (each.rank == 0) continue;
      std::vector<double> known;
      for (const auto other : districts)
        if (const double value = data.value(each.indicator, each.period, other); std::isfinite(value))
          known.push_back(value);
      EXPECT_EQ(each.known, static_cast<int>(known.size()));
      EXPECT_EQ(each.rank, 1 + std::ranges::count_if(known, [&](double v) { return v > each.value; }));
      std::ranges::sort(known);
      const auto n = known.size();
      if (n >= 3) {
        EXPECT_DOUBLE_EQ(each.median, n % 2 == 1 ? known[n / 2] : (known[n / 2 - 1] + known[n / 2]) / 2);
      }
    }
}

TEST_F(AreaProfileOf, AnAreaIsTakenApartIntoWhatItIsMadeOf) {
  EXPECT_EQ(parts_of(data, row("01100")).size(), 10u);
  EXPECT_EQ(parts_of(data, row("01")).size(), model::areas_of(data, model::AreaSet::municipalities, row("01")).size());
  EXPECT_EQ(data.areas.kind[parts_of(data, row("01203")).front()], model::AreaKind::district);
  EXPECT_EQ(data.areas.kind[parts_of(data, row("01105")).front()], model::AreaKind::town);
  for (const auto town : parts_of(data, row("otaru-shioya"))) EXPECT_EQ(data.areas.district[town], row("otaru-shioya"));
  try {
    (void)parts_of(data, row("47382"));
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    EXPECT_THAT(error.message().ja, HasSubstr("47382"));
  }
}

TEST_F(AreaProfileOf, EverySheetIsOneTidyPage) {
  std::vector<std::string> codes{"01",    "01100", "01203", "01213", "20208",
                                 "20415", "47382", "13104", "13421", "01105010102"};
  for (const auto part : parts_of(data, row("01100"))) codes.push_back(data.areas.code[part]);
  for (const auto part : parts_of(data, row("01203"))) codes.push_back(data.areas.code[part]);
  for (const auto& code : codes) {
    const auto printed = pages(code);
    EXPECT_EQ(printed.size(), 1u) << code;
    test::expect_tidy(printed, code);
    test::expect_tidy(pages(code, report::Paper::screen(793.7, 1122.5, 56)), code + " as a picture");
  }
}

TEST_F(AreaProfileOf, TheSheetSpeaksEnglishToo) {
  const auto english = sheet_pages(data, "area:01105", {.wording = Lang::en}, report::Paper::a4());
  test::expect_tidy(english, "English");
  EXPECT_THAT(test::words_of(english), HasSubstr("Toyohira-ku"));
  EXPECT_THAT(test::words_of(english), Not(HasSubstr("主な数値")));
}

TEST_F(AreaProfileOf, ASheetCitesWhatItShows) {
  EXPECT_THAT(of("01105").sources, testing::AllOf(Contains("n03"), Contains("ipss-projection"), Contains("gsi-evacuation")));
  EXPECT_THAT(of("01203").sources, testing::AllOf(Contains("ssdse"), Contains("ipss-2023")));
  EXPECT_THAT(of("47382").sources, Not(Contains("gsi-evacuation")));
}

}  // namespace
}  // namespace kuiki::app
