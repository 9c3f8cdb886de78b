#include <gmock/gmock.h>

#include <cmath>

#include "base/error.h"
#include "map/figure_layout.h"
#include "map/labels.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/rects.h"
#include "map/verdict_tone.h"
#include "sheet_check.h"
#include "small_country.h"

using namespace kuiki;
using namespace kuiki::map;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

/// The country with a plan of 西港市 (01203): figures of the city, of a facility, of a place and of a partnership.
class Planned : public small::Country {
 public:
  Planned() {
    data.plans.push_back({"port", "西港市計画", "Port plan", "01203", "FY2020", "FY2024", "000 西港市計画（令和2年）", 0});
    data.plan_places.push_back({"port", "市民会館", {140.93, 43.12}, model::PlaceBasis::common_knowledge, ""});
    data.partnerships.back().name = "五市町村";
    add("rate", "出生率", model::MappingUnit::municipality, "", "FY2018", 1.2, "FY2024", 1.5);
    add("hall", "来館者数", model::MappingUnit::facility, "市民会館", "FY2018", 1000, "FY2024", 2000);
    add("river", "水質", model::MappingUnit::place, "名もない川", "FY2018", 3, "FY2024", 2);
    add("guests", "宿泊者数", model::MappingUnit::partnership, "五市町村", "FY2018", 500, "FY2024", 900);
    data.index();
  }

  model::IndicatorRow add(const std::string& id, const std::string& name, model::MappingUnit unit, const std::string& place,
                          const std::string& from, double baseline, const std::string& to, double target) {
    model::Indicator indicator;
    indicator.id = id;
    indicator.name = name;
    indicator.plan = "port";
    indicator.mapping_unit = unit;
    indicator.place = place;
    indicator.unit = "人";
    indicator.direction = model::Direction::up;
    indicator.area = row("01203");
    data.indicators.push_back(indicator);
    const auto made = model::IndicatorRow(data.indicators.size() - 1);
    if (!from.empty()) observe(made, from, model::Role::baseline, baseline);
    if (!to.empty()) observe(made, to, model::Role::target, target);
    return made;
  }

  /// To be followed by data.index().
  void observe(model::IndicatorRow indicator, const std::string& period, model::Role role, double value,
               model::Status status = model::Status::printed) {
    const auto p = *model::parse_period(period);
    auto at = std::ranges::find(data.periods, p);
    if (at == data.periods.end()) at = data.periods.insert(data.periods.end(), p);
    auto& o = data.observations;
    o.indicator.push_back(indicator);
    o.area.push_back(row("01203"));
    o.period.push_back(static_cast<std::uint16_t>(at - data.periods.begin()));
    o.role.push_back(role);
    o.status.push_back(status);
    o.value.push_back(value);
    o.part.emplace_back();
    o.qualifier.emplace_back(model::Qualifier::exact);
    o.printed.emplace_back();
    o.note.emplace_back();
  }
};

MapDocument cards(std::vector<std::string> ids) {
  MapDocument document;
  document.subject = {model::AreaSet::municipalities, "", {"01203"}};
  document.extent.areas = {"01203", "01205"};
  document.edit<FigureCards>().indicators = std::move(ids);
  document.show<FigureCards>();
  return document;
}

struct Drawn {
  ComposeCache cache;
  Scene scene;
  View view;
  Drawn(const model::Dataset& data, const MapDocument& document, double w = 1000, double h = 640,
        const std::vector<Rect>& reserved = {}, double scale = 1)
      : view(fit_view(data, document, w, h)) {
    view.metres_per_unit *= scale;
    scene = compose({data, document, thematic(data, document)}, view, Lang::ja, cache, {}, reserved);
  }
  const FigureLayout& layout() { return placed_figures(cache); }
};

std::vector<std::string> labels_of(const LegendBlock& block) {
  std::vector<std::string> labels;
  for (const auto& entry : block.entries) labels.push_back(entry.label);
  return labels;
}

FigureRow only_row(const Planned& country, const std::string& id, model::Wording wording = Lang::ja) {
  return figure_cards(country.data, cards({id}), wording).at(0).rows.at(0);
}

}  // namespace

