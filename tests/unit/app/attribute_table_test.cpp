#include "app/attribute_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "app/attribute_view.h"
#include "row_numbers.h"
#include "sample.h"

namespace kuiki::app {
namespace {

using model::AreaRow;
using model::AreaSet;
using testing::ElementsAre;
using testing::HasSubstr;

map::MapDocument document(AreaSet set, const char* within, const char* indicator, const char* period) {
  map::MapDocument d;
  d.subject = {set, within, {}};
  d.edit<map::AreaFill>().indicator = indicator;
  d.edit<map::AreaFill>().period = period;
  return d;
}

AttributeTable table_of(const model::Dataset& data, const map::MapDocument& d, const char* layer, Lang lang = Lang::ja) {
  return attribute_table(data, d, *d.find(layer), map::thematic(data, d), lang);
}

/// The four municipalities and wards with the residents of 2010; one of them has no figure.
AttributeView residents(const std::shared_ptr<model::Dataset>& data, Lang lang = Lang::ja) {
  AttributeView view;
  view.show(table_of(*data, document(AreaSet::basic, "01", "census-population", "2010-10-01"), "areas", lang));
  return view;
}

std::vector<std::string> names(const AttributeView& view) {
  std::vector<std::string> names;
  for (const auto row : view.order()) names.push_back(view.table().find("name")->texts[row]);
  return names;
}

std::size_t column(const AttributeView& view, const std::string& id) {
  return static_cast<std::size_t>(view.table().find(id) - view.table().columns.data());
}

TEST(AttributeTable, HasARowForEachAreaWithItsFiguresRankAndClass) {
  const auto data = test::sample();
  const auto table = table_of(*data, document(AreaSet::basic, "01", "census-population", "2010-10-01"), "areas");
  ASSERT_EQ(table.size(), 4u);
  EXPECT_EQ(table.find("code")->texts, (std::vector<std::string>{"01101", "01106", "01203", "01331"}));
  EXPECT_EQ(table.find("parent")->texts[0], "札幌市");
  EXPECT_EQ(table.find("kana")->texts[2], "おたるし");
  EXPECT_EQ(table.find("value")->title, "人口（人）");
  EXPECT_TRUE(table.find("value")->total);
  EXPECT_EQ(table.find("rank")->figures[1], 1);
  EXPECT_EQ(table.words(*table.find("value"), 0), "900");
  EXPECT_EQ(table.words(*table.find("value"), 3), "–");
  EXPECT_EQ(table.words(*table.find("rank"), 3), "–");
  EXPECT_EQ(table.find("remark")->texts, (std::vector<std::string>{"", "", "", "データなし"}));
  EXPECT_EQ(table.classes.back(), -1);
  EXPECT_TRUE(table.whole.empty());
}

TEST(AttributeTable, EveryKindOfLayerHasOne) {
  const auto data = test::sample();
  auto d = document(AreaSet::municipalities, "01", "census-population", "2010-10-01");
  d.show<map::Sites>();
  d.show<map::Districts>();
  d.edit<map::PartnershipLayer>().partnership = "renkei";
  d.show<map::PartnershipLayer>();
  d.show<map::FigureCards>();
  for (const auto& layer : d.layers) {
    const auto table = attribute_table(*data, d, layer, map::thematic(*data, d), Lang::en);
    EXPECT_EQ(table.layer, layer.id);
    for (const auto& each : table.columns) {
      const auto cells = each.kind == AttributeColumn::Kind::text ? each.texts.size() : each.figures.size();
      EXPECT_EQ(cells, table.size()) << layer.id << " " << each.id;
    }
  }
  const auto sites = table_of(*data, d, "facilities");
  EXPECT_EQ(sites.of, AttributeTable::Of::sites);
  EXPECT_EQ(sites.find("hazards")->texts[0], "洪水・津波");
  EXPECT_EQ(sites.find("kind")->texts[2], "指定避難所");
  const auto districts = table_of(*data, d, "districts");
  EXPECT_EQ(districts.find("name")->texts, (std::vector<std::string>{"東地区", "西地区"}));
  const auto members = table_of(*data, d, "partnerships");
  EXPECT_EQ(members.find("role")->texts[0], "中心");
  EXPECT_EQ(members.find("population")->figures[0], 1900);
  EXPECT_TRUE(std::isnan(members.find("population")->figures[2]));
}

TEST(AttributeView, SortsWithMissingFiguresLastWhicheverWay) {
  const auto data = test::sample();
  auto view = residents(data);
  EXPECT_EQ(view.sorted_by(), "value");  // the greatest first, as the ranking
  EXPECT_THAT(names(view), ElementsAre("南区", "中央区", "小樽市", "髙﨑ヶ丘町"));
  view.sort_by("value", false);
  EXPECT_THAT(names(view), ElementsAre("小樽市", "中央区", "南区", "髙﨑ヶ丘町"));
  view.sort_by("code", true);
  EXPECT_THAT(names(view), ElementsAre("髙﨑ヶ丘町", "小樽市", "南区", "中央区"));
}

TEST(AttributeView, SortsNamesByTheirReading) {
  const auto data = test::sample();
  auto view = residents(data);
  view.sort_by("name", false);  // おたる, たかさき, ちゅうおう, みなみ
  EXPECT_THAT(names(view), ElementsAre("小樽市", "髙﨑ヶ丘町", "中央区", "南区"));
}

TEST(AttributeView, FiltersFoldedByAnyTextOfARow) {
  const auto data = test::sample();
  auto view = residents(data);
  view.filter_by("高崎ケ丘");
  EXPECT_THAT(names(view), ElementsAre("髙﨑ヶ丘町"));
  view.filter_by("オタル");
  EXPECT_THAT(names(view), ElementsAre("小樽市"));
  view.filter_by("ＯＴＡＲＵ");
  EXPECT_THAT(names(view), ElementsAre("小樽市"));
  view.filter_by("札幌　区");
  EXPECT_THAT(names(view), ElementsAre("南区", "中央区"));
  view.filter_by("札幌 小樽");
  EXPECT_TRUE(view.order().empty());
  view.filter_by("");
  EXPECT_EQ(view.order().size(), 4u);
}

TEST(AttributeView, FiltersByFigures) {
  const auto data = test::sample();
  auto view = residents(data);
  for (const char* typed : {">= 900", "≧900", "＞899", "900以上", "人口>=900", "人口 >= 900", "900人以上"}) {
    view.filter_by(typed);
    EXPECT_THAT(names(view), ElementsAre("南区", "中央区")) << typed;
  }
  view.filter_by("900未満");
  EXPECT_THAT(names(view), ElementsAre("小樽市"));  // a missing figure is not little
  view.filter_by("順位=1");
  EXPECT_THAT(names(view), ElementsAre("南区"));
  view.filter_by(">many");
  EXPECT_TRUE(view.order().empty());
  EXPECT_TRUE(view.filter_problem());
  view.filter_by("面接>3");
  EXPECT_TRUE(view.filter_problem());
}

TEST(AttributeView, CountsWhatIsSelectedAndShown) {
  const auto data = test::sample();
  auto view = residents(data);
  const std::vector<AreaRow> areas{2, 4, 5};
  view.take_selection({areas, {}});
  EXPECT_EQ(view.selected_count(), 3u);
  EXPECT_EQ(view.first_selected(), 1u);
  const auto foot = view.foot(column(view, "value"));
  EXPECT_EQ(foot.spread.known, 2u);
  EXPECT_EQ(foot.spread.missing, 1u);
  EXPECT_EQ(foot.sum, 1030);
  EXPECT_EQ(foot.spread.mean, 515);
  EXPECT_EQ(foot.spread.median, 515);
  view.filter_by("区");
  EXPECT_EQ(view.hidden_selected(), 2u);
  EXPECT_EQ(view.foot(column(view, "value")).sum, 900);
  view.take_selection({});
  EXPECT_EQ(view.foot(column(view, "value")).sum, 1900);  // all that is shown
}

TEST(AttributeView, NeverAddsUpRates) {
  const auto data = test::sample();
  AttributeView view;
  view.show(table_of(*data, document(AreaSet::wards, "01100", "projection-ageing-rate", "2020-10-01"), "areas"));
  const auto foot = view.foot(column(view, "value"));
  EXPECT_FALSE(foot.sum);
  EXPECT_FALSE(foot.together);
  EXPECT_EQ(foot.spread.mean, 30.5);
  EXPECT_THAT(view.table().find("value")->period, HasSubstr("推計"));
}

/// A rate of the residents: above and below are in the data.
std::shared_ptr<model::Dataset> with_rate() {
  auto data = test::sample();
  model::Indicator rate;
  rate.id = "rate";
  rate.name = "割合";
  rate.unit = "%";
  rate.numerator = "older";
  rate.denominator = "census-population";
  rate.factor = 100;
  data->indicators.push_back(rate);
  rate.id = "older";
  rate.numerator.clear();
  rate.denominator.clear();
  data->indicators.push_back(rate);
  auto& o = data->observations;
  const auto figure = [&](int indicator, int area, double value) {
    o.indicator.emplace_back(static_cast<std::size_t>(indicator));
    o.area.emplace_back(static_cast<std::size_t>(area));
    o.period.push_back(1);  // the residents below are those of 2010, as the nearest there are
    o.role.push_back(model::Role::actual);
    o.status.push_back(model::Status::computed);
    o.value.push_back(value);
    o.part.emplace_back();
    o.qualifier.emplace_back();
    o.printed.emplace_back();
    o.note.emplace_back();
  };
  figure(2, 2, 10);
  figure(2, 3, 40);
  figure(3, 2, 90);
  figure(3, 3, 400);
  data->index();
  return data;
}

TEST(AttributeView, SaysTheRateOfTheSums) {
  const auto data = with_rate();
  AttributeView view;
  view.show(table_of(*data, document(AreaSet::wards, "01100", "rate", "2020-10-01"), "areas"));
  const auto foot = view.foot(column(view, "value"));
  EXPECT_FALSE(foot.sum);
  EXPECT_EQ(foot.spread.mean, 25);
  ASSERT_TRUE(foot.together);
  EXPECT_NEAR(*foot.together, 100.0 * 490 / 1900, 1e-9);
}

TEST(AttributeView, DoesNotAddUpWhatLiesInAnother) {
  const auto data = test::sample();
  auto d = document(AreaSet::municipalities, "", "census-population", "2010-10-01");
  d.subject.codes = {"01100", "01101", "01106"};
  AttributeView view;
  view.show(table_of(*data, d, "areas"));
  const auto value = column(view, "value");
  EXPECT_TRUE(view.foot(value).overlaps);
  EXPECT_FALSE(view.foot(value).sum);
  const std::vector<AreaRow> wards{2, 3};
  view.take_selection({wards, {}});
  EXPECT_EQ(view.foot(value).sum, 1900);
}

TEST(AttributeView, CopiesWhatIsSelectedWithItsHeader) {
  const auto data = test::sample();
  auto view = residents(data);
  const std::vector<AreaRow> areas{4, 5};
  view.take_selection({areas, {}});
  const auto text = view.copied();
  EXPECT_THAT(text, testing::StartsWith("名前\tよみ\tコード\t所属\t人口（人） 2010年10月1日\t順位\t"));
  EXPECT_THAT(text, HasSubstr("\n小樽市\tおたるし\t01203\t北海道\t130\t3\t"));
  EXPECT_THAT(text, HasSubstr("\n髙﨑ヶ丘町\tたかさきがおかちょう\t01331\t北海道\t\t\t"));  // no figure is no 0
  EXPECT_EQ(std::ranges::count(text, '\n'), 3);
}

TEST(AttributeView, NoTextBeginsAFormula) {
  auto data = test::sample();
  data->areas.name[4] = "=1+1";
  auto view = residents(data);
  EXPECT_THAT(view.copied(), HasSubstr("\n'=1+1\t"));
}

TEST(AttributeView, AFileHasWhatIsShownAndSaysOfWhat) {
  const auto data = test::sample();
  auto view = residents(data);
  view.filter_by("札幌");
  const auto file = view.for_file(Lang::ja);
  EXPECT_EQ(file.text(1, 0), "南区");
  EXPECT_TRUE(file.cell(1, 4)->number);
  EXPECT_EQ(file.text(1, 4), "1000");
  EXPECT_EQ(file.text(2, 0), "中央区");
  EXPECT_EQ(file.text(3, 0), "");
  EXPECT_EQ(file.text(4, 0), "絞り込み「札幌」：全4行のうち2行");
  EXPECT_THROW(store::write_table(file, "table.pdf"), Error);
}

TEST(AttributeView, KeepsOrderAndFilterWhenItsFiguresChange) {
  const auto data = test::sample();
  auto view = residents(data);
  view.sort_by("code", false);
  view.filter_by("札幌");
  view.show(table_of(*data, document(AreaSet::basic, "01", "projection-ageing-rate", "2020-10-01"), "areas"));
  EXPECT_EQ(view.sorted_by(), "code");
  EXPECT_THAT(names(view), ElementsAre("中央区", "南区"));
}

TEST(TableDocument, OnlyWhatRowsDependOnMakesADifference) {
  auto d = document(AreaSet::basic, "01", "census-population", "2010-10-01");
  auto other = d;
  other.title = {"題", "title"};
  other.layers.front().opacity = 0.5;
  EXPECT_EQ(table_document(d), table_document(other));
  other.layers.front().visible = false;
  EXPECT_NE(table_document(d), table_document(other));
}

}  // namespace
}  // namespace kuiki::app
