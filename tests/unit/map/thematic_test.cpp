#include <gmock/gmock.h>

#include "base/error.h"
#include "map/compose.h"
#include "map/subject.h"
#include "small_country.h"

using namespace kuiki;
using namespace kuiki::map;
using testing::AllOf;
using testing::HasSubstr;

namespace {
std::string message_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    return error.message().en;
  }
  return "no error";
}
}  // namespace

TEST(Thematic, ValuesOfTheSubjectAtTheLatestPeriodThatHasAny) {
  const small::Country country;
  const Thematic theme = thematic(country.data, small::wards());
  ASSERT_EQ(theme.areas.size(), 4u);
  EXPECT_EQ(to_string(theme.period), "2020-10-01") << "2025 holds for another area only";
  EXPECT_DOUBLE_EQ(theme.values[0], 24.6);
  EXPECT_TRUE(std::isnan(theme.values[3]));
  EXPECT_EQ(theme.classes.missing, 1u);
  EXPECT_EQ(theme.classes.class_of[3], -1);
  EXPECT_EQ(theme.colors.size(), theme.classes.classes.size());
  EXPECT_EQ(theme.decimals, 1);
}

TEST(Thematic, WithoutAnIndicatorOnlyTheAreas) {
  const small::Country country;
  const Thematic theme = thematic(country.data, small::districts());
  EXPECT_EQ(theme.areas.size(), 2u);
  EXPECT_EQ(theme.indicator, model::none);
  EXPECT_TRUE(theme.values.empty());
}

TEST(Thematic, APeriodWithoutValuesForTheSubjectIsAllMissing) {
  const small::Country country;
  auto document = small::wards();
  document.edit<AreaFill>().period = "2025-10-01";
  const Thematic theme = thematic(country.data, document);
  EXPECT_EQ(theme.classes.missing, 4u);
  EXPECT_TRUE(theme.colors.empty());
}

TEST(Thematic, ErrorsNameWhatThereIs) {
  const small::Country country;
  auto document = small::wards();
  document.edit<AreaFill>().indicator = "aging-rate";
  EXPECT_THAT(message_of([&] { thematic(country.data, document); }),
              AllOf(HasSubstr("aging-rate"), HasSubstr("ageing-rate")));
  document = small::wards();
  document.edit<AreaFill>().period = "FY2020";
  EXPECT_THAT(message_of([&] { thematic(country.data, document); }), AllOf(HasSubstr("FY2020"), HasSubstr("2020-10-01")));
  document = small::wards();
  document.subject.within = "1100";
  EXPECT_THAT(message_of([&] { thematic(country.data, document); }), AllOf(HasSubstr("1100"), HasSubstr("01100")));
}

TEST(Thematic, ASubjectWithoutAreasSaysWhereThereAreSome) {
  const small::Country country;
  auto document = small::districts();
  document.subject.within = "01100";
  EXPECT_THAT(message_of([&] { thematic(country.data, document); }),
              AllOf(HasSubstr("01100"), HasSubstr("01203 Nishiminato-shi")));
}

TEST(Subject, CodesAreTakenOnceAndInOrder) {
  const small::Country country;
  const auto rows = subject_rows(country.data, {model::AreaSet::wards, "", {"02201", "01101", "02201"}});
  EXPECT_THAT(rows, testing::ElementsAre(country.row("01101"), country.row("02201")));
}