TEST(Figures, EachStandsWhereItWasMeasured) {
  const Planned country;
  const auto made = figure_cards(country.data, cards({"rate", "hall", "river", "guests", "rate"}), Lang::ja);
  ASSERT_EQ(made.size(), 4u) << "one named twice is shown once";
  const auto city = country.data.areas.centre[country.row("01203")];
  EXPECT_EQ(made[0].title, "西港市");
  EXPECT_EQ(made[0].lonlat, city);
  EXPECT_EQ(made[0].detail, "西港市計画");
  EXPECT_EQ(made[1].title, "市民会館");
  EXPECT_EQ(made[1].lonlat, (geo::Point{140.93, 43.12}));
  EXPECT_EQ(made[2].basis, model::PlaceBasis::municipality_polygon) << "a place that nobody knows";
  EXPECT_EQ(made[2].lonlat, city);
  EXPECT_EQ(made[3].title, "五市町村");
  ASSERT_NE(made[3].partnership, nullptr);
  EXPECT_THAT(made[3].detail, HasSubstr("5市"));
}

TEST(Figures, AStatisticAndAFigureByWardHaveNoCard) {
  Planned country;
  EXPECT_THROW((void)figure_cards(country.data, cards({"ageing-rate"}), Lang::ja), Error);
  EXPECT_THROW((void)figure_cards(country.data, cards({"rat"}), Lang::ja), Error);
  country.data.indicators.back().mapping_unit = model::MappingUnit::ward;
  try {
    (void)figure_cards(country.data, cards({"guests"}), Lang::ja);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::input_wrong);
    EXPECT_THAT(error.message().ja, AllOf(HasSubstr("宿泊者数"), HasSubstr("塗り分け")));
  }
}

TEST(Figures, ARowSaysBaselineThenActualAndTheWay) {
  Planned country;
  auto row = only_row(country, "hall");
  EXPECT_EQ(row.value.label, "基準 2018年度");
  EXPECT_EQ(row.value.words, "1,000人");
  EXPECT_EQ(row.target.label, "目標 2024年度");
  EXPECT_EQ(row.verdict, model::Verdict::unknown);
  EXPECT_EQ(row.verdict_words, "実績未入力");
  EXPECT_TRUE(std::isnan(row.share));
  country.observe(*country.data.find_indicator("hall"), "FY2022", model::Role::actual, 1800, model::Status::entered);
  // Observations are kept by indicator.
  auto& o = country.data.observations;
  const std::size_t last = o.size() - 1;
  for (std::size_t i = last; i > 0 && o.indicator[i - 1] > o.indicator[i]; --i) {
    std::swap(o.indicator[i], o.indicator[i - 1]);
    std::swap(o.period[i], o.period[i - 1]);
    std::swap(o.role[i], o.role[i - 1]);
    std::swap(o.status[i], o.status[i - 1]);
    std::swap(o.value[i], o.value[i - 1]);
  }
  country.data.index();
  row = only_row(country, "hall");
  EXPECT_EQ(row.value.label, "実績 2022年度");
  EXPECT_EQ(row.value.mark, FigureMark::entered);
  EXPECT_NEAR(row.share, 0.8, 1e-9);
  EXPECT_EQ(row.verdict, model::Verdict::on_course);
  EXPECT_EQ(row.verdict_words, "順調");
  const auto legend = *figures_legend(country.data, cards({"hall"}), Lang::ja);
  EXPECT_THAT(labels_of(legend), ElementsAre("順調", HasSubstr("経過率"), HasSubstr("入力値")));
  const auto owed = notes(country.data, cards({"hall"}), thematic(country.data, cards({"hall"})), Lang::ja);
  EXPECT_THAT(owed.sources, HasSubstr("『西港市計画（令和2年）』"));
  EXPECT_THAT(owed.remarks, testing::Contains(HasSubstr("利用者が入力")));
  EXPECT_THAT(owed.remarks, testing::Contains(AllOf(HasSubstr("一般に知られた場所"), HasSubstr("市民会館"))));
}

