#include <gmock/gmock.h>

#include "base/error.h"
#include "map/labels.h"
#include "map/links.h"
#include "map/markers.h"
#include "map/tones.h"
#include "row_numbers.h"
#include "small_country.h"

using namespace kuiki;
using namespace kuiki::map;
using testing::ElementsAre;

namespace {
std::vector<std::string> names(const model::Dataset& data, const std::vector<model::FacilityRow>& rows) {
  std::vector<std::string> ids;
  for (const auto row : rows) ids.push_back(data.facilities.id[row]);
  return ids;
}
Scene draw(const small::Country& country, const MapDocument& document, double scale = 1,
           std::vector<PlacedLabel>* labels = nullptr) {
  View view = fit_view(country.data, document, 900, 700);
  view.metres_per_unit *= scale;
  ComposeCache cache;
  Scene scene = compose({country.data, document, thematic(country.data, document)}, view, Lang::ja, cache);
  if (labels != nullptr) *labels = placed_labels(cache);
  return scene;
}
MapDocument with_partnership(const std::string& id) {
  MapDocument document = small::wards();
  document.edit<AreaFill>().indicator.clear();
  document.edit<PartnershipLayer>().partnership = id;
  document.show<PartnershipLayer>();
  return document;
}
}  // namespace

TEST(Facilities, FilterByHazardShelterAndPlace) {
  const small::Country country;
  Sites filter;
  EXPECT_THAT(names(country.data, filtered_facilities(country.data, filter)), ElementsAre("s1", "s2", "s3", "s4"));
  filter.hazards = {model::Hazard::flood, model::Hazard::tsunami};
  EXPECT_THAT(names(country.data, filtered_facilities(country.data, filter)), ElementsAre("s1", "s2", "s4"));
  filter.shelters_only = true;
  EXPECT_THAT(names(country.data, filtered_facilities(country.data, filter)), ElementsAre("s2"));
  filter = {};
  filter.within = "01100";
  EXPECT_THAT(names(country.data, filtered_facilities(country.data, filter)), ElementsAre("s1", "s2"));
  filter.within = "99999";
  EXPECT_THROW(filtered_facilities(country.data, filter), Error);
}

TEST(Facilities, GatheredFarAndSingleNear) {
  std::vector<GatherSite> sites{
      {0, {100, 100}, {100, 100}, 7}, {1, {140, 130}, {140, 130}, 7}, {2, {90'000, 100}, {90'000, 100}, 7}};
  EXPECT_EQ(gather(sites, 20).size(), 3u);
  const auto far = gather(sites, 100);
  ASSERT_EQ(far.size(), 2u);
  EXPECT_EQ(far[0].count, 2u);
  EXPECT_EQ(far[0].only, model::none);
  EXPECT_EQ(far[1].only, 2);
  sites[1].home = 8;
  EXPECT_EQ(gather(sites, 100).size(), 3u) << "never over a border";
}

TEST(Facilities, GatheredAlikeInEveryProjection) {
  const small::Country country;
  auto document = small::wards();
  document.show<Sites>();
  std::vector<model::FacilityRow> rows = filtered_facilities(country.data, {});
  std::vector<std::vector<std::uint32_t>> counts;
  for (const char* looking_at : {"01203", "02201"}) {
    document.extent.areas = {looking_at};
    const View view = fit_view(country.data, document, 900, 700);
    std::vector<std::uint32_t> list;
    for (const auto& cluster : gather(gather_sites(country.data, rows, *view.projection, 300), 300))
      list.push_back(cluster.count);
    counts.push_back(list);
  }
  EXPECT_EQ(counts[0], counts[1]) << "whatever was shown before";
}

