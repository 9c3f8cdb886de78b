#include <gmock/gmock.h>

#include "app/project_database.h"
#include "intake/entry_rules.h"

namespace kuiki::app {
namespace {

using testing::HasSubstr;

model::Period fiscal(int year) { return {model::Period::Kind::fiscal_year, year, 0, 0, 0}; }

TEST(EntryYear, AFigureAsOfTheFirstOfAprilIsThatOfTheYearBefore) {
  const test::ProjectDatabase database;
  const auto& data = *database.data;
  // The document's column of R1: 72, as of 1 April 2020.
  const auto row = data.find_indicator("tomakomai-evaluation-1110212-1").value();
  const auto beside = [&](int year, const char* typed) {
    return intake::beside_print(data, row,
                                intake::check_cell(data, row, {.part = {}, .year = fiscal(year), .words = typed}).values);
  };
  EXPECT_THAT(beside(2019, "80").words.ja, HasSubstr("72")) << "a second value of R1 is not taken without a word";
  EXPECT_FALSE(beside(2019, "80").same);
  EXPECT_TRUE(beside(2019, "72").same);
  EXPECT_TRUE(beside(2020, "80").words.empty());
}

}  // namespace
}  // namespace kuiki::app
