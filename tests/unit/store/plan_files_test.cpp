#include "store/plan_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "store/build.h"
#include "store/load.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// A made-up plan of the tiny land: a goal with two indicators, the second of which is printed again under a measure.
void write_plan(const TinyGeodata& land) {
  land.write("plans/taka/plan.csv",
             "id,title,title_en,municipality_code,period_from,period_to,document,expected_indicators\n"
             "taka,髙﨑市計画,Plan of Takasaki,01203,FY2015,FY2019,000 髙﨑市計画,3\n");
  land.write("plans/taka/nodes.csv",
             "id,parent,hierarchy,kind,number,title,departments,sdgs,category,reflection,text,future_direction,individual_"
             "plans,rationale,"
             "area_code,theme,line,note\n"
             "taka-1,,goals,基本目標,Ⅰ,住みよい町,企画課;財政課,3;11,A,A (反映),本文,続ける,個別計画,,,,10,\n"
             "taka-1-1,taka-1,goals,施策,①,見守り,福祉課,,,,,,,,01101,健康・スポーツ,12,注\n");
  land.write(
      "plans/taka/indicators.csv",
      "id,node,also_nodes,name,name_note,unit,direction,direction_basis,accrual,mapping_unit,area_code,place,rationale,line,"
      "same_as,"
      "printed_row,note\n"
      "taka-1-a,taka-1,taka-1-1,利用者数,,人,up,stated,annual,facility,01203,会館,理由,20,,利用者数 | 100人 | 120人,\n"
      "taka-1-b,taka-1,,満足度,名の注,%,up,judged,level,municipality,01203,,,21,,満足度 | 40% | 50%,\n"
      "taka-1-c,taka-1-1,,満足度,,%,up,judged,level,municipality,01203,,,22,taka-1-b,満足度 | 40% | 50%,再掲\n");
  land.write("plans/taka/observations.csv",
             "indicator,area_code,period,role,part,value,qualifier,printed,status,line,note\n"
             "taka-1-a,01203,FY2014,baseline,,100,exact,100人,printed,20,\n"
             "taka-1-a,01203,FY2015/FY2019,target,,,exact,,missing_in_source,20,欠落\n"
             "taka-1-b,01203,FY2014,baseline,,40,exact,40%,printed,21,\n"
             "taka-1-b,01203,FY2019,target,,50,exact,50%,printed,21,\n"
             "taka-1-b,01203,FY2019,target,,45,floor,（下限値 45%）,printed,21,\n"
             "taka-1-c,01203,FY2014,baseline,,40,exact,40%,printed,22,\n"
             "taka-1-c,01203,FY2019,target,,50,exact,50%,printed,22,\n");
  land.write("plans/places.csv", "plan,place,lon,lat,basis,note\ntaka,会館,,,municipality-polygon,位置は不明\n");
  land.write("plans/cross_sums.csv", "id,description,parts,total,holds,note\nsum,合計,taka-1-a:baseline;20,120,yes,\n");
  land.write("plans/defects.csv", "plan,line,kind,what,handling\ntaka,20,missing_in_source,目標が欠落,Row kept.\n");
  land.write("plans/comparisons.csv", "id,name,name_en,note,note_en\n");
  land.write("plans/comparison_members.csv", "comparison,indicator,note\n");
}

std::string build_error(const TinyGeodata& land) {
  try {
    build_database(land.folder(), land.database());
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    EXPECT_FALSE(error.message().ja.empty());
    EXPECT_FALSE(std::filesystem::exists(land.database()));
    return error.message().en;
  }
  return "no error";
}

