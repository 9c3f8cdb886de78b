#include "store/geodata.h"

#include <algorithm>
#include <unordered_set>

#include "model/plan_names.h"
#include "store/backdrop_files.h"
#include "store/csv_table.h"
#include "store/facility_files.h"
#include "store/plan_words.h"
#include "store/source_checks.h"
#include "store/statistics_files.h"
#include "store/town_files.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
/// The day a vintage begins ("2022-01-01", "2026-07", "2015"), empty where the text begins with no date.
std::string day_of(const std::string& vintage) {
  const auto digits = [&](std::size_t from, std::size_t n) {
    return vintage.size() >= from + n && vintage.substr(from, n).find_first_not_of("0123456789") == std::string::npos;
  };
  if (!digits(0, 4)) return {};
  std::string day = vintage.substr(0, 4);
  const bool month = vintage.size() > 4 && vintage[4] == '-' && digits(5, 2);
  day += month ? vintage.substr(4, 3) : "-01";
  day += month && vintage.size() > 7 && vintage[7] == '-' && digits(8, 2) ? vintage.substr(7, 3) : "-01";
  return day;
}

void read_sources(const fs::path& file, Geodata& to) {
  const CsvTable csv(file);
  const auto id = csv.column("id"), title = csv.column("title"), publisher = csv.column("publisher"),
             licence = csv.column("licence"), attribution = csv.column("attribution"), vintage = csv.column("vintage"),
             processing = csv.column("processing");
  Once once;
  to.newest = "2000-01-01";
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    once.check(csv, i, id, csv.filled(i, id));
    to.sources.push_back({csv.text(i, id), csv.filled(i, title), csv.filled(i, publisher), csv.filled(i, licence),
                          csv.filled(i, attribution), csv.filled(i, vintage), csv.filled(i, processing)});
    to.newest = std::max(to.newest, day_of(csv.text(i, vintage)));
  }
}

void read_groups(const fs::path& file, Geodata& to) {
  const CsvTable csv(file);
  const auto id = csv.column("id"), name = csv.column("name"), name_en = csv.column("name_en");
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    once.check(csv, i, id, csv.filled(i, id));
    to.groups.push_back({csv.text(i, id), csv.filled(i, name), csv.filled(i, name_en)});
  }
}

/// Where an indicator's definition as a rate stands.
struct RateColumns {
  std::size_t numerator, denominator, factor;
};

RateText rate_of(const CsvTable& csv, std::size_t row, const RateColumns& columns) {
  RateText rate;
  rate.id = csv.text(row, csv.column("id"));
  std::vector<std::string> nothing_below;
  const auto wrong = [&](std::size_t column) {
    return csv.wrong(row, column,
                     {"指標の ID を「 + 」か「 - 」でつないだ式ではありません",
                      "this is no sum of ids of indicators, joined by ' + ' or ' - '"});
  };
  if (!parse_terms(csv.text(row, columns.numerator), rate.plus, rate.minus)) throw wrong(columns.numerator);
  if (!csv.text(row, columns.denominator).empty() &&
      (!parse_terms(csv.text(row, columns.denominator), rate.denominator, nothing_below) || !nothing_below.empty()))
    throw wrong(columns.denominator);
  rate.factor = csv.number(row, columns.factor);
  return rate;
}

void read_indicators(const fs::path& file, Geodata& to) {
  const CsvTable csv(file);
  const auto id = csv.column("id"), name = csv.column("name"), name_en = csv.column("name_en"), unit = csv.column("unit"),
             unit_en = csv.column("unit_en"), decimals = csv.column("decimals"), direction = csv.column("direction"),
             basis = csv.column("direction_basis"), accrual = csv.column("accrual"), mapping = csv.column("mapping_unit"),
             source = csv.column("source"), rationale = csv.column("rationale");
  const auto group = csv.column("group"), numerator = csv.column("numerator"), denominator = csv.column("denominator"),
             factor = csv.column("factor");
  std::vector<std::string> source_ids, group_ids;
  for (const auto& s : to.sources) source_ids.push_back(s.id);
  for (const auto& g : to.groups) group_ids.push_back(g.id);
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    once.check(csv, i, id, csv.filled(i, id));
    model::Indicator row;
    row.id = csv.text(i, id);
    row.name = csv.filled(i, name);
    row.name_en = csv.filled(i, name_en);
    row.unit = csv.text(i, unit);
    row.unit_en = csv.text(i, unit_en);
    row.decimals = static_cast<int>(csv.count(i, decimals));
    if (row.decimals > 3) throw csv.wrong(i, decimals, {"小数点以下は3桁までです", "at most 3 decimals"});
    row.direction = word_of<model::Direction>(csv, i, direction, model::direction_ids());
    row.direction_stated = csv.one_of(i, basis, {"stated", "judged"}) == "stated";
    row.accrual = word_of<model::Accrual>(csv, i, accrual, model::accrual_ids());
    row.mapping_unit = word_of<model::MappingUnit>(csv, i, mapping, model::mapping_unit_ids());
    row.source = csv.one_of(i, source, source_ids);
    row.rationale = csv.filled(i, rationale);
    row.group = csv.one_of(i, group, group_ids);
    if (!csv.text(i, numerator).empty()) to.rates.push_back(rate_of(csv, i, {numerator, denominator, factor}));
    to.indicators.push_back(std::move(row));
  }
}

