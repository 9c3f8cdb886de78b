#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "store/build.h"
#include "store/csv_table.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// A source spoilt in one place, and what the message must name.
struct Spoilt {
  std::string name, file, from, to;
  std::vector<std::string> words;
  friend void PrintTo(const Spoilt& s, std::ostream* out) { *out << s.name; }
};

class BuildErrors : public testing::TestWithParam<Spoilt> {};

TEST_P(BuildErrors, NamesFilePlaceAndCure) {
  const TinyGeodata land;
  land.replace(GetParam().file, GetParam().from, GetParam().to);
  try {
    build_database(land.folder(), land.database());
    FAIL() << "was taken as good";
  } catch (const Error& e) {
    EXPECT_EQ(e.fault(), Fault::input_wrong);
    for (const auto& word : GetParam().words) EXPECT_THAT(e.message().en, HasSubstr(word));
    EXPECT_FALSE(e.message().ja.empty());
    EXPECT_EQ(e.message().en.find('\n'), std::string::npos);
  }
  EXPECT_FALSE(std::filesystem::exists(land.database()));
}

const std::string census = "population/census.csv", national = "boundaries/municipalities.topojson",
                  sites = "facilities/evacuation_sites.csv";

INSTANTIATE_TEST_SUITE_P(
    Sources, BuildErrors,
    testing::Values(
        Spoilt{"missing_column", census, "population\n", "people\n", {census, "line 1", "'population'", "people"}},
        Spoilt{"bad_number", census, "2010,100", "2010,abc", {census, "line 2", "column 'population'", "'abc'"}},
        Spoilt{"thousands_separator", census, "2010,100", "2010,\"1,000\"", {census, "line 2", "'1,000'", "separators"}},
        Spoilt{"negative_count", census, "2010,100", "2010,-5", {census, "line 2", "'-5'"}},
        Spoilt{"lost_zero", census, "01101,東区", "1101,東区", {census, "line 2", "'area_code'", "leading zero", "01101"}},
        Spoilt{"check_digit", census, "01101,東区", "011011,東区", {census, "line 2", "check digit", "'01101'"}},
        Spoilt{"unknown_code", census, "01101,東区", "01999,東区", {census, "line 2", "no boundary", "'01999'"}},
        Spoilt{"duplicate_row", census, "01102,西区,2010", "01101,西区,2010", {census, "line 3", "twice"}},
        Spoilt{"too_few_cells", census, "01101,東区,2010,100", "01101,東区,2010", {census, "line 2", "3 columns", "4"}},
        Spoilt{"open_quote", census, "01101,東区", "01101,\"東区", {census, "line 2", "not closed"}},
        Spoilt{"stray_quote", census, "01101,東区", "01101,東\"区", {census, "line 2", "quotation mark"}},
        Spoilt{"bad_utf8", census, "東区", "\x93\x8c\x8b\xe6", {census, "line 2", "UTF-8"}},
        Spoilt{"impossible_year", census, "2010,100", "210,100", {census, "line 2", "'year'"}},
        Spoilt{"duplicate_site", sites, "S2,", "S1,", {sites, "line 3", "'S1'", "twice"}},
        Spoilt{"swapped_coordinates", sites, "140.21,40.15", "40.15,140.21", {sites, "line 2", "swapped"}},
        Spoilt{"bad_flag", sites, "140.21,40.15,1", "140.21,40.15,yes", {sites, "line 2", "'flood'", "'yes'"}},
        Spoilt{"hazard_of_a_shelter", sites, "140.05,40.05,0", "140.05,40.05,1", {sites, "line 6", "'flood'"}},
        Spoilt{"bad_word", sites, ",outside,", ",elsewhere,", {sites, "line 4", "'elsewhere'", "outside"}},
        Spoilt{
            "bad_date", "population/registry.csv", "2021-01-01", "2021-13-01", {"registry.csv", "line 2", "'2021-13-01'"}},
        Spoilt{"no_such_day",
               "population/registry.csv",
               "2021-01-01",
               "2020-02-31",
               {"registry.csv", "line 2", "'2020-02-31'"}},
        Spoilt{"month_without_day", "sources.csv", "2025-10-27", "2025-10", {"sources.csv", "line 3", "'2025-10'"}},
        Spoilt{"groups_do_not_sum",
               "population/projection.csv",
               "20,60,20,100",
               "20,60,20,101",
               {"projection.csv", "line 2", "100", "101"}},
        Spoilt{"unknown_partnership",
               "partnerships/members.csv",
               "pair,02201",
               "trio,02201",
               {"members.csv", "line 3", "'trio'"}},
        Spoilt{"unknown_source", "indicators.csv", "ward,evac", "ward,nobody", {"indicators.csv", "'source'", "'nobody'"}},
        Spoilt{"unknown_indicator",
               "indicators.csv",
               "evacuation-shelters",
               "evacuation-huts",
               {"indicators.csv", "'evacuation-huts'"}},
        Spoilt{"two_new_codes",
               "population/municipality_changes.csv",
               "01203,髙﨑市",
               "01203;01204,髙﨑市",
               {"municipality_changes.csv", "line 2", "new_code"}},
        Spoilt{"no_such_arc", national, "\"arcs\":[[0,", "\"arcs\":[[99,", {national, "01101", "99"}},
        Spoilt{"arcs_do_not_meet", national, "\"arcs\":[[0,1,", "\"arcs\":[[0,2,", {national, "01101", "do not meet"}},
        Spoilt{"not_json", national, "]]}", "]}", {national, "line", "JSON"}},
        Spoilt{"no_object", national, "\"areas\"", "\"regions\"", {national, "'areas'"}},
        Spoilt{"lost_zero_in_boundaries",
               national,
               "\"code\":\"01101\"",
               "\"code\":\"1101\"",
               {national, "1101", "leading zero"}},
        Spoilt{"number_as_code", national, "\"code\":\"01101\"", "\"code\":1101", {national, "area number 1", "'code'"}},
        Spoilt{"duplicate_area", national, "\"01102\"", "\"01101\"", {national, "01101", "twice"}},
        Spoilt{"point_elsewhere", national, "[14000000,4010000]", "[1400000,4010000]", {national, "arc", "outside Japan"}},
        Spoilt{"number_too_large", national, "[14000000,4010000]", "[1e999,4010000]", {national, "too large"}},
        Spoilt{"unknown_city",
               national,
               "\"group\":\"北都市\"",
               "\"group\":\"南都市\"",
               {"designated_cities.csv", "南都市", "01101"}},
        Spoilt{"unknown_prefecture", "boundaries/prefectures.csv", "02,", "03,", {"prefectures.csv", "02201"}},
        Spoilt{"other_name_in_focus", "boundaries/focus.topojson", "髙﨑市", "高崎市", {"focus.topojson", "01203"}},
        Spoilt{"open_district",
               "boundaries/districts.geojson",
               ",[140.2,40.1]]]}",
               "]]}",
               {"districts.geojson", "taka-west", "not closed"}},
        Spoilt{"district_of_nowhere",
               "boundaries/districts.geojson",
               "\"municipality\":\"01203\"",
               "\"municipality\":\"01299\"",
               {"districts.geojson", "taka-west", "01299"}}),
    [](const auto& case_) { return case_.param.name; });

