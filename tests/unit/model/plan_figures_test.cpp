// Every printed cell of the transcribed plans, read by the library and held against what the transcription says it means.
#include <gtest/gtest.h>

#include <charconv>
#include <cmath>

#include "model/csv_rows.h"
#include "model/fiscal.h"
#include "model/numerals.h"
#include "model/units.h"

using namespace kuiki::model;

namespace {

double number(const std::string& text) {
  double value = NAN;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

TEST(PlanFigures, EveryPrintedCellMeansItsValue) {
  int cells = 0, values = 0, words = 0, dashes = 0, improvements = 0;
  for (const std::string plan : {"otaru", "tomakomai", "komoro", "sapporo", "tomakomai-evaluation"}) {
    const std::string folder = std::string(KUIKI_SOURCE_DIR) + "/geodata/plans/" + plan;
    std::map<std::string, std::string> units;
    for (auto& row : kuiki::test::csv_rows(folder + "/indicators.csv")) units[row["id"]] = row["unit"];
    const auto rows = kuiki::test::csv_rows(folder + "/observations.csv");
    ASSERT_FALSE(rows.empty()) << folder;
    for (auto row : rows) {
      SCOPED_TRACE(plan + " " + row["indicator"] + " " + row["period"] + " " + row["part"] + ": " + row["printed"]);
      ASSERT_TRUE(parse_period(row["period"]));
      const auto qualifier = parse_qualifier(row["qualifier"]);
      ASSERT_TRUE(qualifier);
      if (row["printed"].empty()) {  // a lost or inferred cell: nothing to read
        EXPECT_TRUE(row["status"] == "missing_in_source" || row["status"] == "inferred");
        continue;
      }
      ++cells;
      const auto unit = canonical_unit(units[row["indicator"]]);
      const auto cell = read_cell(row["printed"], unit);
      if (row["value"].empty()) {
        // The documented forms without a number.
        if (qualifier == Qualifier::improve) {
          EXPECT_EQ(cell.kind, Cell::Kind::improve);
          ++improvements;
        } else if (row["status"] == "not_measured") {
          EXPECT_EQ(cell.kind, Cell::Kind::not_measured);
          ++dashes;
        } else if (row["status"] == "survey_pending") {
          // The cell itself is a dash; 「※令和3年度調査予定」 stands on the line below and is in the note.
          EXPECT_EQ(cell.kind, Cell::Kind::not_measured);
          ++dashes;
        } else {
          EXPECT_EQ(qualifier, Qualifier::milestone);
          EXPECT_EQ(cell.kind, Cell::Kind::words);
          ++words;
        }
        continue;
      }
      ++values;
      ASSERT_EQ(cell.kind, Cell::Kind::numbers);
      const Numeral* found = nullptr;
      for (const auto& n : cell.numbers)
        if (n.part == row["part"] && (n.qualifier == Qualifier::floor) == (qualifier == Qualifier::floor)) found = &n;
      ASSERT_TRUE(found);
      EXPECT_EQ(found->value, number(row["value"]));
      EXPECT_EQ(found->qualifier, *qualifier);
      if (found->period) {
        EXPECT_EQ(to_string(*found->period), row["period"]);
      }
      // The unit printed is the indicator's, but where a document prints % for ‰.
      if (!found->unit.empty() && !(found->unit == "%" && unit == "‰")) {
        EXPECT_EQ(found->unit, unit);
      }
    }
  }
  EXPECT_EQ(improvements, 69);
  EXPECT_GT(cells, 700);
  EXPECT_GT(values, 550);
  EXPECT_GE(words, 22);
  EXPECT_GE(dashes, 40);
}