std::vector<NamedArea> read_names(const fs::path& file, std::size_t digits) {
  const CsvTable csv(file);
  const auto code = csv.column("code"), name = csv.column("name"), name_en = csv.column("name_en"),
             kana = csv.column("name_kana");
  std::vector<NamedArea> names;
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    const auto& text = digits == 5 ? csv.municipality_code(i, code) : csv.filled(i, code);
    if (text.size() != digits || text.find_first_not_of("0123456789") != std::string::npos) {
      throw csv.wrong(i, code,
                      say("コード「{}」は{}桁ではありません（先頭の0が失われていませんか）",
                          "code '{}' is not {} digits (was a leading zero lost?)", text, digits));
    }
    once.check(csv, i, code, text);
    names.push_back({text, csv.filled(i, name), csv.filled(i, name_en), csv.filled(i, kana)});
  }
  return names;
}

void read_boundary_notes(const fs::path& file, Geodata& to, const Codes& codes) {
  const CsvTable csv(file);
  const auto scale = csv.column("scale"), code = csv.column("code"), quality = csv.column("quality"),
             note = csv.column("note");
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    BoundaryNote row{csv.one_of(i, scale, {"national", "focus", "district", "town"}), csv.text(i, code),
                     csv.one_of(i, quality, {"official", "generalised", "approximate"}), csv.filled(i, note)};
    once.check(csv, i, code, row.scale + " " + row.code);
    if (!row.code.empty()) known(csv, i, code, codes);
    to.boundary_notes.push_back(std::move(row));
  }
}

void read_sites(const fs::path& file, Geodata& to, const Codes& codes) {
  const CsvTable csv(file);
  const auto id = csv.column("id"), name = csv.column("name"), municipality = csv.column("municipality_code"),
             area = csv.column("area_code"), address = csv.column("address"), lon = csv.column("lon"),
             lat = csv.column("lat"), emergency = csv.column("is_emergency_site"), shelter = csv.column("is_shelter"),
             check = csv.column("location_check"), remarks = csv.column("remarks");
  std::array<std::size_t, model::hazard_count> hazards{};
  for (std::size_t h = 0; h < hazards.size(); ++h) hazards[h] = csv.column(model::hazard_id(static_cast<model::Hazard>(h)));
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    once.check(csv, i, id, csv.filled(i, id));
    Site site;
    site.id = csv.text(i, id);
    site.name = csv.filled(i, name);
    site.municipality = known(csv, i, municipality, codes);
    site.area = known(csv, i, area, codes);
    site.address = csv.text(i, address);
    site.remarks = csv.text(i, remarks);
    site.place = place_of(csv, i, lon, lat);
    site.is_emergency_site = csv.flag(i, emergency);
    site.is_shelter = csv.flag(i, shelter);
    site.outside = csv.one_of(i, check, {"ok", "outside"}) == "outside";
    for (std::size_t h = 0; h < hazards.size(); ++h) {
      site.hazards[h] = csv.flag(i, hazards[h]);
      if (site.hazards[h] && !site.is_emergency_site) {
        throw csv.wrong(i, hazards[h],
                        {"緊急避難場所でない施設（is_emergency_site が 0）に災害種別があります",
                         "a hazard is given for a facility that is no emergency site (is_emergency_site is 0)"});
      }
    }
    to.sites.push_back(std::move(site));
  }
}

void read_places(const fs::path& file, Geodata& to, const Codes& codes) {
  const CsvTable csv(file);
  const auto municipality = csv.column("municipality_code"), name = csv.column("name"), lon = csv.column("lon"),
             lat = csv.column("lat");
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    to.places.push_back({known(csv, i, municipality, codes), csv.filled(i, name), place_of(csv, i, lon, lat)});
  }
}

