#include "app/regions.h"

#include <algorithm>
#include <array>

#include "app/choices.h"
#include "app/edits.h"
#include "app/operations.h"
#include "app/subjects.h"
#include "base/resources.h"
#include "store/csv_table.h"

namespace kuiki::app {
namespace {

using model::AreaKind;
using model::AreaRow;

std::vector<Region> read_regions() {
  const store::CsvTable table(resource("assets/regions.csv"));
  const auto text = [&](std::size_t row, const char* name) { return table.text(row, table.column(name)); };
  std::vector<Region> found;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Region region;
    region.id = table.filled(row, table.column("id"));
    region.name = bilingual(text(row, "name"), text(row, "name_en"));
    region.title = bilingual(text(row, "title"), text(row, "title_en"));
    region.text = bilingual(text(row, "text"), text(row, "text_en"));
    region.map = table.filled(row, table.column("map"));
    region.subject = open_map(region.map).subject;
    found.push_back(std::move(region));
  }
  return found;
}

/// What tells most about an area at first sight, the best first.
constexpr std::array<std::string_view, 4> first_indicators = {"ageing-rate-known-age", "ageing-rate", "census-density",
                                                              "registry-density"};

std::string first_indicator(const model::Dataset& data, const map::Subject& subject) {
  const auto rows = map::subject_rows(data, subject);
  const auto choices = indicator_choices(data, rows);
  for (const auto id : first_indicators) {
    const auto row = data.find_indicator(std::string(id));
    if (!row) continue;
    const auto choice = std::ranges::find(choices, *row, &IndicatorChoice::row);
    if (choice == choices.end() || !choice->available()) continue;
    // What half of the areas lack shows holes instead of the city.
    const auto known = static_cast<std::size_t>(*std::ranges::max_element(choice->known));
    if (2 * known > rows.size()) return std::string(id);
  }
  return {};
}

}  // namespace

std::span<const Region> regions() {
  static const std::vector<Region> all = read_regions();
  return all;
}

const Region* find_region(std::string_view id) {
  const auto found = std::ranges::find(regions(), id, &Region::id);
  return found == regions().end() ? nullptr : &*found;
}

const Region* region_of(const map::MapDocument& document) {
  const auto found = std::ranges::find(regions(), document.subject, &Region::subject);
  return found == regions().end() ? nullptr : &*found;
}

const Region* region_of_city(std::string_view code) {
  const auto found =
      std::ranges::find_if(regions(), [&](const Region& region) { return !code.empty() && region.subject.within == code; });
  return found == regions().end() ? nullptr : &*found;
}

AreaRow city_of(const model::Dataset& data, AreaRow area) {
  const auto& areas = data.areas;
  while (area != model::none && areas.kind[area] != AreaKind::municipality && areas.kind[area] != AreaKind::ward)
    area = areas.kind[area] == AreaKind::prefecture ? model::none : areas.parent[area];
  return area;
}

map::MapDocument city_map(const model::Dataset& data, AreaRow city) {
  map::MapDocument document;
  document.subject = subjects_of(data, city).front().subject;
  return edits::indicator(data, std::move(document), first_indicator(data, document.subject));
}

}  // namespace kuiki::app
