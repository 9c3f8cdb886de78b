#include "map/score_rule_file.h"

#include <gmock/gmock.h>

#include "base/error.h"

/// A score rule as a text: written and read back, and what is wrong with one said with its line.
namespace kuiki::map {
namespace {

using model::ConversionRule;
using testing::HasSubstr;

bool same(const ConversionRule& a, const ConversionRule& b) {
  return a.lowest == b.lowest && a.highest == b.highest && a.per_full_way == b.per_full_way && a.kept == b.kept &&
         a.not_kept == b.not_kept && a.use_inferred_targets == b.use_inferred_targets && a.least_scored == b.least_scored &&
         a.weights == b.weights && a.category_weights == b.category_weights;
}

std::string refused(const std::string& text) {
  try {
    static_cast<void>(parse_score_rule(text, "rule.toml"));
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    return error.message().en;
  }
  return {};
}

TEST(ScoreRuleFile, IsReadAsItWasWritten) {
  ConversionRule rule;
  EXPECT_TRUE(same(parse_score_rule("", "rule.toml").rule, rule)) << "what is left out is as usual";
  rule = {.lowest = -10, .highest = 120.5, .per_full_way = 90, .kept = 80, .not_kept = 5};
  rule.use_inferred_targets = true;
  rule.least_scored = 33.3;
  rule.weights = ConversionRule::Weights::given;
  rule.category_weights = {{"子育て・教育", 2}, {"健康 \"心\"", 0.5}};
  const auto back = parse_score_rule(write_score_rule({.title = {"重み付き", "Weighted"}, .rule = rule}), "rule.toml");
  EXPECT_TRUE(same(back.rule, rule));
  EXPECT_EQ(back.title.en, "Weighted");
}

TEST(ScoreRuleFile, WhatIsWrongIsSaid) {
  EXPECT_THAT(refused("highest = 1\nlowst = 3\n"), HasSubstr("line 2"));
  EXPECT_THAT(refused("lowest = 100\nhighest = 100\n"), HasSubstr("less than"));
  EXPECT_THAT(refused("per_full_way = 0\n"), HasSubstr("greater than 0"));
  EXPECT_THAT(refused("least_scored = 101\n"), HasSubstr("0 to 100"));
  EXPECT_THAT(refused("weights = \"all\"\n"), HasSubstr("categories, indicators, given"));
  EXPECT_THAT(refused("weights = \"given\"\n"), HasSubstr("go together"));
  EXPECT_THAT(refused("[[category]]\nname = \"a\"\nweight = 1\n"), HasSubstr("go together"));
  EXPECT_THAT(refused("weights = \"given\"\n[[category]]\nweight = 1\n"), HasSubstr("no name"));
  EXPECT_THAT(refused("weights = \"given\"\n[[category]]\nname = \"a\"\nweight = -1\n"), HasSubstr("weight"));
}

}  // namespace
}  // namespace kuiki::map