TEST(Facilities, TheGridStaysWhilePanningAndCirclesNeverOverlap) {
  EXPECT_EQ(gather_cell(50), gather_cell(60));
  std::vector<GatherSite> sites;
  for (int i = 0; i < 2000; ++i) {
    const geo::Point at{std::fmod(i * 7919.0, 60'000), std::fmod(i * 104'729.0, 60'000)};
    sites.push_back({model::FacilityRow(static_cast<std::size_t>(i)), at, at, 7});
  }
  const double mpu = 100;
  const auto clusters = gather(sites, mpu);
  std::uint32_t total = 0;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    total += clusters[i].count;
    for (std::size_t j = 0; j < i; ++j) {
      if (clusters[i].count < 2 || clusters[j].count < 2) continue;
      const double d =
          std::hypot(clusters[i].plane.x - clusters[j].plane.x, clusters[i].plane.y - clusters[j].plane.y) / mpu;
      EXPECT_GE(d, (clusters[i].size + clusters[j].size) / 2);
    }
  }
  EXPECT_EQ(total, 2000u);
}

TEST(Facilities, TheLegendExplainsWhatTheFrameShows) {
  const small::Country country;
  auto document = small::wards();
  View view = fit_view(country.data, document, 900, 700);
  document.show<Sites>();
  document.extent.areas = {"01203", "01100"};
  view = fit_view(country.data, document, 900, 700, 150);
  view.metres_per_unit = 39;
  const auto near =
      facility_keys(country.data, document.options<Sites>(), fit_view(country.data, document, 4000, 3000, 400));
  ASSERT_EQ(near.size(), 4u) << "site, shelter, both, outside";
  EXPECT_EQ(near.back().symbol.stroke, tone::facility);
  view.metres_per_unit = 200;
  const auto far = facility_keys(country.data, document.options<Sites>(), view);
  std::uint32_t total = 0;
  for (const auto& key : far) total += key.count;
  view.metres_per_unit = 30;
  std::uint32_t alone = 0;
  view.width = view.width * 200 / 30;
  view.height = view.height * 200 / 30;
  for (const auto& key : facility_keys(country.data, document.options<Sites>(), view)) alone += key.count;
  EXPECT_EQ(total, alone) << "gathering changes no count";
}

TEST(Facilities, HollowForThoseOutsideTheirMunicipality) {
  const small::Country country;
  auto document = small::wards();
  document.extent.areas = {"01203"};
  document.show<Sites>();
  bool hollow = false;
  const Scene scene = draw(country, document, 1.5);
  for (const auto* marker : small::items<MarkerItem>(scene)) hollow = hollow || marker->fill == tone::facility_rim;
  EXPECT_TRUE(hollow);
}

TEST(Partners, AllWardsAreTheirCity) {
  const small::Country country;
  const auto found = partners(country.data, *country.data.find_partnership("four-and-port"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].area, country.row("01100"));
  EXPECT_TRUE(found[0].lead);
  EXPECT_EQ(found[1].area, country.row("01203"));
  const auto equal = partners(country.data, *country.data.find_partnership("equals"));
  EXPECT_EQ(equal[0].area, country.row("01101")) << "one ward stays a ward";
}

TEST(Partners, LinksFromTheLeadBetweenEqualsAndThroughAMiddle) {
  const std::vector<geo::Vec2f> marks{{0, 0}, {300, 0}, {300, 300}, {0, 300}, {600, 100}};
  std::vector<Partner> led{{0, true}, {1, false}, {2, false}};
  EXPECT_EQ(link_lines(led, {marks.begin(), marks.begin() + 3}, 10).lines.size(), 2u);
  for (auto& partner : led) partner.lead = false;
  EXPECT_EQ(link_lines(led, {marks.begin(), marks.begin() + 3}, 10).lines.size(), 3u);
  const std::vector<Partner> five{{0, false}, {1, false}, {2, false}, {3, false}, {4, false}};
  const auto star = link_lines(five, marks, 10);
  EXPECT_EQ(star.lines.size(), 5u);
  EXPECT_EQ(star.hub.size(), 1u);
  EXPECT_TRUE(link_lines({{0, false}}, {{0, 0}}, 10).lines.empty());
}

TEST(Partners, LinesKeepOffTheMarks) {
  const std::vector<geo::Vec2f> marks{{0, 0}, {300, 40}};
  for (const auto& line : link_lines({{0, true}, {1, false}}, marks, 10).lines)
    for (const auto& p : line)
      for (const auto& mark : marks) EXPECT_GE(std::hypot(p.x - mark.x, p.y - mark.y), 9.99);
}

TEST(Partnership, IsShadedMarkedLinkedAndNamed) {
  const small::Country country;
  std::vector<PlacedLabel> labels;
  const Scene scene = draw(country, with_partnership("four-and-port"), 1, &labels);
  bool shaded = false;
  for (const auto* fill : small::items<FillItem>(scene))
    for (const auto& paint : fill->paints) shaded = shaded || paint.color == tone::lead;
  EXPECT_TRUE(shaded);
  EXPECT_EQ(small::items<LineItem>(scene).size(), 2u) << "one link with its casing";
  EXPECT_EQ(small::items<MarkerItem>(scene).size(), 3u) << "a ring with its middle for the lead, a ring for the member";
  ASSERT_GE(labels.size(), 2u);
  EXPECT_EQ(labels[0].area, country.row("01100")) << "the city, not its wards";
  for (const auto& label : labels) EXPECT_NE(label.area, country.row("01101"));
}

TEST(Partnership, OneMemberHasAMarkAndNoLink) {
  const small::Country country;
  const Scene scene = draw(country, with_partnership("alone"));
  EXPECT_TRUE(small::items<LineItem>(scene).empty());
  EXPECT_EQ(small::items<MarkerItem>(scene).size(), 1u);
}

TEST(Partnership, WithAnIndicatorItOnlyOutlines) {
  const small::Country country;
  auto document = with_partnership("equals");
  document.edit<AreaFill>().indicator = "ageing-rate";
  const Scene scene = draw(country, document);
  for (const auto* fill : small::items<FillItem>(scene))
    for (const auto& paint : fill->paints) EXPECT_NE(paint.color, tone::member);
}

TEST(Partnership, AnUnknownIdIsNamed) {
  const small::Country country;
  auto document = with_partnership("four-and-ports");
  EXPECT_THROW(draw(country, document), Error);
  document.show<PartnershipLayer>(false);
  EXPECT_NO_THROW(draw(country, document));
}