TEST(Figures, YearsAreWrittenAsTheReaderWishes) {
  const Planned country;
  const auto row = only_row(country, "hall", {Lang::ja, model::YearStyle::japanese});
  EXPECT_EQ(row.value.label, "基準 平成30年度");
  EXPECT_EQ(row.target.label, "目標 令和6年度");
}

struct Marked {
  model::Status status;
  FigureMark mark;
  const char* words;
};
class FigureMarks : public testing::TestWithParam<Marked> {};

TEST_P(FigureMarks, HaveTheirWordAndTheirLegend) {
  Planned country;
  const auto indicator = country.add("lost", "失われた値", model::MappingUnit::municipality, "", "FY2018", 5, "", 0);
  country.observe(indicator, "FY2024", model::Role::target, NAN, GetParam().status);
  country.data.index();
  const auto row = only_row(country, "lost");
  EXPECT_EQ(row.value.mark, FigureMark::none);
  EXPECT_EQ(row.target.mark, GetParam().mark);
  EXPECT_EQ(row.target.words, GetParam().words);
  EXPECT_THAT(labels_of(*figures_legend(country.data, cards({"lost"}), Lang::ja)),
              testing::Contains(HasSubstr(GetParam().words)));
  EXPECT_THAT(labels_of(*figures_legend(country.data, cards({"rate"}), Lang::ja)),
              testing::Not(testing::Contains(HasSubstr(GetParam().words))))
      << "only what occurs is explained";
}
INSTANTIATE_TEST_SUITE_P(Statuses, FigureMarks,
                         testing::Values(Marked{model::Status::missing_in_source, FigureMark::missing_in_source, "記載欠落"},
                                         Marked{model::Status::not_measured, FigureMark::not_measured, "未計測"},
                                         Marked{model::Status::survey_pending, FigureMark::survey_pending, "調査予定"},
                                         Marked{model::Status::not_set, FigureMark::not_set, "目標なし"}));

TEST(Figures, AnInferredTargetIsFramedWithDots) {
  Planned country;
  const auto indicator = country.add("guess", "推定の目標", model::MappingUnit::municipality, "", "FY2018", 5, "", 0);
  country.observe(indicator, "FY2024", model::Role::target, 21, model::Status::inferred);
  country.data.index();
  EXPECT_EQ(only_row(country, "guess").target.mark, FigureMark::inferred);
  Drawn drawn(country.data, cards({"guess"}));
  const auto dotted = look_of(FigureMark::inferred).dash;
  bool framed = false, said = false;
  for (const auto* line : small::items<LineItem>(drawn.scene)) framed = framed || line->dash == dotted;
  for (const auto* text : small::items<TextItem>(drawn.scene)) said = said || text->text.find("推定") != std::string::npos;
  EXPECT_TRUE(framed);
  EXPECT_TRUE(said);
}

TEST(FigureLayout, CardsKeepClearOfEachOtherOfTheFrameAndOfWhatIsReserved) {
  const Planned country;
  for (const double w : {1000.0, 700.0, 520.0}) {
    const std::vector<Rect> reserved{{10, 10, 200, 40}, {w - 70, 10, 60, 60}};
    Drawn drawn(country.data, cards({"rate", "hall", "river", "guests"}), w, 600, reserved);
    const auto& placed = drawn.layout().placed;
    EXPECT_EQ(placed.size() + drawn.layout().dropped.size(), 4u) << w;
    EXPECT_GE(placed.size(), w >= 700 ? 4u : 1u) << w;
    for (std::size_t i = 0; i < placed.size(); ++i) {
      EXPECT_TRUE(within(placed[i].rect, {0, 0, w, 600})) << w;
      EXPECT_TRUE(placed[i].rect.contains(placed[i].end.x, placed[i].end.y)) << "its line ends at it";
      for (const auto& other : reserved) EXPECT_FALSE(overlap(placed[i].rect, other)) << w;
      for (std::size_t j = 0; j < placed.size(); ++j) {
        EXPECT_FALSE(placed[i].rect.contains(placed[j].anchor.x, placed[j].anchor.y)) << "hides no place measured";
        if (i == j) continue;
        EXPECT_FALSE(overlap(placed[i].rect, placed[j].rect)) << w;
        EXPECT_FALSE(crosses(placed[i].rect, placed[j].anchor, placed[j].end)) << "no line runs under a card";
      }
    }
    for (const auto& label : placed_labels(drawn.cache))
      for (const auto& card : placed) EXPECT_FALSE(overlap(label.name, card.rect)) << "names keep clear of cards";
    expect_tidy_words(drawn.scene, 12, "cards");
  }
}