TEST(PlanFiles, GoThroughTheDatabaseIntoTheDataset) {
  const TinyGeodata land;
  write_plan(land);
  const auto report = build_database(land.folder(), land.database());
  EXPECT_EQ(report.plans, 1u);
  EXPECT_EQ(query_one(land.database(), "SELECT departments || '|' || sdgs FROM plan_node WHERE id = 'taka-1'"),
            "企画課;財政課|3;11");

  const auto data = load_dataset(land.database());
  ASSERT_EQ(data->plans.size(), 1u);
  EXPECT_EQ(data->plans[0].title_en, "Plan of Takasaki");
  EXPECT_EQ(data->plans[0].expected_indicators, 3);
  ASSERT_EQ(data->plan_nodes.size(), 2u);
  const auto& goal = data->plan_nodes[0];
  EXPECT_EQ(goal.hierarchy, "goals");
  EXPECT_THAT(goal.departments, testing::ElementsAre("企画課", "財政課"));
  EXPECT_THAT(goal.sdgs, testing::ElementsAre("3", "11"));
  EXPECT_EQ(goal.reflection + goal.future_direction + goal.individual_plans + goal.theme, "A (反映)続ける個別計画");
  EXPECT_EQ(goal.line, 10);
  EXPECT_EQ(data->plan_nodes[1].area, *data->find_area("01101"));
  EXPECT_EQ(data->plan_nodes[1].theme, "健康・スポーツ");

  const auto a = data->find_indicator("taka-1-a"), c = data->find_indicator("taka-1-c");
  ASSERT_TRUE(a && c);
  const auto& first = data->indicators[*a];
  EXPECT_THAT(first.also_nodes, testing::ElementsAre("taka-1-1"));
  EXPECT_EQ(first.printed_row, "利用者数 | 100人 | 120人");
  EXPECT_EQ(first.area, *data->find_area("01203"));
  EXPECT_TRUE(first.direction_stated);
  EXPECT_EQ(data->indicators[*c].same_as, "taka-1-b");
  EXPECT_EQ(data->observations.line_of(data->indicator_begin[a->index()]), 20);

  const auto* place = data->find_plan_place("taka", "会館");
  ASSERT_TRUE(place);
  EXPECT_NEAR(place->place.x, 140.25, 0.05) << "inside the municipality";
  EXPECT_EQ(load_cross_sums(land.database()).size(), 1u);
  EXPECT_EQ(load_plan_defects(land.database(), "taka").size(), 1u);
}

void write_published(const TinyGeodata& land, const std::string& rows) {
  land.write("plans/actuals.csv", "indicator,area_code,period,value,source,note\n" + rows);
}

TEST(PublishedActuals, StandBesideTheDocumentsOwnWithTheirSource) {
  const TinyGeodata land;
  write_plan(land);
  write_published(land, "taka-1-b,01203,FY2016,43.5,n03,注\n");
  build_database(land.folder(), land.database());
  const auto data = load_dataset(land.database());
  const auto& o = data->observations;
  int found = 0;
  for (std::size_t k = 0; k < o.size(); ++k) {
    if (o.status[k] != model::Status::published) continue;
    ++found;
    EXPECT_EQ(o.value[k], 43.5);
    EXPECT_EQ(o.source_of(k), "n03");
    EXPECT_EQ(o.role[k], model::Role::actual);
  }
  EXPECT_EQ(found, 2) << "also for the row that prints the indicator again";
}

TEST(PublishedActuals, WhatCannotBeIsNamedWithItsLine) {
  struct Wrong {
    std::string row, says;
  };
  for (const auto& wrong :
       {Wrong{"taka-9,01203,FY2016,1,n03,", "taka-9"}, Wrong{"taka-1-b,01203,FY2016,1,nobody,", "nobody"},
        Wrong{"taka-1-b,01203,2016,1,n03,", "2016"}, Wrong{"taka-1-b,01203,FY2016,,n03,", "value"},
        Wrong{"taka-1-b,01101,FY2016,1,n03,", "01203"}, Wrong{"taka-1-c,01203,FY2016,1,n03,", "taka-1-b"}}) {
    SCOPED_TRACE(wrong.row);
    const TinyGeodata land;
    write_plan(land);
    write_published(land, wrong.row + "\n");
    EXPECT_THAT(build_error(land), AllOf(HasSubstr("actuals.csv, line 2"), HasSubstr(wrong.says)));
  }
}

TEST(PlanFiles, RelatedOfficesAndBasesOfAccrualAreOptionalColumns) {
  const TinyGeodata land;
  write_plan(land);
  land.replace("plans/taka/nodes.csv", "departments,sdgs", "departments,related_departments,sdgs");
  land.replace("plans/taka/nodes.csv", "企画課;財政課,3;11", "企画課,財政課;全課,3;11");
  land.replace("plans/taka/nodes.csv", "福祉課,,", "福祉課,,,");
  build_database(land.folder(), land.database());
  const auto data = load_dataset(land.database());
  EXPECT_THAT(data->plan_nodes[0].departments, testing::ElementsAre("企画課"));
  EXPECT_THAT(data->plan_nodes[0].related_departments, testing::ElementsAre("財政課", "全課"));
  EXPECT_TRUE(data->indicators.back().accrual_stated);
}

