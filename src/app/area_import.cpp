#include "app/area_import.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/town_shares.h"
#include "app/area_facts.h"
#include "app/area_import_rows.h"
#include "base/error.h"
#include "base/number.h"
#include "base/printable.h"
#include "base/strings.h"
#include "geo/geodesic.h"
#include "geo/topology.h"

namespace kuiki::app {
namespace {

using model::AreaRow;

Text named(const model::Dataset& data, AreaRow row) {
  const auto name = full_name(data, row);
  return say("{} {}", "{} {}", data.areas.code[row], name);
}

bool is_city(const model::Areas& areas, AreaRow row) {
  return areas.kind[row] == model::AreaKind::municipality || areas.kind[row] == model::AreaKind::ward;
}

/// How much of the areas lies in each municipality or ward, the most first.
std::vector<std::pair<double, AreaRow>> places_of(const model::Dataset& data, const geo::PolygonTable& shapes) {
  std::vector<std::uint32_t> features;
  geo::Box box;
  for (std::uint32_t f = 0; f < shapes.features(); ++f) {
    if (!shapes.has_shape(f)) continue;
    features.push_back(f);
    box.add(shapes.feature_box[f]);
  }
  std::vector<std::pair<double, AreaRow>> found;
  for (const auto row : model::areas_of(data, model::AreaSet::municipalities)) {
    const auto& table = data.areas.best(row);
    if (!table.has_shape(row.index()) || !table.feature_box[row.index()].meets(box)) continue;
    double km2 = 0;
    for (const auto& overlap : geo::overlaps(table, row.index(), shapes, features)) km2 += overlap.km2;
    if (km2 > 0) found.emplace_back(km2, row);
  }
  std::ranges::sort(found, std::greater{});
  return found;
}

double ground_of(const geo::PolygonTable& shapes) {
  double km2 = 0;
  for (std::size_t f = 0; f < shapes.features(); ++f)
    if (shapes.has_shape(f)) km2 += geo::area_km2(shapes, f);
  return km2;
}

/// Of which municipality the areas are; throws where they are of another one than was said, or of none.
AreaRow find_city(const model::Dataset& data, const AreaImport& wanted, const ImportedRows& rows) {
  const double ground = ground_of(rows.shapes);
  const auto places = places_of(data, rows.shapes);
  const auto share = [&](double km2) { return format_number(100 * km2 / ground, 0) + "%"; };
  if (places.empty())
    throw Error(Fault::input_wrong,
                say("{}：どの市区町村とも重なりません。座標系を確かめてください（コマンドでは --source-crs）",
                    "{}: it lies in no municipality; check its coordinate system (on the command line: --source-crs)",
                    wanted.file.string()));
  if (!wanted.within) {
    if (places.front().first >= 0.5 * ground) return places.front().second;
    throw Error(Fault::input_wrong,
                say("{}：{} ほか {} 市区町村にまたがっています。市区町村を選んでください（コマンドでは --within）",
                    "{}: it lies in {} and {} more municipalities; choose one (on the command line: --within)",
                    wanted.file.string(), named(data, places.front().second), places.size() - 1));
  }
  const auto& table = data.areas.best(*wanted.within);
  std::vector<std::uint32_t> all(rows.shapes.features());
  for (std::uint32_t f = 0; f < all.size(); ++f) all[f] = f;
  double here = 0;
  for (const auto& overlap : geo::overlaps(table, wanted.within->index(), rows.shapes, all)) here += overlap.km2;
  constexpr double at_least = 0.2;
  if (here >= at_least * ground) return *wanted.within;
  throw Error(Fault::input_wrong,
              say("{}：区域は {} にあり（{}）、{} にあるのは {} だけです。市区町村かファイルを確かめてください",
                  "{0}: the areas lie in {1} ({2}), only {4} of them in {3}; check the municipality or the file",
                  wanted.file.string(), named(data, places.front().second), share(places.front().first),
                  named(data, *wanted.within), share(here)));
}

/// Outlines of the base are generalised: what is nowhere wider is the same border drawn two times.
double sliver_of(const model::Areas& areas, AreaRow city) { return areas.focus.has_shape(city.index()) ? 40 : 250; }

/// Codes that are of no municipality of today: files of before a merger have them.
void tell_old_codes(const model::Dataset& data, const ImportedRows& rows, Warnings& warnings) {
  std::set<std::string> old;
  for (const auto& area : rows.areas)
    if (area.municipality.size() == 5 && !data.find_area(area.municipality)) old.insert(area.municipality);
  if (old.empty()) return;
  warnings.push_back(
      say("今の市区町村にないコードが {} 種類あります（{} など）。合併前の古い年次の境界かもしれません",
          "{} codes are of no municipality of today ({} and others): the boundaries may be of before a merger", old.size(),
          *old.begin()));
}

/// Names that several areas have are told apart by their codes.
void make_distinct(std::vector<store::SetArea>& areas) {
  std::map<std::string, int> count;
  for (const auto& area : areas) ++count[area.name];
  for (auto& area : areas)
    if (count[area.name] > 1 && !area.code.empty()) area.name += "（" + area.code + "）";
}

void find_shares(const model::Dataset& data, AreaImportReport& report) {
  const auto towns = model::areas_of(data, model::AreaSet::towns, report.within);
  auto& set = report.set;
  for (std::size_t i = 0; i < set.areas.size() && !towns.empty(); ++i) {
    for (const auto& part : analysis::town_shares(set.shapes, i, data.areas, towns).parts) {
      report.cut_towns += part.share < 1 ? 1 : 0;
      set.areas[i].towns.push_back({data.areas.code[part.town], part.share});
    }
    std::ranges::sort(set.areas[i].towns, {}, &store::SetArea::Town::code);
  }
}

void make_set(const model::Dataset& data, const AreaImport& wanted, const ImportedRows& rows, AreaImportReport& report) {
  auto& set = report.set;
  set.name = wanted.set_name.empty() ? wanted.file.stem().string() : wanted.set_name;
  set.within = data.areas.code[report.within];
  set.source = wanted.source.empty() ? rows.source : wanted.source;
  set.note = wanted.note;
  set.of_towns = false;
  const bool base_has_towns = !model::areas_of(data, model::AreaSet::towns, report.within).empty();
  const bool coded = std::ranges::all_of(rows.areas, [](const auto& row) { return row.code.size() >= 9; });
  report.towns = rows.kind == model::AreaKind::town && !base_has_towns && coded;
  for (const auto& row : rows.areas) {
    store::SetArea area{.name = row.name, .code = row.code, .quality = model::BoundaryQuality::generalised};
    if (report.towns) area.kind = model::AreaKind::town;
    set.areas.push_back(std::move(area));
  }
  if (!report.towns) make_distinct(set.areas);
}

}  // namespace

AreaImportReport read_areas(const model::Dataset& data, const AreaImport& wanted, const Progress& progress) {
  AreaImportReport report;
  progress.at(0, {"区域を読んでいます", "Reading the areas"});
  auto rows = read_area_rows(data, wanted, report, progress);
  report.within = find_city(data, wanted, rows);
  if (!is_city(data.areas, report.within))
    throw Error(Fault::usage, say("{} は市区町村ではありません", "{} is no municipality", named(data, report.within)));
  tell_old_codes(data, rows, report.warnings);
  make_set(data, wanted, rows, report);
  progress.at(0.5, {"市区町村と照らし合わせています", "Holding it against the municipality"});
  const auto& outline = data.areas.best(report.within);
  report.sliver_m = sliver_of(data.areas, report.within);
  report.coverage = geo::coverage(rows.shapes, outline, report.within.index(), report.sliver_m);
  if (wanted.snap) {
    rows.shapes = geo::fitted(rows.shapes, outline, report.within.index(), report.sliver_m);
    report.fitted = geo::coverage(rows.shapes, outline, report.within.index(), report.sliver_m);
  }
  report.set.shapes = std::move(rows.shapes);
  progress.at(0.8, {"町丁・字と重ねています", "Laying it over the towns"});
  if (!report.towns) find_shares(data, report);
  progress.at(1, {});
  return report;
}

}  // namespace kuiki::app
