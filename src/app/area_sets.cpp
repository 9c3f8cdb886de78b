#include "app/area_sets.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/area_facts.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/number.h"
#include "base/printable.h"
#include "base/strings.h"
#include "geo/topology.h"
#include "store/table_file.h"
#include "store/vector_write.h"

namespace kuiki::app {
namespace {

using model::AreaRow;

/// Key figures of an exported area, at the latest time that one of the areas has.
struct KeyFigure {
  std::string_view indicator;
  const char* field;  ///< at most ten letters: a DBF takes no more
  const char* header;
};
constexpr std::array key_figures{
    KeyFigure{"census-population", "residents", "人口（国勢調査）"},
    KeyFigure{"households", "households", "世帯数（国勢調査）"},
    KeyFigure{"census-density", "density", "人口密度（人/km²）"},
    KeyFigure{"population-0-14", "age0_14", "15歳未満人口"},
    KeyFigure{"population-15-64", "age15_64", "15～64歳人口"},
    KeyFigure{"population-65-over", "age65", "65歳以上人口"},
    KeyFigure{"ageing-rate", "ageing_pct", "高齢化率（%）"},
    KeyFigure{"sapporo-register-population", "register", "人口（住民基本台帳・条丁目別）"},
    KeyFigure{"sapporo-register-ageing-rate", "reg_age_pc", "高齢化率（住民基本台帳・条丁目別、%）"},
};

struct KeyColumn {
  const KeyFigure* figure = nullptr;
  model::Period period;
  int decimals = 0;
  std::vector<double> values;
};

std::vector<KeyColumn> key_columns(const model::Dataset& data, const std::vector<AreaRow>& rows) {
  std::vector<KeyColumn> columns;
  for (const auto& figure : key_figures) {
    const auto indicator = data.find_indicator(figure.indicator);
    if (!indicator) continue;
    const auto periods = data.periods_of(*indicator);
    for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
      const auto all = data.values(*indicator, *period);
      KeyColumn column{&figure, *period, std::max(0, data.indicators[*indicator].decimals), {}};
      for (const auto row : rows) column.values.push_back(all[row.index()]);
      if (std::ranges::all_of(column.values, [](double value) { return std::isnan(value); })) continue;
      columns.push_back(std::move(column));
      break;
    }
  }
  return columns;
}

std::string ending_of(const std::filesystem::path& file) {
  auto ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

bool is_table(const std::string& ending) { return ending == ".csv" || ending == ".xlsx"; }

std::size_t towns_of(const NamedAreas& areas, std::size_t i) {
  if (areas.set == nullptr) return 0;
  for (const auto& member : areas.set->members)
    if (member.area == areas.rows[i]) return member.parts.size();
  return 0;
}

/// A number as digits, without marks between them.
std::string digits(double value, int decimals) {
  auto text = format_number(value, decimals);
  std::erase(text, ',');
  return text;
}

void export_table(const model::Dataset& data, const NamedAreas& areas, const std::filesystem::path& file) {
  const auto columns = key_columns(data, areas.rows);
  store::Table table;
  std::vector<store::TableCell> header{{"コード"},         {"区域の組"},     {"名前"},
                                       {"市区町村コード"}, {"町丁・字の数"}, {"面積（km²）"}};
  for (const auto& column : columns)
    header.push_back({std::string(column.figure->header) + " " + model::period_label(column.period).ja});
  table.rows.push_back(std::move(header));
  for (std::size_t i = 0; i < areas.rows.size(); ++i) {
    const auto row = areas.rows[i];
    const auto parent = data.areas.parent[row];
    const auto number = [](double value, int decimals) {
      return std::isfinite(value) ? store::TableCell{digits(value, decimals), true} : store::TableCell{};
    };
    std::vector<store::TableCell> cells{{data.areas.code[row]},
                                        {areas.title},
                                        {data.areas.name[row]},
                                        {parent == model::none ? std::string() : data.areas.code[parent]},
                                        number(static_cast<double>(towns_of(areas, i)), 0),
                                        number(data.areas.area_km2[row], 4)};
    for (const auto& column : columns) cells.push_back(number(column.values[i], column.decimals));
    table.rows.push_back(std::move(cells));
  }
  store::write_table(table, file);
}

void export_shapes(const model::Dataset& data, const NamedAreas& areas, const std::filesystem::path& file) {
  geo::PolygonTable shapes;
  store::VectorColumn code{.name = "code"}, set{.name = "set"}, name{.name = "name"}, parent{.name = "parent"};
  store::VectorColumn towns{.name = "towns", .number = true}, km2{.name = "area_km2", .number = true};
  for (std::size_t i = 0; i < areas.rows.size(); ++i) {
    const auto row = areas.rows[i];
    const auto up = data.areas.parent[row];
    geo::append_copy(data.areas.best(row), row.index(), shapes);
    code.texts.push_back(data.areas.code[row]);
    set.texts.push_back(areas.title);
    name.texts.push_back(data.areas.name[row]);
    parent.texts.push_back(up == model::none ? std::string() : data.areas.code[up]);
    towns.numbers.push_back(static_cast<double>(towns_of(areas, i)));
    km2.numbers.push_back(data.areas.area_km2[row]);
  }
  std::vector<store::VectorColumn> columns{code, set, name, parent, towns, km2};
  for (auto& column : key_columns(data, areas.rows))
    columns.push_back({.name = column.figure->field, .number = true, .texts = {}, .numbers = std::move(column.values)});
  store::write_vector(file, shapes, columns);
}

}  // namespace

store::AreaSet district_set(const model::Dataset& data, const model::TownGrouping& grouping, const AreaSetWords& words) {
  store::AreaSet set{.id = {},
                     .name = words.name,
                     .name_en = {},
                     .source = words.source,
                     .note = words.note,
                     .within = data.areas.code[grouping.within],
                     .of_towns = true,
                     .areas = {},
                     .shapes = {}};
  for (std::size_t d = 0; d < grouping.districts.size(); ++d) {
    const auto& district = grouping.districts[d];
    store::SetArea area{.id = district.id, .name = district.name, .colour = district.colour};
    std::vector<std::uint32_t> features;
    for (std::size_t i = 0; i < grouping.towns.size(); ++i) {
      if (grouping.district_of[i] != static_cast<std::int32_t>(d)) continue;
      area.towns.push_back({data.areas.code[grouping.towns[i]], 1});
      features.push_back(static_cast<std::uint32_t>(grouping.towns[i].index()));
    }
    if (features.empty()) continue;
    geo::append_union(data.areas.focus, features, set.shapes);
    set.areas.push_back(std::move(area));
  }
  return set;
}

DistrictSums district_sums(const model::Dataset& data, const model::TownGrouping& grouping) {
  DistrictSums all{analysis::town_table(data, grouping.towns), {}};
  std::vector<std::vector<analysis::Piece>> pieces(grouping.districts.size() + 1);
  for (std::uint32_t i = 0; i < grouping.towns.size(); ++i) {
    const auto of = grouping.district_of[i];
    auto& list = of == model::TownGrouping::nowhere ? pieces.back() : pieces[static_cast<std::size_t>(of)];
    list.push_back({i, 1});
  }
  for (const auto& column : all.table.columns) {
    std::vector<analysis::Sum> sums;
    for (const auto& of : pieces) sums.push_back(analysis::sum_of(column, of));
    all.sums.push_back(std::move(sums));
  }
  return all;
}

NamedAreas named_areas(const model::Dataset& data, const std::string& name) {
  for (const auto& set : data.own_sets) {
    if (set.id != name && set.name != name) continue;
    NamedAreas areas{set.name, {}, &set};
    for (const auto& member : set.members) areas.rows.push_back(member.area);
    return areas;
  }
  if (const auto row = data.find_area(name)) {
    NamedAreas areas{data.areas.name[*row], model::areas_of(data, model::AreaSet::districts, *row), nullptr};
    if (!areas.rows.empty()) return areas;
  }
  std::string there;
  for (const auto& set : data.own_sets) add_part(there, "、", set.name);
  throw Error(Fault::input_wrong,
              say("区域の組「{}」がありません。{}", "there is no area set '{}'; {}", short_name(name),
                  there.empty() ? Text{"作業ファイルに区域の組はまだありません（kuiki districts、kuiki import areas）",
                                       "the work file has none yet (kuiki districts, kuiki import areas)"}
                                : say("あるのは：{}", "there are: {}", there)));
}

void check_areas_file(const std::filesystem::path& file) {
  const auto ending = ending_of(file);
  if (!is_table(ending) && !store::can_write_vector(file))
    throw Error(Fault::usage, say("{}：書き出せる形式は .geojson、.gpkg、.shp（境界）、.csv、.xlsx（表）です",
                                  "{}: what can be written is .geojson, .gpkg, .shp (boundaries), .csv and .xlsx (a table)",
                                  file.string()));
  check_output(file);
}

void export_areas(const model::Dataset& data, const NamedAreas& areas, const std::filesystem::path& file) {
  check_areas_file(file);
  if (is_table(ending_of(file)))
    export_table(data, areas, file);
  else
    export_shapes(data, areas, file);
}

}  // namespace kuiki::app