TEST(PlanFiles, AreNotNeeded) {
  const TinyGeodata land;
  EXPECT_EQ(build_database(land.folder(), land.database()).plans, 0u);
  EXPECT_TRUE(load_cross_sums(land.database()).empty());
}

TEST(PlanFiles, TheBuildIsTheSameBytesEachTime) {
  const TinyGeodata land;
  write_plan(land);
  build_database(land.folder(), land.database());
  const auto other = land.database().parent_path() / "again.gpkg";
  build_database(land.folder(), other);
  EXPECT_TRUE(land.read("../out/tiny.gpkg") == land.read("../out/again.gpkg"));
}

struct Wrong {
  const char *file, *from, *to, *says;
};
struct WrongPlan : testing::TestWithParam<Wrong> {};

TEST_P(WrongPlan, StopsTheBuild) {
  const TinyGeodata land;
  write_plan(land);
  land.replace(std::string("plans/") + GetParam().file, GetParam().from, GetParam().to);
  EXPECT_THAT(build_error(land), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, WrongPlan,
    testing::Values(
        Wrong{"taka/plan.csv", "計画,3", "計画,4", "has 3 indicators where plan.csv expects 4"},
        Wrong{"taka/plan.csv", "FY2019", "2019", "fiscal year"}, Wrong{"taka/plan.csv", "01203", "1203", "leading zero"},
        Wrong{"taka/plan.csv", "taka,", "take,", "folder's name"},
        Wrong{"taka/nodes.csv", "taka-1-1,taka-1,", "taka-1-1,taka-9,", "there is no 'taka-9' before this row"},
        Wrong{"taka/nodes.csv", "taka-1,goals", "taka-1,packages", "of the hierarchy 'goals'"},
        Wrong{"taka/nodes.csv", "3;11", "3;18", "the SDG goal '18'"},
        Wrong{"taka/nodes.csv", "taka-1-1,", "taka-1,", "stands twice"},
        Wrong{"taka/nodes.csv", "健康・スポーツ", "健康", "'健康' is not allowed"},
        Wrong{"taka/nodes.csv", "01101,健康", ",健康", "a project with a theme needs the code of its ward"},
        Wrong{"taka/indicators.csv", "taka-1-a,taka-1,", "taka-1-a,taka-7,", "there is no 'taka-7'"},
        Wrong{"taka/indicators.csv", "人,up", "人,upward", "'upward' is not allowed"},
        Wrong{"taka/indicators.csv", "facility,01203,会館", "facility,01203,", "column 'place'"},
        Wrong{"taka/indicators.csv", "facility,01203,会館", "partnership,01203,会館", "no partnership '会館'"},
        Wrong{"taka/indicators.csv", "22,taka-1-b", "22,taka-1-z", "there is no 'taka-1-z'"},
        Wrong{"taka/indicators.csv", "満足度,,%,up,judged,level,municipality,01203,,,22",
              "満足度,,点,up,judged,level,municipality,01203,,,22", "does not agree with the first, taka-1-b"},
        Wrong{"taka/observations.csv", "FY2015/FY2019", "2015-2019",
              "line 3, column 'period': the period '2015-2019' cannot be read"},
        Wrong{"taka/observations.csv", "50,exact,50%,printed,22", "51,exact,51%,printed,22", "FY2019: 51.00 and 50.00"},
        Wrong{"taka/observations.csv", "taka-1-c,01203,FY2014", "taka-1-c,01203,FY2013", "the figure of FY2013"},
        Wrong{"taka/observations.csv", "100,exact", ",exact", "the status is printed but there is no value"},
        Wrong{"taka/observations.csv", ",,exact,,missing", ",0,exact,,missing", "there can be no value with this status"},
        Wrong{"taka/observations.csv", "100,exact", "100,about", "'about' is not allowed"},
        Wrong{"taka/observations.csv", "100人,printed", "100人,entered", "do not belong in the sources"},
        Wrong{"taka/observations.csv", "taka-1-a,01203,FY2014", "taka-1-a,01204,FY2014", "the indicator's area is '01203'"},
        Wrong{"places.csv", "会館", "会場", "does not locate '会館'"},
        Wrong{"places.csv", "municipality-polygon", "places.csv", "the cell is empty"},
        Wrong{"cross_sums.csv", "taka-1-a:baseline", "taka-1-z:baseline", "there is no 'taka-1-z'"},
        Wrong{"cross_sums.csv", "taka-1-a:baseline", "taka-1-a:start", "there is no role 'start'"},
        Wrong{"defects.csv", "taka,20", "take,20", "there is no 'take'"}));

/// The same plan again under another name, and what the two measure alike.
void write_comparison(const TinyGeodata& land) {
  const auto renamed = [](std::string text) {
    for (std::size_t at = 0; (at = text.find("taka", at)) != std::string::npos; at += 3) text.replace(at, 4, "oka");
    return text;
  };
  for (const std::string file : {"plan.csv", "nodes.csv", "indicators.csv", "observations.csv"})
    land.write("plans/oka/" + file, renamed(land.read("plans/taka/" + file)));
  land.write("plans/places.csv", land.read("plans/places.csv") + "oka,会館,,,municipality-polygon,\n");
  land.write("plans/comparisons.csv",
             "id,name,name_en,note,note_en\nusers,利用者,Users,年が違う,The years differ\ncontent,満足,Satisfied,注,Note\n");
  land.write(
      "plans/comparison_members.csv",
      "comparison,indicator,note\ncontent,oka-1-b,割合\nusers,taka-1-a,延べ\nusers,oka-1-a,実人数\ncontent,taka-1-b,点\n");
}

TEST(PlanFiles, ComparisonsComeThroughInTheirOrder) {
  const TinyGeodata land;
  write_plan(land);
  write_comparison(land);
  build_database(land.folder(), land.database());
  const auto data = load_dataset(land.database());
  ASSERT_EQ(data->comparisons.size(), 2u);
  const auto& users = data->comparisons[0];
  EXPECT_EQ(users.id + users.name + users.name_en + users.note + users.note_en, "users利用者Users年が違うThe years differ");
  ASSERT_EQ(users.members.size(), 2u);
  EXPECT_EQ(users.members[1].indicator + users.members[1].note, "oka-1-a実人数");
  EXPECT_EQ(data->comparisons[1].members[0].indicator, "oka-1-b");
}

TEST(PlanFiles, AComparisonNamesOneIndicatorOfEachPlan) {
  const auto error_with = [](const std::string& file, const std::string& from, const std::string& to) {
    const TinyGeodata land;
    write_plan(land);
    write_comparison(land);
    land.replace("plans/" + file, from, to);
    return build_error(land);
  };
  EXPECT_THAT(error_with("comparison_members.csv", "oka-1-a", "oka-9"),
              HasSubstr("column 'indicator': there is no 'oka-9'"));
  EXPECT_THAT(error_with("comparison_members.csv", "users,oka", "loser,oka"), HasSubstr("there is no 'loser'"));
  EXPECT_THAT(error_with("comparison_members.csv", "oka-1-b", "oka-1-c"), HasSubstr("name the first one, 'oka-1-b'"));
  EXPECT_THAT(error_with("comparison_members.csv", "oka-1-a", "taka-1-b"),
              HasSubstr("there is one of the plan 'taka' already"));
  EXPECT_THAT(error_with("comparison_members.csv", "users,oka-1-a,実人数\n", ""), HasSubstr("fewer than two indicators"));
  EXPECT_THAT(error_with("comparisons.csv", "content,", "users,"), HasSubstr("stands twice"));
}

TEST(PlanFiles, AnIndicatorWithoutARowOfFiguresStopsTheBuild) {
  const TinyGeodata land;
  write_plan(land);
  land.replace("plans/taka/observations.csv", "taka-1-a,01203,FY2014,baseline,,100,exact,100人,printed,20,\n", "");
  land.replace("plans/taka/observations.csv", "taka-1-a,01203,FY2015/FY2019,target,,,exact,,missing_in_source,20,欠落\n",
               "");
  EXPECT_THAT(build_error(land), AllOf(HasSubstr("taka-1-a"), HasSubstr("no row")));
}

TEST(PlanFiles, AMissingFileIsNamed) {
  const TinyGeodata land;
  write_plan(land);
  land.remove("plans/taka/nodes.csv");
  try {
    build_database(land.folder(), land.database());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_missing);
    EXPECT_THAT(error.message().en, HasSubstr("nodes.csv"));
  }
}

}  // namespace
}  // namespace kuiki::store
