#include "map/compose_cache.h"

#include <algorithm>
#include <cmath>

#include "geo/thin.h"
#include "map/borders.h"
#include "map/layer_themes.h"
#include "map/links.h"
#include "map/palette.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

/// Tones for areas so that no two neighbours have the same: everyone an own one where there are enough, else the
/// least used that no neighbour has (greedy colouring, largest number of neighbours first).
void choose_tones(const model::Areas& areas, const std::vector<model::AreaRow>& rows, int most, SubjectFacts& facts) {
  const std::size_t n = rows.size();
  facts.tone_of.assign(n, 0);
  facts.tones = static_cast<int>(std::min<std::size_t>(n, static_cast<std::size_t>(most)));
  if (n <= static_cast<std::size_t>(most)) {
    for (std::size_t i = 0; i < n; ++i) facts.tone_of[i] = static_cast<std::uint8_t>(i);
    return;
  }
  std::vector<std::uint32_t> features;
  for (const model::AreaRow row : rows) features.push_back(static_cast<std::uint32_t>(row.index()));
  const geo::Projection plane(geo::ProjectionSpec{});
  std::vector<std::vector<std::uint32_t>> neighbours(n);
  for (const auto& [a, b] : adjacent_shapes(geo::thin_and_project(areas.focus, features, plane, 8))) {
    neighbours[a].push_back(b);
    neighbours[b].push_back(a);
  }
  std::vector<std::uint32_t> order(n);
  for (std::uint32_t i = 0; i < n; ++i) order[i] = i;
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t i) { return neighbours[i].size(); });
  std::vector<int> used(static_cast<std::size_t>(most), 0);
  std::vector<int> tone(n, -1);
  for (const auto i : order) {
    int best = -1;
    for (int t = 0; t < most; ++t) {
      const bool taken = std::ranges::any_of(neighbours[i], [&](std::uint32_t j) { return tone[j] == t; });
      if (!taken && (best < 0 || used[static_cast<std::size_t>(t)] < used[static_cast<std::size_t>(best)])) best = t;
    }
    tone[i] = std::max(0, best);
    ++used[static_cast<std::size_t>(tone[i])];
    facts.tone_of[i] = static_cast<std::uint8_t>(tone[i]);
  }
}

}  // namespace

void ComposeCache::Impl::use(const model::Dataset& dataset) {
  constexpr std::size_t many = 64;  // subjects that a user has gone through
  if (subjects.size() > many) subjects.clear();
  if (data == &dataset && land_hash != 0) return;
  *this = {.held = held};
  data = &dataset;
  for (const model::AreaRow a : dataset.areas.rows()) {
    const auto kind = dataset.areas.kind[a];
    if (kind == model::AreaKind::municipality) land.push_back(a);
    if (kind == model::AreaKind::district && !dataset.areas.is_own(a)) districts.push_back(a);
    if (kind == model::AreaKind::prefecture) prefectures.push_back(a);
  }
  land_hash = hash_rows(land) | 1;
  districts_hash = hash_rows(districts);
  prefectures_hash = hash_rows(prefectures);
}

