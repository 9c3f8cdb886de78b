#include "analysis/formula.h"

#include <gmock/gmock.h>

#include "analysis/derived.h"
#include "analysis/towns_made.h"
#include "base/error.h"

namespace kuiki::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Towns with residents and aged of 2020 as City has them, residents also of 2015.
struct Formulas : testing::Test {
  Formulas() {
    auto& data = city.data;
    data.periods.insert(data.periods.begin(), *model::parse_period("2015-10-01"));
    for (auto& column : data.columns) column.period = 1;
    model::FigureColumn before;
    before.indicator = model::IndicatorRow(std::size_t{0});
    before.value = {80, 250, 300};
    before.areas = std::make_shared<const std::vector<model::AreaRow>>(
        std::vector<model::AreaRow>{city.town(1), city.town(2), city.town(3)});
    before.status.assign(3, model::Status::printed);
    data.columns.push_back(before);
    model::FigureColumn whole;
    whole.indicator = model::IndicatorRow(std::size_t{0});
    whole.period = 1;
    whole.value = {1000};
    whole.areas =
        std::make_shared<const std::vector<model::AreaRow>>(std::vector<model::AreaRow>{model::AreaRow(std::size_t{1})});
    whole.status = {model::Status::printed};
    data.columns.push_back(whole);
    data.index();
  }
  /// Of towns 1 to 6 in 2020.
  std::vector<double> towns(const std::string& formula, const char* period = "2020-10-01") {
    const auto series = Evaluator(city.data).evaluate(resolved(parse_formula(formula), city.data));
    const auto found = series.find(*model::parse_period(period));
    std::vector<double> values;
    for (const auto town : city.all()) values.push_back(found == series.end() ? NAN : found->second[town.index()]);
    return values;
  }
  std::string unit(const std::string& formula) const {
    return unit_of(resolved(parse_formula(formula), city.data), city.data);
  }
  static std::string complaint(const std::string& formula) {
    try {
      parse_formula(formula);
    } catch (const Error& error) {
      EXPECT_EQ(error.fault(), Fault::usage);
      return error.message().en;
    }
    return {};
  }
  std::string trouble(const std::string& formula) const {
    try {
      unit(formula);
    } catch (const Error& error) {
      return error.message().en;
    }
    return {};
  }
  towns::City city;
};

MATCHER(IsMissing, "") { return std::isnan(arg); }

TEST_F(Formulas, ArithmeticAndWhatIsMissingStaysMissing) {
  EXPECT_THAT(towns("aged / population * 100"), ElementsAre(10, 20, 30, IsMissing(), 120, IsMissing()));
  EXPECT_THAT(towns("population - aged"), ElementsAre(90, 160, 210, IsMissing(), -10, IsMissing()));
  EXPECT_THAT(towns("-(population + 2 * 3)"), ElementsAre(-106, -206, -306, -406, -56, IsMissing()));
  EXPECT_THAT(towns("population / (aged - aged)"), testing::Each(IsMissing())) << "nothing is divided by nothing";
}

TEST_F(Formulas, NamesAndSignsOfAJapaneseKeyboard) {
  EXPECT_THAT(towns("[65歳以上人口] ÷ 人口 × １００"), ElementsAre(10, 20, 30, IsMissing(), 120, IsMissing()));
}

TEST_F(Formulas, AHyphenIsOfTheIdAndAMinusHasBlanks) {
  EXPECT_THAT(references_of(parse_formula("census-population - aged")), ElementsAre("census-population", "aged"));
}

TEST_F(Formulas, ChangeGrowthIndexBetweenPeriods) {
  EXPECT_THAT(towns("change(population)"), ElementsAre(20, -50, 0, IsMissing(), IsMissing(), IsMissing()));
  EXPECT_THAT(towns("growth(population, 2015-10-01)"), ElementsAre(25, -20, 0, IsMissing(), IsMissing(), IsMissing()));
  EXPECT_THAT(towns("指数(population)"), ElementsAre(125, 80, 100, IsMissing(), IsMissing(), IsMissing()));
  EXPECT_THAT(towns("change(population)", "2015-10-01"), testing::Each(IsMissing())) << "there is none before";
  EXPECT_THAT(towns("population - population@2015-10-01"), ElementsAre(20, -50, 0, IsMissing(), IsMissing(), IsMissing()));
}

