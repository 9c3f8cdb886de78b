#include "cli/score_rule.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace {

using kuiki::Error;
using kuiki::Fault;
namespace cli = kuiki::cli;

cli::RuleOptions costing(std::string words) {
  cli::RuleOptions options;
  options.cost = std::move(words);
  return options;
}

TEST(TotalYen, ReadsMoneyAsPlannersWriteIt) {
  EXPECT_FALSE(cli::RuleOptions{}.total_yen());
  EXPECT_EQ(costing("1200000000").total_yen(), 1.2e9);
  EXPECT_EQ(costing("1,200,000,000円").total_yen(), 1.2e9);
  EXPECT_EQ(costing("12億円").total_yen(), 1.2e9);
  EXPECT_EQ(costing("７，５００万円").total_yen(), 7.5e7);
}

TEST(TotalYen, RefusesWhatIsNoAmountOfMoney) {
  for (const auto* words : {"たくさん", "0", "-5", "12人", "10%", "1億円以上", "－"}) {
    try {
      EXPECT_FALSE(costing(words).total_yen());
      ADD_FAILURE() << words;
    } catch (const Error& error) {
      EXPECT_EQ(error.fault(), Fault::usage) << words;
    }
  }
}

TEST(SchemeOf, ChangesOnlyWhatWasGiven) {
  const auto own = kuiki::model::otaru_happiness().rule;
  EXPECT_FALSE(cli::RuleOptions{}.changed());
  cli::RuleOptions options;
  options.highest = 120;
  options.weights = "indicators";
  EXPECT_TRUE(options.changed());
  const auto rule = cli::scheme_of(cli::Context{}, options).rule;
  EXPECT_EQ(rule.highest, 120);
  EXPECT_EQ(rule.lowest, own.lowest);
  EXPECT_EQ(rule.per_full_way, own.per_full_way);
  EXPECT_EQ(rule.weights, kuiki::model::ConversionRule::Weights::indicators_equal);
}

TEST(SchemeOf, RefusesBoundsTheWrongWayRound) {
  cli::RuleOptions options;
  options.lowest = 50;
  options.highest = 50;
  EXPECT_THROW(cli::scheme_of(cli::Context{}, options), Error);
  options.highest = 60;
  options.per_full_way = 0;
  EXPECT_THROW(cli::scheme_of(cli::Context{}, options), Error);
}

}  // namespace
