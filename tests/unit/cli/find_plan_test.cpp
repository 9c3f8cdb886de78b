#include "cli/find_plan.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "plan_small.h"

namespace {

using kuiki::Error;
using kuiki::Fault;
namespace cli = kuiki::cli;

const kuiki::model::Dataset& data() {
  static const auto made = plan_small::data();
  return made;
}

std::string id_of(kuiki::model::IndicatorRow row) { return data().indicators[row].id; }

/// The error that `work` throws.
template <class Work>
Error error_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return {Fault::internal, {"何も起きない", "nothing was thrown"}};
}

TEST(FindPlan, TakesIdsAsPeopleWriteThem) {
  EXPECT_EQ(id_of(cli::indicator_named(data(), "harbour-01")), "harbour-01");
  EXPECT_EQ(id_of(cli::indicator_named(data(), "harbour-1")), "harbour-01");
  EXPECT_EQ(id_of(cli::indicator_named(data(), "ＨＡＲＢＯＵＲ－０３")), "harbour-03");
  EXPECT_EQ(cli::plan_named(data(), "hill").title, "丘町基本計画");
  EXPECT_EQ(cli::comparison_named(data(), "fertility").id, "fertility");
}

TEST(FindPlan, TakesANameThatOnlyOneHas) {
  EXPECT_EQ(cli::plan_named(data(), "丘町基本計画").id, "hill");
  EXPECT_EQ(data().plan_nodes[cli::node_named(data(), "観光の振興").index()].id, "harbour-1-1");
}

TEST(FindPlan, WhatIsPrintedAgainIsOne) {
  EXPECT_EQ(id_of(cli::indicator_named(data(), "観光入込客数(延べ)")), "harbour-01");
}

TEST(FindPlan, NamesThoseThatShareAName) {
  const auto error = error_of([] { cli::indicator_named(data(), "合計特殊出生率"); });
  EXPECT_EQ(error.fault(), Fault::usage);
  EXPECT_THAT(error.message().ja, testing::AllOf(testing::HasSubstr("harbour-03"), testing::HasSubstr("hill-01")));
}

TEST(FindPlan, NamesTheLikeliestOfWhatIsNotThere) {
  const auto near = error_of([] { cli::indicator_named(data(), "特殊出生率"); });
  EXPECT_EQ(near.fault(), Fault::input_wrong);
  EXPECT_THAT(near.message().en, testing::HasSubstr("harbour-03"));
  const auto far = error_of([] { cli::indicator_named(data(), "qqq"); });
  EXPECT_EQ(far.fault(), Fault::input_wrong);
  EXPECT_THAT(far.message().en, testing::HasSubstr("kuiki list indicators"));
  EXPECT_THAT(error_of([] { cli::plan_named(data(), "qqq"); }).message().en, testing::HasSubstr("harbour, hill"));
  EXPECT_THAT(error_of([] { cli::plan_named({}, "harbour"); }).message().en, testing::HasSubstr("holds no plans"));
  EXPECT_EQ(error_of([] { cli::node_named(data(), ""); }).fault(), Fault::input_wrong);
}

}  // namespace
