#include "analysis/own_figures.h"

#include <gtest/gtest.h>

#include "analysis/towns_made.h"

namespace kuiki::analysis {
namespace {

struct OwnFigures : testing::Test {
  /// The figure of an own area; NaN and no note where there is none.
  [[nodiscard]] model::FigureView figure(const char* indicator, model::AreaRow area) const {
    model::FigureView found;
    found.value = NAN;
    city.data.each_figure_of(*city.data.find_indicator(indicator), area,
                             [&](const model::FigureView& view) { found = view; });
    return found;
  }
  void complete() {
    city.data.index();
    add_own_area_figures(city.data);
    city.data.index();
  }
  towns::City city;
};

TEST_F(OwnFigures, SumsOfTownsAreComputedFigures) {
  const auto west = city.own("西", {{city.town(1), 1}, {city.town(2), 1}});
  const auto east = city.own("東", {{city.town(3), 1}, {city.town(4), 1}, {city.town(5), 1}});
  complete();
  EXPECT_EQ(figure("population", west).value, 300);
  EXPECT_EQ(figure("population", east).value, 750);
  EXPECT_EQ(figure("population", east).status, model::Status::computed);
  EXPECT_EQ(figure("population", east).qualifier, model::Qualifier::exact);
  EXPECT_EQ(figure("population", east).note, "3町丁・字の合計");
  EXPECT_FALSE(figure("population", east).estimated());
}

/// 50 of 300 are 16.7 %; the mean of 10 % and 20 % would be 15 %.
TEST_F(OwnFigures, ARateIsOfTheSumsAndNoMeanOfRates) {
  const auto west = city.own("西", {{city.town(1), 1}, {city.town(2), 1}});
  complete();
  EXPECT_DOUBLE_EQ(figure("ageing-rate", west).value, 50.0 / 300 * 100);
}

/// Town 4 is hidden and stands with town 5: 150 of 750 where both are in, 90 of 300 where its partner is not.
TEST_F(OwnFigures, AboveAndBelowStandTheSameTowns) {
  const auto both = city.own("両方", {{city.town(3), 1}, {city.town(4), 1}, {city.town(5), 1}});
  const auto apart = city.own("片方", {{city.town(3), 1}, {city.town(4), 1}});
  complete();
  EXPECT_DOUBLE_EQ(figure("ageing-rate", both).value, 150.0 / 750 * 100);
  EXPECT_DOUBLE_EQ(figure("ageing-rate", apart).value, 90.0 / 300 * 100);
  EXPECT_EQ(figure("ageing-rate", apart).note, "1町丁・字の合計から算出（値のない1町丁・字を除く）");
  EXPECT_EQ(figure("aged", apart).qualifier, model::Qualifier::at_least);
}

TEST_F(OwnFigures, AnAreaThatCutsTownsHasAnEstimateWithBounds) {
  const auto cut = city.own("境", {{city.town(1), 0.5}, {city.town(2), 1}});
  complete();
  const auto people = figure("population", cut);
  EXPECT_EQ(people.value, 250);
  EXPECT_TRUE(people.estimated());
  EXPECT_EQ(people.lower, 200);
  EXPECT_EQ(people.upper, 300);
  EXPECT_EQ(people.status, model::Status::inferred);
  EXPECT_DOUBLE_EQ(figure("ageing-rate", cut).value, 45.0 / 250 * 100);
}

TEST_F(OwnFigures, WhereNoTownHasAFigureThereIsNone) {
  const auto park = city.own("公園", {{city.town(6), 1}});
  complete();
  EXPECT_TRUE(std::isnan(figure("population", park).value));
  EXPECT_TRUE(figure("population", park).note.empty());
}

}  // namespace
}  // namespace kuiki::analysis
