#include "map/extent.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/links.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

constexpr double km_a_degree = 111.2;

double cos_deg(double degrees) { return std::cos(degrees * std::numbers::pi / 180); }

/// Area of a part's outer ring on a sphere's local plane: only to tell specks from islands.
double rough_km2(std::span<const geo::Point> ring) {
  double twice = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) twice += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  return std::abs(twice) / 2 * km_a_degree * km_a_degree * (ring.empty() ? 1 : cos_deg(ring.front().y));
}

void add_parts(const geo::PolygonTable& table, std::size_t f, std::vector<GroundPart>& parts) {
  for (auto p = table.first_part(f); p < table.feature_end[f]; ++p) {
    GroundPart part{{}, table.ring(table.first_ring(p))};
    for (const auto& point : part.ring) part.box.add(point);
    parts.push_back(part);
  }
}

double gap_km(const geo::Box& a, const geo::Box& b) {
  const double dx = std::max({0.0, a.x0 - b.x1, b.x0 - a.x1}) * cos_deg((a.y0 + b.y0) / 2);
  const double dy = std::max({0.0, a.y0 - b.y1, b.y0 - a.y1});
  return std::hypot(dx, dy) * km_a_degree;
}

std::vector<GroundPart> without_specks(const std::vector<GroundPart>& parts) {
  std::vector<char> is_large;
  std::vector<geo::Box> large;
  for (const auto& part : parts) {
    is_large.push_back(rough_km2(part.ring) >= 100);
    if (is_large.back()) large.push_back(part.box);
  }
  std::vector<GroundPart> kept;
  std::size_t last = 0;  // areas lie in order: the one that was near the last part is mostly near this one too
  for (std::size_t i = 0; i < parts.size(); ++i) {
    bool keep = is_large[i] != 0 || large.empty();
    for (std::size_t tried = 0; tried < large.size() && !keep; ++tried) {
      const std::size_t j = (last + tried) % large.size();
      if (gap_km(parts[i].box, large[j]) <= 300) {
        keep = true;
        last = j;
      }
    }
    if (keep) kept.push_back(parts[i]);
  }
  return kept;
}

std::vector<model::AreaRow> wanted_rows(const model::Dataset& data, const MapDocument& document) {
  std::vector<model::AreaRow> rows;
  rows.reserve(document.extent.areas.size());
  for (const auto& code : document.extent.areas) rows.push_back(require_area(data, code));
  if (!rows.empty()) return rows;
  rows = subject_rows(data, document.subject);
  // Far members of a partnership (舞鶴 of the ferry from 小樽) belong to what is shown, where the subject has part in it.
  for (const auto& layer : document.layers)
    if (const auto* partnership = shown_partnership(data, layer); partnership && takes_part(data, *partnership, rows))
      for (const auto& partner : partners(data, *partnership))
        if (std::ranges::find(rows, partner.area) == rows.end()) rows.push_back(partner.area);
  return rows;
}

}  // namespace

std::vector<GroundPart> ground_parts(const model::Dataset& data, const MapDocument& document) {
  const Extent& extent = document.extent;
  if (extent.areas.empty() && extent.centre) {
    const auto c = *extent.centre;
    const double dy = extent.height_km / 2 / km_a_degree,
                 dx = extent.width_km / 2 / km_a_degree / std::max(0.05, cos_deg(c.y));
    return {{{c.x - dx, c.y - dy, c.x + dx, c.y + dy}, {}}};
  }
  std::vector<GroundPart> parts;
  for (const model::AreaRow row : wanted_rows(data, document)) add_parts(data.areas.best(row), row.index(), parts);
  if (const auto* features = features_to_fit(data, document)) {
    std::erase_if(parts, [&](const GroundPart& part) { return !features->main.contains(part.box.center()); });
    return parts;
  }
  geo::Box all;
  for (const auto& part : parts) all.add(part.box);
  return all.width() > 8 || all.height() > 8 ? without_specks(parts) : parts;
}

const model::FeatureSet* features_to_fit(const model::Dataset& data, const MapDocument& document) {
  const Extent& extent = document.extent;
  return extent.areas.empty() && !extent.centre ? features_of(data, document.subject) : nullptr;
}

std::vector<geo::Point> points_of_main(const model::Areas& areas, const model::FeatureSet& set) {
  const auto& table = areas.focus;
  const std::size_t last = set.first.index() + set.count;
  const auto first_ring = table.rings_of(set.first.index()).first;
  const std::size_t end_ring = table.rings_of(last - 1).second;
  std::vector<geo::Point> points;
  if (first_ring == end_ring) return points;
  const std::size_t from = table.first_point(first_ring);
  const std::size_t to = table.ring_end[end_ring - 1];
  constexpr std::size_t enough = 60'000;
  const std::size_t step = (to - from) / enough + 1;
  for (std::size_t i = from; i < to; i += step)
    if (set.main.contains(table.points[i])) points.push_back(table.points[i]);
  return points;
}

geo::Box ground_box(const model::Dataset& data, const MapDocument& document) {
  if (const auto* features = features_to_fit(data, document)) return features->main;
  geo::Box all;
  for (const auto& part : ground_parts(data, document)) all.add(part.box);
  return all;
}

}  // namespace kuiki::map
