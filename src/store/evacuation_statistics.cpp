#include <array>
#include <cmath>
#include <limits>

#include "store/statistics.h"

namespace kuiki::store {
namespace {

using model::AreaKind;
using model::Status;

struct Counts {
  int rows = 0, sites = 0, shelters = 0;
  std::array<int, model::hazard_count> hazards{};

  void add(const Site& site) {
    ++rows;
    sites += site.is_emergency_site;
    shelters += site.is_shelter;
    for (std::size_t h = 0; h < hazards.size(); ++h) hazards[h] += site.hazards[h];
  }
};

std::string hazard_indicator(int hazard) {
  std::string id = "evacuation-sites-" + std::string(model::hazard_id(static_cast<model::Hazard>(hazard)));
  for (char& c : id) {
    if (c == '_') c = '-';
  }
  return id;
}

/// The most recent count of people: the resident register, else the census.
struct Residents {
  double people = 0;
  Status status = Status::printed;
  std::string words;
};
std::optional<Residents> residents(const Statistics& statistics, int area) {
  for (const auto& [id, name] :
       {std::pair{"registry-population", "住民基本台帳人口"}, std::pair{"census-population", "国勢調査人口"}}) {
    const auto series = statistics.find(id);
    if (series == statistics.end()) continue;
    for (auto period = series->second.rbegin(); period != series->second.rend(); ++period) {
      const auto figure = period->second.find(area);
      if (figure == period->second.end() || std::isnan(figure->second.value) || figure->second.value <= 0) continue;
      std::string words = period->first + " の" + name + " " + grouped(figure->second.value) + "人";
      if (!figure->second.note.empty()) words += "（" + figure->second.note + "）";
      return Residents{figure->second.value, figure->second.status, words};
    }
  }
  return std::nullopt;
}

/// Day the sites were taken, from the source row.
std::string period_of(const Geodata& data) {
  for (const auto& indicator : data.indicators) {
    if (indicator.id != "evacuation-sites") continue;
    for (const auto& source : data.sources) {
      if (source.id == indicator.source) return source.vintage;
    }
  }
  throw Error(Fault::input_wrong, {"indicators.csv: 指標「evacuation-sites」の行がありません。追加してください",
                                   "indicators.csv: the row for indicator 'evacuation-sites' is missing; add it"});
}

}  // namespace

void add_evacuation(const Geodata& data, const BuiltAreas& areas, Statistics& to, Warnings& warnings) {
  const auto period = period_of(data);
  std::map<int, Counts> counts;          // municipalities, cities, wards
  std::map<int, Counts> municipalities;  // what each municipality publishes
  for (const auto& site : data.sites) {
    const int municipality = areas.row_of.at(site.municipality), area = areas.row_of.at(site.area);
    municipalities[municipality].add(site);
    counts[municipality].add(site);
    if (area != municipality) counts[area].add(site);

    bool in_some = false, has_districts = false;
    for (const int child : areas.children[municipality]) {
      const auto& district = areas.rows[child];
      if (district.kind != AreaKind::district) continue;
      has_districts = true;
      if (in_some || !geo::contains(areas.focus, static_cast<std::size_t>(district.focus), site.place)) continue;
      counts[child].add(site);
      in_some = true;
    }
    if (has_districts && !in_some) {
      warnings.push_back(
          say("避難場所 {} {} はどの地区にも入りません", "evacuation site {} {} lies in no district", site.id, site.name));
    }
  }
  // Where a municipality publishes sites, an area of it without any has none: 0, not "no data".
  for (const auto& [municipality, published] : municipalities) {
    for (const int child : areas.children[municipality]) counts[child];
  }

  to["evacuation-sites"], to["evacuation-shelters"], to["evacuation-sites-per-10000"];
  for (int h = 0; h < model::hazard_count; ++h) to[hazard_indicator(h)];
  for (const auto& [counted, count] : counts) {
    const int area = counted;
    int publisher = area;
    if (!municipalities.contains(publisher)) publisher = areas.row_of.at(areas.rows[area].parent);
    const auto& published = municipalities.at(publisher);
    const auto put = [&](const std::string& id, int number, int of_publisher, const char* missing) {
      Figure figure{static_cast<double>(number)};
      if (of_publisher == 0) figure = {std::numeric_limits<double>::quiet_NaN(), Status::missing_in_source, missing};
      to[id][period][area] = figure;
    };
    constexpr const char* no_sites = "この市町村の指定緊急避難場所は公開されていない";
    put("evacuation-sites", count.sites, published.sites, no_sites);
    put("evacuation-shelters", count.shelters, published.shelters, "この市町村の指定避難所は公開されていない");
    for (int h = 0; h < model::hazard_count; ++h)
      put(hazard_indicator(h), count.hazards[static_cast<std::size_t>(h)], published.sites, no_sites);
    if (published.sites == 0) continue;
    if (const auto people = residents(to, area)) {
      to["evacuation-sites-per-10000"][period][area] = {count.sites / people->people * 10000, people->status,
                                                        people->words + "に対する値"};
    }
  }
}

}  // namespace kuiki::store