TEST(BuildErrors, AMissingFileIsNamed) {
  const TinyGeodata land;
  land.remove("population/registry.csv");
  try {
    build_database(land.folder(), land.database());
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.fault(), Fault::input_missing);
    EXPECT_THAT(e.message().en, HasSubstr("registry.csv"));
  }
}

TEST(BuildErrors, AMissingFolderIsNamed) {
  const TinyGeodata land;
  try {
    build_database(land.folder() / "none", land.database());
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.fault(), Fault::input_missing);
    EXPECT_THAT(e.message().en, AllOf(HasSubstr("none"), HasSubstr("folder")));
  }
}

TEST(CsvTable, ReadsWhatRfc4180Allows) {
  const TinyGeodata land;
  land.write("x.csv",
             "\xef\xbb\xbf"
             "a,b\r\n\"one, \"\"two\"\"\",\"three\nfour\"\r\n,髙﨑\r\nlast,row");
  const CsvTable csv(land.folder() / "x.csv");
  ASSERT_EQ(csv.rows(), 3);
  EXPECT_EQ(csv.text(0, 0), "one, \"two\"");
  EXPECT_EQ(csv.text(0, 1), "three\nfour");
  EXPECT_EQ(csv.text(1, 0), "");
  EXPECT_EQ(csv.text(1, 1), "髙﨑");
  EXPECT_EQ(csv.text(2, 1), "row");
  EXPECT_THAT(csv.wrong(1, 1, {"", "x"}).message().en, HasSubstr("line 4"));  // after the line break inside a cell
}

TEST(CsvTable, RefusesAnEmptyFile) {
  const TinyGeodata land;
  land.write("x.csv", "");
  EXPECT_THROW(CsvTable(land.folder() / "x.csv"), Error);
}

}  // namespace
}  // namespace kuiki::store
