#include "store/plan_sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "model/plan_names.h"
#include "store/build.h"
#include "store/load.h"
#include "store/tiny_geodata.h"

namespace kuiki::store {
namespace {

using sample::PrintedFigure;
using sample::PrintedRow;

struct PlanSample : testing::Test {
  static void SetUpTestSuite() {
    land = std::make_unique<TinyGeodata>();
    build_database(std::filesystem::path(KUIKI_SOURCE_DIR) / "geodata", land->database());
    data = load_dataset(land->database());
  }
  static void TearDownTestSuite() {
    land.reset();
    data.reset();
  }

  /// By plan, line and name, as one finds it in the document.
  static const model::Indicator* find(const PrintedRow& row) {
    const auto found = std::ranges::find_if(data->indicators, [&](const model::Indicator& i) {
      return i.plan == row.plan && i.line == row.line && i.name == row.name;
    });
    return found == data->indicators.end() ? nullptr : &*found;
  }

  static void hold(const model::Indicator& indicator, const PrintedFigure& figure, model::Role role) {
    SCOPED_TRACE(std::string(figure.period) + " " + figure.printed + " " + figure.part);
    const auto& o = data->observations;
    const auto i = static_cast<std::size_t>(&indicator - data->indicators.data());
    std::size_t found = o.size();
    for (std::size_t k = data->indicator_begin[i]; k < data->indicator_begin[i + 1]; ++k)
      if (model::to_string(data->periods[o.period[k]]) == figure.period && o.role[k] == role && o.part[k] == figure.part &&
          o.status[k] == figure.status && model::to_string(o.qualifier[k]) == figure.qualifier)
        found = k;
    ASSERT_LT(found, o.size()) << "no such figure";
    EXPECT_EQ(o.printed[found], figure.printed);
    if (std::isnan(figure.value))
      EXPECT_TRUE(std::isnan(o.value[found])) << o.value[found];
    else
      EXPECT_DOUBLE_EQ(o.value[found], figure.value);
    EXPECT_EQ(o.line_of(found), figure.line == 0 ? indicator.line : figure.line);
  }

  static inline std::unique_ptr<TinyGeodata> land;
  static inline model::DatasetPtr data;
};

TEST_F(PlanSample, AgreesWithTheDocuments) {
  for (const auto& row : sample::rows()) {
    SCOPED_TRACE(std::string(row.plan) + " line " + std::to_string(row.line) + " " + row.name);
    const auto* indicator = find(row);
    if (indicator == nullptr) {
      ADD_FAILURE() << "no such row";
      continue;
    }
    EXPECT_EQ(indicator->unit, row.unit);
    EXPECT_EQ(indicator->direction, row.direction);
    EXPECT_EQ(indicator->accrual, row.accrual);
    EXPECT_EQ(model::mapping_unit_id(indicator->mapping_unit), row.mapping_unit);
    EXPECT_EQ(indicator->place, row.place);
    for (const auto& figure : row.first)
      hold(*indicator, figure, row.targets.empty() ? model::Role::actual : model::Role::baseline);
    for (const auto& figure : row.targets) hold(*indicator, figure, model::Role::target);
    if (row.repeats == 0) {
      EXPECT_EQ(indicator->same_as, "");
    } else {
      const auto first = data->find_indicator(indicator->same_as);
      ASSERT_TRUE(first);
      EXPECT_EQ(data->indicators[*first].line, row.repeats);
    }
  }
}

TEST_F(PlanSample, IsLargeEnoughAndOfAllDocuments) {
  std::map<std::string, int> count;
  for (const auto& row : sample::rows()) ++count[row.plan];
  EXPECT_EQ(count.size(), 5u);
  int all = 0;
  for (const auto& [plan, rows] : count) {
    EXPECT_GE(rows, 9) << plan;
    all += rows;
  }
  EXPECT_GE(all, 100);
}

}  // namespace
}  // namespace kuiki::store
