#include "store/own_indicator.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "model/own_indicator.h"
#include "server/on_both.h"
#include "store/build.h"
#include "store/store.h"
#include "store/tiny_plan.h"
#include "store/work_history.h"
#include "store/work_make.h"

/// Indicators of one's own: saved as one act with their figures, loaded as ordinary indicators, undone; nobody's figures are lost.
namespace kuiki::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

OwnSeries ageing(std::vector<OwnValue> values, const std::string& unit = "%") {
  OwnSeries series;
  auto& i = series.indicator;
  i.id = own_indicator_id("高齢化率");
  i.name = "高齢化率";
  i.unit = unit;
  i.source = "市の住民基本台帳";
  i.licence = "CC BY 4.0";
  i.note = "外国人を含む";
  i.method = "集計";
  i.mapping = R"({"key":"市町村"})";
  i.decimals = 1;
  i.total = false;
  series.values = std::move(values);
  return series;
}

struct OwnIndicatorOnBoth : kuiki::test::OnBoth {
  OwnIndicatorOnBoth() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
    make_work(location(), "1", "田中");
  }
  [[nodiscard]] Store store() const { return {land.database(), location()}; }
  [[nodiscard]] OwnReport save(const std::vector<OwnSeries>& series, const std::string& who = "田中",
                               bool over_others = false) const {
    return store().save_own(series, over_others, {.who = who, .what = "import", .note = "表.csv"});
  }
  /// The figures as loaded, "code period value".
  [[nodiscard]] static std::vector<std::string> figures(const model::Dataset& data, const std::string& id) {
    std::vector<std::string> all;
    const auto row = data.find_indicator(id);
    if (!row) return {"no such indicator"};
    data.each_figure(*row, [&](const model::FigureView& figure) {
      all.push_back(fmt::format("{} {} {}", data.areas.code[figure.area], model::to_string(data.periods[figure.period]),
                                figure.value));
    });
    return all;
  }
  TinyGeodata land;
};

TEST_P(OwnIndicatorOnBoth, BecomesAnOrdinaryIndicatorWithItsSource) {
  const auto saved = save({ageing({{"01204", "FY2023", 40.5, ""}, {"01203", "FY2023", 38.25, "速報"}})});
  EXPECT_EQ(saved.added, 2u);
  EXPECT_EQ(saved.indicators, 1u);
  const auto loaded = store().load();
  const auto& data = *loaded.data;
  EXPECT_THAT(figures(data, "own:高齢化率"), ElementsAre("01203 FY2023 38.25", "01204 FY2023 40.5"));
  const auto& indicator = data.indicators[*data.find_indicator("own:高齢化率")];
  EXPECT_TRUE(model::is_own(indicator));
  EXPECT_TRUE(model::can_be_spread(indicator));
  EXPECT_EQ(indicator.total, false);
  EXPECT_EQ(indicator.decimals, 1);
  const auto* source = data.find_source(indicator.source);
  ASSERT_NE(source, nullptr);
  EXPECT_EQ(source->attribution, "市の住民基本台帳（CC BY 4.0）");
  EXPECT_EQ(data.value(*data.find_indicator("own:高齢化率"), *model::parse_period("FY2023"), *data.find_area("01203")),
            38.25);
  EXPECT_EQ(loaded.content.own.indicators.at(0).mapping, R"({"key":"市町村"})");
}

TEST_P(OwnIndicatorOnBoth, AnotherYearIsAddedAndASecondTimeChangesNothing) {
  static_cast<void>(save({ageing({{"01203", "FY2023", 38, ""}})}));
  EXPECT_EQ(save({ageing({{"01203", "FY2024", 39, ""}})}).added, 1u);
  const auto again = save({ageing({{"01203", "FY2024", 39, ""}})});
  EXPECT_EQ(again.unchanged, 1u);
  EXPECT_EQ(again.act, 0);
  EXPECT_EQ(save({ageing({{"01203", "FY2024", 39.5, ""}})}).replaced, 1u);
  EXPECT_THAT(figures(*store().load().data, "own:高齢化率"), ElementsAre("01203 FY2023 38", "01203 FY2024 39.5"));
}

TEST_P(OwnIndicatorOnBoth, IsOneActThatIsUndone) {
  const auto saved = save({ageing({{"01203", "FY2023", 38, ""}, {"01204", "FY2023", 40, ""}})});
  const auto history = store().history();
  ASSERT_EQ(history.size(), 1u);
  EXPECT_EQ(history[0].changed, 3u);
  EXPECT_EQ(history[0].note, "表.csv");
  EXPECT_EQ(store().undo(saved.act, {.who = "田中", .what = "undo"}), 3u);
  EXPECT_THAT(figures(*store().load().data, "own:高齢化率"), ElementsAre("no such indicator"));
}

