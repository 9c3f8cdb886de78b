#include "cli/options.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace {

using kuiki::Error;
using kuiki::Fault;
namespace cli = kuiki::cli;

template <class Work>
Fault fault_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error.fault();
  }
  return Fault::internal;
}

TEST(ParseNumbers, TakesSignsPointsAndSpaces) {
  EXPECT_THAT(cli::parse_numbers("-1, 2.5,3e2", "--breaks"), testing::ElementsAre(-1, 2.5, 300));
}

TEST(ParseNumbers, RefusesWhatIsNoNumber) {
  for (const auto* text : {"", "1,,2", "1,x", "1;2", "nan", "inf"})
    EXPECT_EQ(fault_of([&] { cli::parse_numbers(text, "--breaks"); }), Fault::usage) << text;
}

TEST(Sheet, IsByPixelsOrByPage) {
  const auto pixels = cli::sheet({1280, 720, "", 0}, "a.png");
  EXPECT_NEAR(pixels.width * pixels.device_scale, 1280, 0.5);
  EXPECT_NEAR(pixels.height * pixels.device_scale, 720, 0.5);
  const auto page = cli::sheet({0, 0, "A4-landscape", 300}, "a.png");
  EXPECT_NEAR(page.width * page.device_scale, 3508, 1);
  EXPECT_NEAR(page.height * page.device_scale, 2480, 1);
}

TEST(Sheet, OneSideGivesTheOtherAtSixteenToNine) {
  const auto page = cli::sheet({1600, 0, "", 0}, "a.png");
  EXPECT_NEAR(page.height * page.device_scale, 900, 0.5);
}

TEST(Sheet, RefusesBothAndALonelyResolution) {
  EXPECT_EQ(fault_of([] { cli::sheet({1280, 720, "A4-landscape", 0}, "a.png"); }), Fault::usage);
  EXPECT_EQ(fault_of([] { cli::sheet({0, 0, "", 150}, "a.png"); }), Fault::usage);
}

TEST(PictureName, TellsTheFormatsBeforeTheWork) {
  EXPECT_NO_THROW(cli::check_picture_name("map.PNG"));
  EXPECT_NO_THROW(cli::check_picture_name("map.pdf"));
  EXPECT_EQ(fault_of([] { cli::check_picture_name("map.jpg"); }), Fault::usage);
  EXPECT_EQ(fault_of([] { cli::check_picture_name("map"); }), Fault::usage);
}

TEST(ParseYear, TakesAFiscalYearAsPeopleWriteIt) {
  for (const auto* text : {"FY2022", "2022", "令和4年度", "R4", "Ｒ４", "2022年度"})
    EXPECT_EQ(kuiki::model::to_string(cli::parse_year(text, "--year")), "FY2022") << text;
  EXPECT_EQ(kuiki::model::to_string(cli::parse_year("CY2022", "--year")), "CY2022");
  EXPECT_EQ(kuiki::model::to_string(cli::parse_year("平成42年度", "--year")), "FY2030");
}

TEST(ParseYear, RefusesWhatIsNoYear) {
  for (const auto* text : {"", "いつか", "2020-04-01", "FY2020/FY2024", "20222", "R"})
    EXPECT_EQ(fault_of([&] { cli::parse_year(text, "--year"); }), Fault::usage) << text;
}

TEST(JudgeOptions, AsOfIsAFiscalYear) {
  EXPECT_FALSE(cli::JudgeOptions{}.progress().as_of);
  cli::JudgeOptions options;
  options.as_of = "令和3年度";
  EXPECT_EQ(options.progress().as_of, 2021);
}

TEST(Context, CountsYearsAsAsked) {
  cli::Context context;
  const kuiki::model::Period period{kuiki::model::Period::Kind::fiscal_year, 2018};
  EXPECT_EQ(context(period), "2018年度");
  context.years_word = "japanese";
  EXPECT_EQ(context(period), "平成30年度");
}

}  // namespace