void read_partnerships(const fs::path& folder, Geodata& to, const Codes& codes) {
  const CsvTable csv(folder / "partnerships.csv");
  const auto id = csv.column("id"), name = csv.column("name"), name_en = csv.column("name_en"), kind = csv.column("kind"),
             lead = csv.column("lead"), document = csv.column("source_document"), quote = csv.column("source_quote");
  Once once;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    once.check(csv, i, id, csv.filled(i, id));
    to.partnerships.push_back({ids.emplace_back(csv.text(i, id)), csv.filled(i, name), csv.filled(i, name_en),
                               csv.filled(i, kind), csv.text(i, lead).empty() ? "" : known(csv, i, lead, codes),
                               csv.filled(i, document), csv.text(i, quote)});
  }
  const CsvTable members(folder / "members.csv");
  const auto partnership = members.column("partnership_id"), area = members.column("area_code"),
             role = members.column("role"), basis = members.column("basis"), note = members.column("note");
  Once member_once;
  for (std::size_t i = 0; i < members.rows(); ++i) {
    to.members.push_back({members.one_of(i, partnership, ids), known(members, i, area, codes),
                          members.one_of(i, role, model::member_role_ids()),
                          members.one_of(i, basis, model::member_basis_ids()), members.text(i, note)});
    member_once.check(members, i, area, members.text(i, partnership) + " " + members.text(i, area));
  }
}

void read_changes(const fs::path& file, Geodata& to, const Codes& codes) {
  const CsvTable csv(file);
  const auto date = csv.column("date"), kind = csv.column("kind"), old_code = csv.column("old_code"),
             old_name = csv.column("old_name"), new_code = csv.column("new_code");
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    MunicipalityChange change;
    change.date = csv.date(i, date);
    const auto& word = csv.one_of(i, kind, {"merged", "renamed", "split"});
    change.kind = word == "merged"    ? MunicipalityChange::Kind::merged
                  : word == "renamed" ? MunicipalityChange::Kind::renamed
                                      : MunicipalityChange::Kind::split;
    change.old_code = csv.municipality_code(i, old_code);
    change.old_name = csv.filled(i, old_name);
    const auto& list = csv.filled(i, new_code);
    for (std::size_t from = 0; from <= list.size();) {
      const auto to_ = std::min(list.find(';', from), list.size());
      auto code = list.substr(from, to_ - from);
      if (!codes.contains(code))
        throw csv.wrong(i, new_code,
                        say("コード「{}」の区域は境界データにありません", "no boundary has the code '{}'", code));
      change.new_codes.push_back(std::move(code));
      from = to_ + 1;
    }
    if (change.kind != MunicipalityChange::Kind::split && change.new_codes.size() != 1) {
      throw csv.wrong(i, new_code, {"合併・改称の新コードは1つです", "a merger or renaming has one new code"});
    }
    to.changes.push_back(std::move(change));
  }
}

void read_population(const fs::path& folder, Geodata& to, const Codes& codes) {
  read_changes(folder / "municipality_changes.csv", to, codes);
  Codes with_old = codes;
  for (const auto& change : to.changes) with_old.insert(change.old_code);
  {
    const CsvTable csv(folder / "census.csv");
    const auto code = csv.column("area_code"), name = csv.column("area_name"), year = csv.column("year"),
               population = csv.column("population");
    Once once;
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      to.census.push_back({known(csv, i, code, with_old), csv.filled(i, name), year_of(csv, i, year),
                           static_cast<double>(csv.count(i, population))});
      once.check(csv, i, code, csv.text(i, code) + " " + csv.text(i, year));
    }
  }
  {
    const CsvTable csv(folder / "projection.csv");
    const auto code = csv.column("area_code"), year = csv.column("year"), kind = csv.column("kind"),
               young = csv.column("age_0_14"), working = csv.column("age_15_64"), old = csv.column("age_65_over"),
               total = csv.column("total");
    Once once;
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      ProjectionRow row{known(csv, i, code, codes), year_of(csv, i, year),
                        csv.one_of(i, kind, {"census", "projection"}) == "census"};
      row.young = static_cast<double>(csv.count(i, young));
      row.working = static_cast<double>(csv.count(i, working));
      row.old = static_cast<double>(csv.count(i, old));
      row.total = static_cast<double>(csv.count(i, total));
      if (row.total <= 0) throw csv.wrong(i, total, {"総数は0より大きくなければなりません", "the total must be above 0"});
      if (row.young + row.working + row.old != row.total) {
        throw csv.wrong(
            i, total,
            say("年齢3区分の合計 {} と総数 {} が一致しません", "the three age groups sum to {}, the total says {}",
                row.young + row.working + row.old, row.total));
      }
      once.check(csv, i, code, csv.text(i, code) + " " + csv.text(i, year));
      to.projection.push_back(std::move(row));
    }
  }
  {
    const CsvTable csv(folder / "registry.csv");
    const auto code = csv.column("area_code"), date = csv.column("date"), population = csv.column("population"),
               households = csv.column("households");
    Once once;
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      to.registry.push_back({known(csv, i, code, codes), csv.date(i, date), static_cast<double>(csv.count(i, population)),
                             static_cast<double>(csv.count(i, households))});
      once.check(csv, i, code, csv.text(i, code) + " " + csv.text(i, date));
    }
  }
  const CsvTable csv(folder / "census_not_surveyed.csv");
  const auto code = csv.column("area_code"), reason = csv.column("reason");
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    once.check(csv, i, code, csv.text(i, code));
    to.not_surveyed.push_back({known(csv, i, code, codes), csv.filled(i, reason)});
  }
}