TEST(FigureLayout, WhatFindsNoRoomIsNamed) {
  Planned country;
  std::vector<std::string> ids;
  for (int i = 0; i < 30; ++i) {
    ids.push_back("many-" + std::to_string(i));
    country.add(ids.back(), "指標その" + std::to_string(i), model::MappingUnit::municipality, "", "FY2018", i, "FY2024",
                2 * i + 1);
  }
  country.data.index();
  Drawn drawn(country.data, cards(ids), 640, 420);
  const auto& layout = drawn.layout();
  ASSERT_EQ(layout.placed.size(), 1u);
  EXPECT_EQ(layout.placed[0].block->indicators.size() + layout.dropped.size(), 30u);
  EXPECT_GT(layout.dropped.size(), 0u);
  const auto words = dropped_words(layout, Lang::ja);
  ASSERT_EQ(words.size(), 1u);
  EXPECT_THAT(words[0], AllOf(HasSubstr("ほか" + std::to_string(layout.dropped.size()) + "件"), HasSubstr("など")));

  // On a page the sentence stands in the foot, whatever else has to give way.
  ComposeCache cache;
  const auto page = compose_page(country.data, cards(ids), layout_pixels(1000, 700), Lang::ja, cache);
  bool told = false;
  for (const auto* text : small::items<TextItem>(page)) told = told || text->text.starts_with("ほか2");
  EXPECT_TRUE(told);
}

TEST(FigureLayout, APlaceOutsideTheFrameIsNamedToo) {
  const Planned country;
  auto document = cards({"rate", "hall"});
  document.extent = {};
  document.extent.subject = false;
  document.extent.centre = geo::Point{140.83, 43.03};
  document.extent.width_km = 3;
  Drawn drawn(country.data, document);
  ASSERT_EQ(drawn.layout().placed.size(), 1u) << "the city is there, though its middle is not";
  EXPECT_TRUE(within({drawn.layout().placed[0].anchor.x, drawn.layout().placed[0].anchor.y, 0, 0}, {0, 0, 1000, 640}));
  EXPECT_THAT(drawn.layout().outside, ElementsAre("来館者数"));
}

TEST(FigureLayout, CardsGoWithTheGroundWhilePanning) {
  const Planned country;
  const auto document = cards({"rate", "hall"});
  const auto theme = thematic(country.data, document);
  ComposeCache cache;
  View view = fit_view(country.data, document, 1000, 640, 150);
  (void)compose({country.data, document, theme}, view, Lang::ja, cache);
  const auto before = placed_figures(cache);
  view.centre.x += 20 * view.metres_per_unit;
  (void)compose({country.data, document, theme}, view, Lang::ja, cache);
  const auto& after = placed_figures(cache);
  ASSERT_EQ(before.placed.size(), after.placed.size());
  for (std::size_t i = 0; i < after.placed.size(); ++i) {
    EXPECT_NEAR(before.placed[i].rect.x - 20, after.placed[i].rect.x, 0.01);
    EXPECT_NEAR(before.placed[i].rect.y, after.placed[i].rect.y, 0.01);
  }
}

TEST(FigureLayout, TheMouseFindsTheRow) {
  const Planned country;
  Drawn drawn(country.data, cards({"rate", "hall"}));
  EXPECT_FALSE(figure_at(drawn.cache, 1, 1));
  for (const auto& placed : drawn.layout().placed) {
    const auto heading = figure_at(drawn.cache, placed.rect.x + 3, placed.rect.y + 3);
    ASSERT_TRUE(heading);
    EXPECT_THAT(heading->indicator, IsEmpty());
    for (std::size_t i = 0; i < placed.block->rows.size(); ++i) {
      const Rect row = moved(placed.block->rows[i], placed.rect.x, placed.rect.y);
      const auto hit = figure_at(drawn.cache, row.x + row.w / 2, row.y + row.h / 2);
      ASSERT_TRUE(hit);
      EXPECT_EQ(hit->indicator, country.data.indicators[placed.block->indicators[i]].id);
    }
  }
  auto off = cards({"rate"});
  off.show<FigureCards>(false);
  Drawn without(country.data, off);
  EXPECT_TRUE(without.layout().placed.empty());
}

