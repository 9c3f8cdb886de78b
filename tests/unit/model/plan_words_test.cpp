#include "model/plan_words.h"

#include <gtest/gtest.h>

#include "model/csv_rows.h"

using namespace kuiki::model;

TEST(PlanWords, EveryKindAndMappingUnitOfTheProjectHasAWordInEnglish) {
  for (const auto* plan : {"otaru", "tomakomai", "komoro", "sapporo", "tomakomai-evaluation"}) {
    const std::string folder = std::string(KUIKI_SOURCE_DIR) + "/geodata/plans/" + plan;
    const auto nodes = kuiki::test::csv_rows(folder + "/nodes.csv"),
               indicators = kuiki::test::csv_rows(folder + "/indicators.csv");
    ASSERT_FALSE(nodes.empty() || indicators.empty()) << plan;
    for (const auto& node : nodes) {
      const auto& kind = node.at("kind");
      EXPECT_EQ(node_kind_name(kind).ja, kind);
      EXPECT_NE(node_kind_name(kind).en, kind) << "no English for " << kind;
    }
    for (const auto& indicator : indicators) {
      const auto& unit = indicator.at("mapping_unit");
      EXPECT_NE(mapping_unit_name(unit).ja, unit);
      EXPECT_NE(mapping_unit_name(unit).en, unit);
    }
  }
}

TEST(PlanWords, WhatIsUnknownStaysAsItIs) {
  EXPECT_EQ(mapping_unit_name("street").ja, "street");
  EXPECT_EQ(node_kind_name("作戦").en, "作戦");
  EXPECT_EQ(part_name("小").ja, "小学校");
  EXPECT_EQ(part_name("第1学年").en, "第1学年");
}