void read_reference(const fs::path& folder, Geodata& to, const Codes& codes) {
  const CsvTable csv(folder / "areas.csv");
  const auto code = csv.column("code"), name = csv.column("name"), area = csv.column("area_km2"),
             ns = csv.column("extent_ns_km"), ew = csv.column("extent_ew_km"), basis = csv.column("basis"),
             source = csv.column("source"), note = csv.column("note");
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    to.area_facts.push_back({known(csv, i, code, codes), csv.filled(i, name),
                             csv.one_of(i, basis, {"document", "common-knowledge"}), csv.filled(i, source),
                             csv.text(i, note), csv.number(i, area), csv.number_or_nan(i, ns), csv.number_or_nan(i, ew)});
  }
  const CsvTable pairs(folder / "adjacency.csv");
  const auto one = pairs.column("code"), other = pairs.column("neighbour"), why = pairs.column("basis"),
             from = pairs.column("source"), words = pairs.column("statement");
  for (std::size_t i = 0; i < pairs.rows(); ++i) {
    to.adjacency_facts.push_back({known(pairs, i, one, codes), known(pairs, i, other, codes),
                                  pairs.one_of(i, why, {"document", "common-knowledge"}), pairs.filled(i, from),
                                  pairs.text(i, words)});
  }
}

void read_totals(const fs::path& file, Geodata& to) {
  const CsvTable csv(file);
  const auto indicator = csv.column("indicator"), area = csv.column("area_code"), period = csv.column("period"),
             value = csv.column("value"), source = csv.column("source");
  for (std::size_t i = 0; i < csv.rows(); ++i)
    to.total_facts.push_back(
        {csv.filled(i, indicator), csv.text(i, area), csv.filled(i, period), csv.filled(i, source), csv.number(i, value)});
}

/// The figures of the evacuation sites hold as of the day of their source.
void check_day_of_sites(const fs::path& file, const Geodata& data) {
  const auto indicator = std::ranges::find(data.indicators, "evacuation-sites", &model::Indicator::id);
  if (indicator == data.indicators.end()) return;
  const CsvTable csv(file);
  const auto id = csv.column("id"), vintage = csv.column("vintage");
  for (std::size_t i = 0; i < csv.rows(); ++i)
    if (csv.text(i, id) == indicator->source) static_cast<void>(csv.date(i, vintage));
}

}  // namespace

Geodata read_geodata(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    throw Error(Fault::input_missing,
                say("フォルダー {} がありません。geodata フォルダーの場所を指定してください",
                    "there is no folder {}; name the folder that holds the text sources", folder.string()));
  }
  Geodata data;
  read_sources(folder / "sources.csv", data);
  read_groups(folder / "indicator_groups.csv", data);
  read_indicators(folder / "indicators.csv", data);
  check_day_of_sites(folder / "sources.csv", data);
  const auto boundaries = folder / "boundaries";
  data.prefectures = read_names(boundaries / "prefectures.csv", 2);
  data.cities = read_names(boundaries / "designated_cities.csv", 5);
  data.national = read_topojson(boundaries / "municipalities.topojson");
  data.focus = read_topojson(boundaries / "focus.topojson");
  data.districts = read_districts(boundaries / "districts.geojson");
  data.town_shapes = read_town_shapes(boundaries / "towns.topojson");

  Codes codes;
  for (const auto& area : data.national.areas) codes.insert(area.code);
  for (const auto& city : data.cities) codes.insert(city.code);
  read_boundary_notes(boundaries / "notes.csv", data, codes);
  for (const auto& district : data.districts.areas)
    if (!codes.contains(district.municipality))
      throw Error(Fault::input_wrong,
                  say("boundaries/districts.geojson: 地区 {} の市町村コード「{}」の区域がありません",
                      "boundaries/districts.geojson: district {}: no area has the municipality code '{}'", district.code,
                      district.municipality));
  read_towns(folder, data, codes);
  read_sites(folder / "facilities" / "evacuation_sites.csv", data, codes);
  read_public_facilities(folder / "facilities", data, codes);
  read_backdrop(folder / "backdrop", data, codes);
  read_places(folder / "places" / "places.csv", data, codes);
  read_partnerships(folder / "partnerships", data, codes);
  read_population(folder / "population", data, codes);
  read_statistics(folder, data, codes);
  read_reference(folder / "reference", data, codes);
  read_totals(folder / "reference" / "totals.csv", data);
  return data;
}

}  // namespace kuiki::store