TEST_P(OwnIndicatorOnBoth, IsRenamedAndRemovedWithItsFiguresAndComesBack) {
  static_cast<void>(save({ageing({{"01203", "FY2023", 38, ""}, {"01204", "FY2023", 40, ""}})}));
  OwnHeadChange wanted{.id = "own:高齢化率", .name = "高齢化の割合"};
  const auto renamed = store().change(wanted, {.who = "佐藤", .what = {}});
  EXPECT_GT(renamed.act, 0);
  auto data = store().load().data;
  EXPECT_EQ(data->indicators[*data->find_indicator("own:高齢化率")].name, "高齢化の割合");
  EXPECT_EQ(store().change(wanted, {.who = "佐藤", .what = {}}).act, 0) << "it has that name already";
  wanted.remove = true;
  wanted.seen = renamed.act - 1;
  EXPECT_TRUE(store().change(wanted, {.who = "田中", .what = {}}).conflict) << "somebody else renamed it meanwhile";
  wanted.seen = renamed.act;
  EXPECT_EQ(store().change(wanted, {.who = "田中", .what = {}}, true).act, 0) << "a dry run";
  const auto removed = store().change(wanted, {.who = "田中", .what = {}});
  EXPECT_EQ(removed.rows, 2u);
  EXPECT_THAT(figures(*store().load().data, "own:高齢化率"), ElementsAre("no such indicator"));
  EXPECT_TRUE(store().change(wanted, {.who = "田中", .what = {}}).conflict) << "it is gone";
  EXPECT_EQ(store().undo(removed.act, {.who = "田中", .what = "undo"}), 3u);
  EXPECT_THAT(figures(*store().load().data, "own:高齢化率"), ElementsAre("01203 FY2023 38", "01204 FY2023 40"));
  wanted = {.id = "own:ない", .remove = true};
  EXPECT_THROW(static_cast<void>(store().change(wanted, {.who = "田中", .what = {}})), Error);
  wanted = {.id = "own:高齢化率", .name = "二\n行"};
  EXPECT_THROW(static_cast<void>(store().change(wanted, {.who = "田中", .what = {}})), Error);
}

TEST_P(OwnIndicatorOnBoth, WhatSomebodyElseSavedStandsUnlessThatIsSaid) {
  static_cast<void>(save({ageing({{"01203", "FY2023", 38, ""}})}));
  const auto kept = save({ageing({{"01203", "FY2023", 20, ""}})}, "佐藤");
  EXPECT_EQ(kept.kept, 1u);
  EXPECT_EQ(kept.saved(), 0u);
  EXPECT_THAT(figures(*store().load().data, "own:高齢化率"), ElementsAre("01203 FY2023 38"));
  const auto replaced = save({ageing({{"01203", "FY2023", 20, ""}})}, "佐藤", true);
  EXPECT_EQ(replaced.others, 1u);
  EXPECT_THAT(figures(*store().load().data, "own:高齢化率"), ElementsAre("01203 FY2023 20"));
}

TEST_P(OwnIndicatorOnBoth, ADryRunSavesNothing) {
  const auto dry = store().save_own({ageing({{"01203", "FY2023", 38, ""}})}, false, {.who = "田中", .what = "import"}, true);
  EXPECT_EQ(dry.added, 1u);
  EXPECT_EQ(dry.act, 0);
  EXPECT_TRUE(store().history().empty());
}

TEST_P(OwnIndicatorOnBoth, AnotherUnitIsRefused) {
  static_cast<void>(save({ageing({{"01203", "FY2023", 38, ""}})}));
  try {
    static_cast<void>(save({ageing({{"01203", "FY2024", 380, ""}}, "‰")}));
    FAIL() << "figures of two units under one name";
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    EXPECT_THAT(error.message().ja, HasSubstr("単位"));
  }
  EXPECT_THAT(figures(*store().load().data, "own:高齢化率"), ElementsAre("01203 FY2023 38")) << "nothing of it stays";
}

TEST_P(OwnIndicatorOnBoth, FiguresWithoutAPlaceAreListed) {
  static_cast<void>(save({ageing({{"01203", "FY2023", 38, ""}, {"09999", "FY2023", 1, ""}})}));
  const auto loaded = store().load();
  EXPECT_EQ(loaded.homeless, 1u);
  EXPECT_THAT(figures(*loaded.data, "own:高齢化率"), ElementsAre("01203 FY2023 38"));
  const auto lost = store().lost_references();
  ASSERT_EQ(lost.size(), 1u);
  EXPECT_EQ(lost[0].table, "own_value");
  EXPECT_EQ(lost[0].value, "09999");
}

TEST_P(OwnIndicatorOnBoth, ANameMustBeOne) {
  auto nameless = ageing({});
  nameless.indicator.name.clear();
  EXPECT_THROW(static_cast<void>(save({nameless})), Error);
  auto lines = ageing({});
  lines.indicator.name = "a\nb";
  EXPECT_THROW(static_cast<void>(save({lines})), Error);
}

KUIKI_ON_BOTH(OwnIndicatorOnBoth);

}  // namespace
}  // namespace kuiki::store
