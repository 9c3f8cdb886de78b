#include "map/compose.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "map/palette.h"
#include "map/tones.h"
#include "small_country.h"

using namespace kuiki;
using namespace kuiki::map;

namespace {

struct Stage {
  const small::Country& country;
  MapDocument document;
  Thematic theme;
  View view;
  ComposeCache cache;
  Highlight highlight;

  Stage(const small::Country& c, MapDocument d, double width = 900, double height = 700)
      : country(c),
        document(std::move(d)),
        theme(thematic(c.data, document)),
        view(fit_view(c.data, document, width, height)) {}
  Scene draw() { return compose({country.data, document, theme}, view, Lang::ja, cache, highlight); }
};

/// The item that fills the subject: the one with the most paints.
const FillItem* subject_fill(const Scene& scene, Rgba color) {
  for (const auto* fill : small::items<FillItem>(scene))
    for (const auto& paint : fill->paints)
      if (paint.color == color) return fill;
  return nullptr;
}

bool strokes(const Scene& scene, Rgba color) {
  return std::ranges::any_of(small::items<StrokeItem>(scene),
                             [&](const StrokeItem* stroke) { return stroke->color == color; });
}

}  // namespace

TEST(Compose, FillsTheSubjectByClassAndHatchesWhatIsMissing) {
  const small::Country country;
  Stage stage(country, small::wards());
  const Scene scene = stage.draw();
  EXPECT_EQ(scene.background, paper::sea);
  const auto* fill = subject_fill(scene, stage.theme.colors.front());
  ASSERT_TRUE(fill);
  ASSERT_EQ(fill->paint_of.size(), 4u);
  EXPECT_FALSE(fill->paints[fill->paint_of[0]].hatch);
  EXPECT_EQ(fill->paints[fill->paint_of[1]].color, stage.theme.colors.back());
  EXPECT_TRUE(fill->paints[fill->paint_of[3]].hatch);
}

TEST(Compose, ClipsToTheFrameAndEndsTheClip) {
  const small::Country country;
  Stage stage(country, small::wards());
  const Scene scene = stage.draw();
  const auto clips = small::items<ClipItem>(scene);
  ASSERT_EQ(clips.size(), 2u);
}

TEST(Compose, PanningAndSmallZoomsKeepThePaths) {
  const small::Country country;
  Stage stage(country, small::wards());
  const auto paths_of = [](const Scene& scene) {
    std::vector<const geo::PathSet*> all;
    for (const auto* fill : small::items<FillItem>(scene)) all.push_back(fill->paths.get());
    for (const auto* stroke : small::items<StrokeItem>(scene)) all.push_back(stroke->paths.get());
    return all;
  };
  stage.view.metres_per_unit = 60;
  const Scene first = stage.draw();
  stage.view.centre.x += 40 * stage.view.metres_per_unit;
  stage.view.metres_per_unit = 63;
  const Scene second = stage.draw();
  EXPECT_EQ(paths_of(first), paths_of(second));
  EXPECT_NE(small::items<FillItem>(first)[0]->at, small::items<FillItem>(second)[0]->at);
}

TEST(Compose, AnotherIndicatorOrPaletteKeepsThePaths) {
  const small::Country country;
  Stage stage(country, small::wards());
  const Scene first = stage.draw();
  stage.document.edit<AreaFill>().palette = "green";
  stage.theme = thematic(country.data, stage.document);
  const Scene second = stage.draw();
  ASSERT_EQ(small::items<FillItem>(first).size(), small::items<FillItem>(second).size());
  EXPECT_EQ(small::items<FillItem>(first).back()->paths, small::items<FillItem>(second).back()->paths);
}

TEST(Compose, PlacesShapesWhereTheViewSays) {
  const small::Country country;
  Stage stage(country, small::wards());
  const Scene scene = stage.draw();
  const auto* fill = subject_fill(scene, stage.theme.colors.front());
  ASSERT_TRUE(fill);
  double left = 1e9, bottom = -1e9;
  for (const auto& p : fill->paths->points) {
    left = std::min(left, p.x * fill->at.k + fill->at.dx);
    bottom = std::max(bottom, -p.y * fill->at.k + fill->at.dy);
  }
  const auto corner = stage.view.to_frame(stage.view.projection->forward({141.0, 43.0}));
  EXPECT_NEAR(left, corner.x, 2);
  EXPECT_NEAR(bottom, corner.y, 2);
}

TEST(Compose, LandUnderTheSubjectIsNotDrawnTwice) {
  const small::Country country;
  Stage stage(country, small::wards());
  const Scene scene = stage.draw();
  for (const auto* fill : small::items<FillItem>(scene))
    if (fill->paints.size() == 1 && fill->paints[0].color == paper::land) {
      EXPECT_THAT(fill->paint_of, testing::Contains(255));
    }
  MapDocument all;
  all.subject = {model::AreaSet::basic, "", {}};
  Stage whole(country, all);
  EXPECT_FALSE(subject_fill(whole.draw(), paper::land)) << "all land is subject";
}