TEST(FigureLayout, AChosenFigureIsFramed) {
  const Planned country;
  const auto document = cards({"rate", "hall"});
  ComposeCache cache;
  const View view = fit_view(country.data, document, 1000, 640);
  const auto accents = [&](const Highlight& highlight) {
    const auto scene = compose({country.data, document, thematic(country.data, document)}, view, Lang::ja, cache, highlight);
    const auto rects = small::items<RectItem>(scene);
    return std::ranges::count_if(rects, [](const RectItem* r) { return r->stroke == paper::accent; });
  };
  EXPECT_EQ(accents({}), 0);
  EXPECT_EQ(accents({.figure = "hall"}), 1);
}

TEST(Honesty, MissingAreasAreToldApartByTheReason) {
  small::Country country;
  auto& o = country.data.observations;
  o.status[3] = model::Status::not_measured;  // 01104
  o.status[0] = model::Status::inferred;      // 01101
  auto document = small::wards();
  document.edit<AreaFill>().period = "2020-10-01";
  const auto theme = thematic(country.data, document);
  ASSERT_EQ(theme.status.size(), 4u);
  EXPECT_EQ(theme.status[0], model::Status::inferred);
  EXPECT_THAT(inferred_areas(theme), ElementsAre(country.row("01101")));
  EXPECT_THAT(reasons_missing(theme), ElementsAre(FigureMark::not_measured));
  const auto labels = labels_of(legend_of(country.data, document, theme, Lang::ja).front());
  EXPECT_THAT(labels, testing::Contains("未計測"));
  EXPECT_THAT(labels, testing::Contains(HasSubstr("推定値")));
  EXPECT_THAT(labels, testing::Not(testing::Contains("データなし")));

  ComposeCache cache;
  const auto scene = compose({country.data, document, theme}, fit_view(country.data, document, 900, 700), Lang::ja, cache);
  bool hatched = false, dotted = false;
  for (const auto* fill : small::items<FillItem>(scene))
    for (const auto paint : fill->paint_of)
      hatched = hatched || (paint < fill->paints.size() && fill->paints[paint] == no_data_paint(FigureMark::not_measured));
  for (const auto* stroke : small::items<StrokeItem>(scene))
    dotted = dotted || stroke->dash == look_of(FigureMark::inferred).dash;
  EXPECT_TRUE(hatched);
  EXPECT_TRUE(dotted);
}

TEST(Honesty, WithoutARowThereIsNoData) {
  const small::Country country;
  auto document = small::wards();
  document.subject.codes = {"01101", "01102", "01204"};
  document.edit<AreaFill>().period = "2020-10-01";
  const auto theme = thematic(country.data, document);
  EXPECT_THAT(reasons_missing(theme), ElementsAre(FigureMark::none));
  EXPECT_THAT(labels_of(legend_of(country.data, document, theme, Lang::ja).front()), testing::Contains("データなし"));
}

TEST(Wording, SheetsFollowTheReadersYears) {
  const small::Country country;
  auto document = small::wards();
  document.edit<AreaFill>().period = "2020-10-01";
  const auto theme = thematic(country.data, document);
  EXPECT_EQ(subtitle_of(country.data, document, theme, model::YearStyle::japanese).ja, "高齢化率、令和2年10月1日");
  document.subtitle = {"{2020-10-01}の値 {x}", "as of {2020-10-01} {"};
  EXPECT_EQ(subtitle_of(country.data, document, theme).ja, "2020年10月1日の値 {x}");
  EXPECT_EQ(subtitle_of(country.data, document, theme).en, "as of 1 Oct 2020 {");
  document.show<Sites>();
  const auto owed = notes(country.data, document, theme, {Lang::ja, model::YearStyle::japanese});
  EXPECT_THAT(owed.remarks, testing::Contains(HasSubstr("令和7年10月27日")));
}