const SubjectFacts& ComposeCache::Impl::facts(const std::vector<model::AreaRow>& rows) {
  const std::uint64_t hash = hash_rows(rows) | 1;
  SubjectFacts& subject = subjects[hash];
  if (subject.hash == hash) return subject;
  const auto& areas = data->areas;
  subject.hash = hash;
  subject.index_of.assign(areas.size(), -1);
  subject.covered.assign(areas.size(), 0);
  subject.related.assign(areas.size(), 0);
  if (!rows.empty()) subject.common_parent = areas.parent[rows.front()];
  subject.districts_only = !rows.empty();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto a = rows[i].index();
    if (areas.parent[a] != subject.common_parent) subject.common_parent = model::none;
    subject.index_of[a] = static_cast<std::int32_t>(i);
    (areas.national.has_shape(a) ? subject.national : subject.focus_only).push_back(rows[i]);
    subject.districts_only = subject.districts_only && areas.kind[a] == model::AreaKind::district;
    for (model::AreaRow up = rows[i]; up != model::none; up = areas.parent[up]) subject.related[up.index()] = 1;
    if (areas.kind[a] == model::AreaKind::feature) subject.covered[a] = 1;
  }
  // Under the subject: an area that is one or lies in one, and one whose parts all are. Whole prefectures go by their parts'
  // parts, so municipalities come first.
  for (const bool prefecture : {false, true})
    for (std::size_t m = 0; m < data->base_areas(); ++m) {
      if ((areas.kind[m] == model::AreaKind::prefecture) != prefecture) continue;
      bool under = false;
      for (auto up = model::AreaRow(m); up != model::none && !under; up = areas.parent[up])
        under = subject.index_of[up.index()] >= 0;
      const auto& parts = data->children[m];
      const auto is_under = [&](model::AreaRow part) {
        return subject.covered[part.index()] != 0 || subject.index_of[part.index()] >= 0;
      };
      const auto& towns = data->towns[m];
      if (under || (!parts.empty() && std::ranges::all_of(parts, is_under)) ||
          (!towns.empty() && std::ranges::all_of(towns, is_under)))
        subject.covered[m] = subject.related[m] = 1;
    }
  subject.typical_km = typical_km(areas, rows);
  if (subject.districts_only) choose_tones(areas, rows, 9, subject);
  return subject;
}

const std::vector<geo::Point>& ComposeCache::Impl::plane_centres(const View& view) {
  if (centres.size() != data->areas.size() || centres_spec != view.projection->spec()) {
    centres = data->areas.centre;
    view.projection->forward(centres);
    centres.resize(data->areas.size());
    centres_spec = view.projection->spec();
  }
  return centres;
}

geo::Point ComposeCache::Impl::partner_plane(model::AreaRow area, const View& view) {
  const auto [found, is_new] = partner_places.try_emplace(area);
  if (is_new) found->second = partner_place(*data, area);
  return view.projection->forward(found->second);
}

const std::vector<Cluster>& ComposeCache::Impl::site_clusters(const std::string& layer, const Sites& wanted,
                                                              const View& view) {
  const auto [found, is_new] = sites.try_emplace(layer);
  KeptSites& kept = found->second;
  if (is_new || kept.filter != wanted || kept.projection != view.projection->spec())
    kept = {wanted, view.projection->spec(), filtered_facilities(*data, wanted), 0, {}};
  if (kept.scale != view.metres_per_unit) {
    kept.clusters = gather(gather_sites(*data, kept.rows, *view.projection, view.metres_per_unit), view.metres_per_unit);
    kept.scale = view.metres_per_unit;
  }
  return kept.clusters;
}

const Thematic& LayerThemes::of(const Layer& layer) {
  if (layer.id == lead_.layer) return lead_;
  if (cache_ == nullptr) return made_.emplace_back(thematic(data_, document_, layer));
  cache_->impl().use(data_);
  return cache_->impl().theme_of(document_, layer);
}

const Thematic& lead_thematic(const model::Dataset& data, const MapDocument& document, ComposeCache& cache) {
  const Layer* lead = lead_layer(document);
  cache.impl().use(data);
  if (lead == nullptr) return cache.impl().without_lead = thematic(data, document);
  return cache.impl().theme_of(document, *lead);
}

const Thematic& ComposeCache::Impl::theme_of(const MapDocument& document, const Layer& layer) {
  const auto [found, is_new] = themes.try_emplace(layer.id);
  KeptTheme& kept = found->second;
  if (is_new || kept.subject != document.subject || kept.options != layer.options)
    kept = {document.subject, layer.options, thematic(*data, document, layer)};
  return kept.theme;
}

}  // namespace kuiki::map
