#include "store/town_files.h"

#include <cmath>
#include <unordered_map>

#include "store/source_checks.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t municipality_digits = 5;

/// A 町丁・字 code begins with that of its ward or municipality.
std::string municipality_of(const std::string& town) { return town.substr(0, municipality_digits); }

/// The district of a town, empty where none is given.
std::string district_of(const CsvTable& csv, std::size_t row, std::size_t column, const std::string& town,
                        const Geodata& data) {
  const auto& code = csv.text(row, column);
  if (code.empty()) return code;
  for (const auto& district : data.districts.areas) {
    if (district.code != code) continue;
    if (district.municipality == municipality_of(town)) return code;
    throw csv.wrong(row, column,
                    say("地区「{}」は別の市町村（{}）の地区です", "district '{}' is one of another municipality ({})", code,
                        district.municipality));
  }
  throw csv.wrong(row, column, say("地区「{}」の境界がありません", "no boundary has the district '{}'", code));
}

void read_list(const fs::path& file, Geodata& to, const Codes& codes) {
  const CsvTable csv(file);
  const auto code = csv.column("code"), name = csv.column("name"), district = csv.column("district"),
             confidence = csv.column("confidence"), year = csv.column("year"), population = csv.column("population"),
             households = csv.column("households"), km2 = csv.column("source_area_km2"), note = csv.column("note");
  Codes shapes;
  for (const auto& area : to.town_shapes.areas) shapes.insert(area.code);
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    Town town;
    town.code = csv.filled(i, code);
    once.check(csv, i, code, town.code);
    if (!shapes.contains(town.code))
      throw csv.wrong(i, code,
                      say("コード「{}」の境界が towns.topojson にありません（先頭の0が失われていませんか）",
                          "towns.topojson has no shape of '{}' (was a leading zero lost?)", town.code));
    if (!codes.contains(municipality_of(town.code)))
      throw csv.wrong(
          i, code, say("「{}」で始まる市区町村がありません", "there is no municipality '{}'", municipality_of(town.code)));
    town.name = csv.filled(i, name);
    town.district = district_of(csv, i, district, town.code, to);
    town.sure = !town.district.empty() && csv.one_of(i, confidence, {"sure", "guess"}) == "sure";
    town.year = year_of(csv, i, year);
    town.population = static_cast<double>(csv.count(i, population));
    town.households = static_cast<double>(csv.count(i, households));
    town.counted_km2 = csv.number(i, km2);
    if (!(town.counted_km2 > 0))
      throw csv.wrong(i, km2, {"面積は0より大きくなければなりません", "the area must be above 0"});
    town.note = csv.text(i, note);
    to.towns.push_back(std::move(town));
  }
  if (to.towns.size() != shapes.size())
    throw Error(Fault::input_wrong,
                say("boundaries/towns.csv: {}の町丁・字がありますが、towns.topojson の図形は{}です",
                    "boundaries/towns.csv: it has {} towns, towns.topojson has {} shapes", to.towns.size(), shapes.size()));
}

/// Ages of towns; `by_census`: with those of unknown age, and towns that are published together.
std::vector<TownAges> read_ages(const fs::path& file, bool by_census, const Codes& towns) {
  const CsvTable csv(file);
  const auto code = csv.column("code"), young = csv.column("age_0_14"), working = csv.column("age_15_64"),
             old = csv.column("age_65_over"), oldest = csv.column("age_75_over"), total = csv.column("total");
  const auto unknown = csv.find_column("age_unknown"), merged = csv.find_column("merged_with");
  std::vector<TownAges> all;
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    TownAges ages;
    ages.code = csv.filled(i, code);
    once.check(csv, i, code, ages.code);
    if (!towns.contains(ages.code))
      throw csv.wrong(i, code, say("町丁・字「{}」はありません", "there is no town '{}'", ages.code));
    ages.young = csv.number_or_nan(i, young);
    ages.working = csv.number_or_nan(i, working);
    ages.old = csv.number_or_nan(i, old);
    ages.oldest = csv.number_or_nan(i, oldest);
    ages.total = csv.number_or_nan(i, total);
    if (by_census && unknown) ages.unknown = csv.number_or_nan(i, *unknown);
    ages.merged_with = csv.text(i, merged);
    const double sum = ages.young + ages.working + ages.old + ages.unknown;
    if (!std::isnan(sum) && sum != ages.total)
      throw csv.wrong(
          i, total,
          say("年齢別の合計 {} と総数 {} が一致しません", "the ages sum to {}, the total says {}", sum, ages.total));
    if (std::isnan(sum) != std::isnan(ages.oldest) || ages.oldest > ages.old)
      throw csv.wrong(i, oldest, {"75歳以上は65歳以上の内数です", "those of 75 and over are among those of 65 and over"});
    all.push_back(std::move(ages));
  }
  return all;
}

void read_water(const fs::path& file, Geodata& to, const Codes& codes) {
  const CsvTable csv(file);
  const auto code = csv.column("code"), municipality = csv.column("municipality_code"), name = csv.column("name"),
             year = csv.column("year"), population = csv.column("population"), households = csv.column("households");
  for (std::size_t i = 0; i < csv.rows(); ++i)
    to.water.push_back({csv.filled(i, code), known(csv, i, municipality, codes), csv.filled(i, name), year_of(csv, i, year),
                        static_cast<double>(csv.count(i, population)), static_cast<double>(csv.count(i, households))});
}

}  // namespace

void read_towns(const fs::path& folder, Geodata& to, const Codes& codes) {
  read_list(folder / "boundaries" / "towns.csv", to, codes);
  Codes towns;
  for (const auto& town : to.towns) towns.insert(town.code);
  to.census_ages = read_ages(folder / "population" / "towns_census_ages.csv", true, towns);
  to.register_ages = read_ages(folder / "population" / "towns_sapporo_register.csv", false, towns);
  read_water(folder / "population" / "water.csv", to, codes);
}

}  // namespace kuiki::store
