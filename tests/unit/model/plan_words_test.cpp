#include "model/plan_words.h"

#include <gtest/gtest.h>

#include "model/csv_rows.h"
#include "model/plan_names.h"

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
      ASSERT_TRUE(parse_mapping_unit(unit)) << unit;
      EXPECT_EQ(mapping_unit_id(*parse_mapping_unit(unit)), unit);
    }
  }
}

TEST(PlanWords, WhatIsUnknownStaysAsItIs) {
  EXPECT_FALSE(parse_mapping_unit("street"));
  EXPECT_EQ(node_kind_name("作戦").en, "作戦");
  EXPECT_EQ(part_name("小").ja, "小学校");
  EXPECT_EQ(part_name("第1学年").en, "第1学年");
}

/// The order of a table is that of its enumeration.
TEST(PlanWords, AWordLeadsBackToItsValue) {
  for (const auto& id : mapping_unit_ids()) EXPECT_EQ(mapping_unit_id(*parse_mapping_unit(id)), id);
  EXPECT_EQ(mapping_unit_id(MappingUnit::municipality), "municipality");
  EXPECT_EQ(mapping_unit_id(MappingUnit::nowhere), "none");
  EXPECT_EQ(mapping_unit_name(MappingUnit::partnership).ja, "広域連携");
  EXPECT_EQ(place_basis_id(PlaceBasis::places_list), "places.csv");
  EXPECT_EQ(place_basis_id(PlaceBasis::common_knowledge), "common-knowledge");
  EXPECT_EQ(member_basis_id(MemberBasis::common_knowledge), "common-knowledge");
  for (const auto& id : qualifier_ids()) EXPECT_EQ(to_string(*parse_qualifier(id)), id);
  EXPECT_EQ(to_string(Qualifier::milestone), "milestone");
  EXPECT_EQ(area_kind_id(AreaKind::district), "district");
  EXPECT_EQ(boundary_quality_id(BoundaryQuality::approximate), "approximate");
  EXPECT_EQ(status_id(Status::published), "published");
  EXPECT_EQ(role_id(Role::projection), "projection");
  EXPECT_EQ(direction_id(Direction::monitor), "monitor");
  EXPECT_EQ(accrual_id(Accrual::level), "level");
}
