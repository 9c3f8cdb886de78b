#include <gtest/gtest.h>

#include "model/dataset.h"

namespace kuiki::model {
namespace {

Dataset some() {
  Dataset data;
  data.areas.code = {"01203", "otaru-shioya", "both"};
  data.areas.name = {"小樽市", "塩谷", "両方"};
  data.areas.kind = {AreaKind::municipality, AreaKind::district, AreaKind::district};
  data.areas.parent = {none, 0, 0};
  data.areas.prefecture = {none, none, none};
  data.plans.resize(2);
  data.plans[1].id = "otaru";
  data.plan_nodes.resize(2);
  data.plan_nodes[0].id = "otaru-g1";
  data.plan_nodes[1].id = "both";
  data.indicators.resize(1);
  data.indicators[0].id = "otaru-g1-01";
  data.comparisons.resize(1);
  data.comparisons[0].id = "births";
  data.partnerships.resize(2);
  data.partnerships[1].id = "kita-shiribeshi";
  data.index();
  return data;
}

TEST(Resolve, EachIdIsOfOneTable) {
  using Kind = Resolved::Kind;
  const auto data = some();
  const auto is = [&](const char* id, Kind kind, std::size_t row) {
    const auto found = data.resolve(id);
    ASSERT_TRUE(found) << id;
    EXPECT_EQ(found->kind, kind) << id;
    EXPECT_EQ(found->row.index(), row) << id;
  };
  is("01203", Kind::area, 0);
  is("otaru-shioya", Kind::area, 1);
  is("otaru", Kind::plan, 1);
  is("otaru-g1", Kind::node, 0);
  is("otaru-g1-01", Kind::indicator, 0);
  is("births", Kind::comparison, 0);
  is("kita-shiribeshi", Kind::partnership, 1);
  is("both", Kind::node, 1);  // what belongs to a plan goes before an area
  EXPECT_FALSE(data.resolve("otaru-g2"));
  EXPECT_FALSE(data.resolve("otaru-g"));
}

}  // namespace
}  // namespace kuiki::model