TEST_F(Formulas, TheWholeOfATownIsItsCity) {
  EXPECT_THAT(towns("share(population)"), ElementsAre(10, 20, 30, 40, 5, IsMissing()));
  EXPECT_THAT(towns("from_city(population)"), ElementsAre(-900, -800, -700, -600, -950, IsMissing()));
  EXPECT_THAT(towns("rank(population)"), ElementsAre(4, 3, 2, 1, 5, IsMissing()));
  EXPECT_THAT(towns("per_km2(population)"), ElementsAre(100, 200, 300, 400, 50, IsMissing()));
}

TEST_F(Formulas, UnitsAreWorkedOut) {
  EXPECT_EQ(unit("aged / population * 100"), "%");
  EXPECT_EQ(unit("aged / population * 1000"), "‰");
  EXPECT_EQ(unit("population + aged"), "人");
  EXPECT_EQ(unit("per_km2(population)"), "人/km²");
  EXPECT_EQ(unit("growth(population)"), "%");
  EXPECT_EQ(unit("rank(population)"), "位");
  city.data.indicators[1].unit = "世帯";
  EXPECT_EQ(unit("population / aged"), "人/世帯");
}

TEST_F(Formulas, UnlikeUnitsAreNotAdded) {
  EXPECT_THAT(trouble("population + [高齢化率]"), HasSubstr("different units"));
  EXPECT_THAT(trouble("population + growth(population)"), HasSubstr("人 and %"));
  EXPECT_EQ(trouble("aged / population * 100 + 1"), "");
}

TEST_F(Formulas, WhatCannotBeReadIsSaidWithItsPlace) {
  EXPECT_THAT(complaint("population +"), HasSubstr("character 13"));
  EXPECT_THAT(complaint("(population"), HasSubstr("')'"));
  EXPECT_THAT(complaint("population aged"), HasSubstr("character 12: an operator"));
  EXPECT_THAT(complaint("median(population)"), HasSubstr("a function (change, growth"));
  EXPECT_THAT(complaint("population@soon"), HasSubstr("a period"));
  EXPECT_THAT(complaint("1.2.3"), HasSubstr("a number"));
  EXPECT_THAT(complaint(std::string(500, '(') + "1"), HasSubstr("brackets"));
  EXPECT_THAT(complaint(""), HasSubstr("character 1"));
  EXPECT_THAT(trouble("pop"), HasSubstr("population"));
}

TEST_F(Formulas, DerivedIndicatorsMayBeMadeOfOthersButNotOfThemselves) {
  auto& data = city.data;
  const auto add = [&](const std::string& id, const std::string& formula) {
    model::Indicator one;
    one.id = id;
    one.formula = formula;
    data.indicators.push_back(one);
  };
  add("twice", "rate * 2");
  add("rate", "aged / population * 100");
  add("round", "about + 1");
  add("about", "round + 1");
  add("lost", "never-there * 2");
  data.index();
  EXPECT_TRUE(add_derived(data));
  data.index();
  const auto period = *model::parse_period("2020-10-01");
  EXPECT_EQ(data.value(*data.find_indicator("twice"), period, city.town(2)), 40);
  for (const auto* id : {"round", "about", "lost"}) EXPECT_EQ(data.figure_count(*data.find_indicator(id)), 0u) << id;
  EXPECT_TRUE(is_circular(data, "rate", parse_formula("twice + 1")));
  EXPECT_FALSE(is_circular(data, "third", parse_formula("twice + 1")));
}

}  // namespace
}  // namespace kuiki::analysis