TEST(Compose, ApproximateBordersAreDashed) {
  const small::Country country;
  Stage stage(country, small::districts());
  const auto dashed = [](const Scene& scene) {
    return std::ranges::any_of(small::items<StrokeItem>(scene),
                               [](const StrokeItem* stroke) { return !stroke->dash.empty(); });
  };
  EXPECT_TRUE(dashed(stage.draw()));
  Stage wards(country, small::wards());
  EXPECT_FALSE(dashed(wards.draw()));
  wards.document.show<Districts>();
  EXPECT_TRUE(dashed(wards.draw())) << "laid over another subject";
}

TEST(Compose, DistrictsHaveDifferentTones) {
  const small::Country country;
  Stage stage(country, small::districts());
  const Scene scene = stage.draw();
  const auto* fill = small::items<FillItem>(scene).back();
  ASSERT_EQ(fill->paint_of.size(), 2u);
  EXPECT_NE(fill->paints[fill->paint_of[0]].color, fill->paints[fill->paint_of[1]].color);
}

TEST(Compose, FromFarLinesAreHairlinesOrNone) {
  const small::Country country;
  MapDocument all;
  all.subject = {model::AreaSet::basic, "", {}};
  Stage stage(country, all);
  stage.view.metres_per_unit = 3000;
  const Scene scene = stage.draw();
  for (const auto* stroke : small::items<StrokeItem>(scene)) EXPECT_LE(stroke->width, 0.6);
}

TEST(Compose, SelectionIsOutlinedInTheAccent) {
  const small::Country country;
  Stage stage(country, small::wards());
  EXPECT_FALSE(strokes(stage.draw(), paper::accent));
  stage.highlight.selected = country.row("01102");
  EXPECT_TRUE(strokes(stage.draw(), paper::accent));
  stage.highlight.selected = country.row("02201");
  EXPECT_TRUE(strokes(stage.draw(), paper::accent)) << "any area, not the subject's only";
}

TEST(Compose, DetailNearAndNationalOutlinesFar) {
  const small::Country country;
  Stage stage(country, small::wards());
  const auto points = [&] {
    stage.theme = thematic(country.data, stage.document);
    return subject_fill(stage.draw(), stage.theme.colors.front())->paths->points.size();
  };
  stage.view.metres_per_unit = 20;
  const auto near = points();
  stage.view.metres_per_unit = 130;
  EXPECT_GT(near, points());
}

TEST(Compose, LayersOffAreNotDrawn) {
  const small::Country country;
  Stage stage(country, small::wards());
  stage.document.show<AreaFill>(false);
  const Scene scene = stage.draw();
  EXPECT_FALSE(subject_fill(scene, stage.theme.colors.front()));
  EXPECT_TRUE(subject_fill(scene, paper::land)) << "the land stays";
}

TEST(Compose, OddViewsAreNoTrouble) {
  const small::Country country;
  for (const auto& document : {small::wards(), small::districts()}) {
    Stage stage(country, document);
    stage.view.centre = {9e6, -4e6};
    EXPECT_FALSE(stage.draw().items.empty()) << "far out at sea";
    stage.view = fit_view(country.data, document, 1, 1);
    stage.draw();
    stage.view = fit_view(country.data, document, 900, 700);
    stage.view.metres_per_unit = 0.05;
    stage.draw();
    stage.view.metres_per_unit = 50'000;
    stage.draw();
  }
}

TEST(Compose, OneAreaAsSubject) {
  const small::Country country;
  MapDocument one;
  one.subject.codes = {"01203"};
  one.edit<AreaFill>().indicator = "ageing-rate";
  Stage stage(country, one);
  EXPECT_TRUE(subject_fill(stage.draw(), stage.theme.colors.front()));
}

TEST(Compose, ASubjectOfMixedKindsIsDrawnWhole) {
  const small::Country country;
  MapDocument mixed;
  mixed.subject.codes = {"d-east", "02201", "01101"};
  Stage stage(country, mixed);
  std::size_t shapes = 0;
  const Scene scene = stage.draw();
  for (const auto* fill : small::items<FillItem>(scene))
    if (fill->paints[0].color == tone::subject) shapes += fill->paths->shapes();
  EXPECT_EQ(shapes, 3u);
}

TEST(Compose, WithoutSubjectAreasItSaysSo) {
  const small::Country country;
  Stage stage(country, small::wards());
  stage.theme.areas.clear();
  EXPECT_THROW(stage.draw(), Error);
}

TEST(Compose, ACacheServesOneDatasetAfterAnother) {
  const small::Country first;
  ComposeCache cache;
  const auto document = small::wards();
  const auto theme = thematic(first.data, document);
  const View view = fit_view(first.data, document, 900, 700);
  const auto before = compose({first.data, document, theme}, view, Lang::ja, cache).items.size();
  const small::Country second;
  EXPECT_EQ(compose({second.data, document, theme}, view, Lang::ja, cache).items.size(), before);
}
