#include "app/feature_files.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "intake/feature_file.h"

namespace kuiki::app {
namespace fs = std::filesystem;
namespace {

/// A file of some size is read to what is seen at eight times the scale of the whole on a large screen; a smaller one as it is.
double cell_of(const fs::path& file, const geo::Box& lonlat) {
  constexpr std::uintmax_t small_file = 32u << 20;
  constexpr double pixels = 2048 * 8;
  constexpr double metres_a_degree = 111.2e3;
  std::error_code ec;
  const auto bytes = fs::file_size(file, ec);
  if (ec || bytes < small_file || lonlat.empty()) return 0;
  return std::max(lonlat.width(), lonlat.height()) * metres_a_degree / pixels;
}

void visit_subjects(map::MapDocument& document, const auto& visit) {
  visit(document.subject);
  for (auto& layer : document.layers)
    if (auto* shown = map::measured(layer.options); shown != nullptr && shown->subject) visit(*shown->subject);
}

template <class Value>
void append_column(model::Column<Value, model::AreaRow>& into, std::size_t first,
                   const model::Column<Value, model::AreaRow>& from, std::size_t begin, std::size_t count) {
  if (from.size() <= begin) return;
  into.resize(first);
  const auto end = std::min(from.size(), begin + count);
  into.insert(into.end(), from.begin() + static_cast<std::ptrdiff_t>(begin),
              from.begin() + static_cast<std::ptrdiff_t>(end));
}

void append_outlines(const geo::PolygonTable& from, std::size_t begin, std::size_t count, geo::PolygonTable& into) {
  for (std::size_t f = begin; f < begin + count; ++f) {
    for (auto part = from.first_part(f); part < from.feature_end[f]; ++part) {
      for (auto r = from.first_ring(part); r < from.part_end[part]; ++r) {
        const auto ring = from.ring(r);
        into.points.insert(into.points.end(), ring.begin(), ring.end());
        into.close_ring();
      }
      into.close_part();
    }
    into.close_feature();
  }
}

std::uint16_t period_row(model::Dataset& data, const model::Period& period) {
  const auto found = std::ranges::find(data.periods, period);
  const auto at = static_cast<std::uint16_t>(found - data.periods.begin());
  if (found == data.periods.end()) data.periods.push_back(period);
  return at;
}

void append_set(const model::Dataset& from, const model::FeatureSet& old, model::Dataset& into) {
  const std::size_t begin = old.first.index();
  const std::size_t first = into.areas.size();
  const auto moved = [&](model::AreaRow row) { return model::AreaRow(row.index() - begin + first); };
  while (into.areas.focus.features() < first) into.areas.focus.close_feature();
  append_outlines(from.areas.focus, begin, old.count, into.areas.focus);
  append_column(into.areas.kind, first, from.areas.kind, begin, old.count);
  append_column(into.areas.area_km2, first, from.areas.area_km2, begin, old.count);
  append_column(into.areas.centre, first, from.areas.centre, begin, old.count);
  append_column(into.areas.name, first, from.areas.name, begin, old.count);
  auto set = old;
  set.first = model::AreaRow(first);
  for (auto& row : set.far) row = moved(row);
  into.feature_sets.push_back(std::move(set));
  const auto indicator = from.find_indicator(old.id);
  if (!indicator) return;
  from.each_column(*indicator, [&](const model::FigureColumn& column) {
    auto copy = column;
    copy.indicator = model::IndicatorRow(into.indicators.size());
    copy.period = period_row(into, from.periods[column.period]);
    auto rows = std::make_shared<std::vector<model::AreaRow>>(*column.areas);
    for (auto& row : *rows) row = moved(row);
    copy.areas = std::move(rows);
    into.columns.push_back(std::move(copy));
  });
  into.indicators.push_back(from.indicators[*indicator]);
}

}  // namespace

std::vector<map::FileSource> sources_of(const map::MapDocument& document) {
  std::vector<map::FileSource> sources;
  auto copy = document;
  visit_subjects(copy, [&](const map::Subject& subject) {
    if (!subject.source.empty() && std::ranges::find(sources, subject.source) == sources.end())
      sources.push_back(subject.source);
  });
  return sources;
}

void resolve_files(map::MapDocument& document, const fs::path& folder) {
  std::vector<std::pair<std::string, std::string>> renamed;
  visit_subjects(document, [&](map::Subject& subject) {
    auto& source = subject.source;
    if (source.empty() || fs::path(source.file).is_absolute()) return;
    const auto before = source.id();
    source.file = fs::absolute(folder / source.file).lexically_normal().string();
    renamed.emplace_back(before, source.id());
  });
  for (auto& layer : document.layers)
    if (auto* shown = map::measured(layer.options))
      for (const auto& [before, after] : renamed)
        if (shown->indicator == before) shown->indicator = after;
}

bool lacks_files(const model::Dataset& data, const map::MapDocument& document) {
  return std::ranges::any_of(sources_of(document),
                             [&](const map::FileSource& source) { return data.find_features(source.id()) == nullptr; });
}

model::DatasetPtr with_files(const model::DatasetPtr& data, const map::MapDocument& document, Warnings& warnings,
                             const Progress& progress) {
  if (!lacks_files(*data, document)) return data;
  auto more = std::make_shared<model::Dataset>(*data);
  for (const auto& source : sources_of(document)) {
    if (more->find_features(source.id()) != nullptr) continue;
    const auto cell_for = [&](const geo::Box& lonlat) { return cell_of(source.file, lonlat); };
    auto report = intake::read_features({source, cell_for}, *more, progress);
    std::ranges::move(report.warnings, std::back_inserter(warnings));
  }
  more->index();
  return more;
}

model::DatasetPtr with_files_of(const model::DatasetPtr& data, const model::Dataset& old) {
  if (old.feature_sets.empty() || !data->feature_sets.empty()) return data;
  auto more = std::make_shared<model::Dataset>(*data);
  for (const auto& set : old.feature_sets) append_set(old, set, *more);
  more->index();
  return more;
}

map::MapDocument map_of_file(const fs::path& file) {
  map::MapDocument document;
  auto& source = document.subject.source;
  source.file = fs::absolute(file).lexically_normal().string();
  source.value = intake::first_figures(source);
  document.title = plain(file.stem().string());
  map::AreaFill fill;
  fill.indicator = source.id();
  document.layers = {{.id = "areas", .options = fill}, {.id = "labels", .options = map::Labels{}}};
  document.furniture.ranking = false;
  return document;
}

std::span<const std::string_view> feature_endings() {
  static constexpr std::array<std::string_view, 11> endings{".shp", ".gpkg", ".geojson", ".json", ".topojson", ".fgb",
                                                            ".gml", ".kml",  ".kmz",     ".tab",  ".zip"};
  return endings;
}

bool is_feature_file(const fs::path& file) {
  const auto endings = feature_endings();
  return std::ranges::find(endings, lower_ascii(file.extension().string())) != endings.end();
}

}  // namespace kuiki::app
