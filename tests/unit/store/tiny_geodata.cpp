#include "store/tiny_geodata.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <random>

#include "base/atomic_file.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

struct Cell {
  int x, y;
  std::string properties;
};

/// One polygon a cell; every edge is an arc that two cells share where they meet.
std::string topojson(const std::vector<Cell>& cells) {
  std::map<std::string, int> arcs;
  std::string arc_list, geometries;
  const auto corner = [](int x, int y) {
    return "[" + std::to_string(14000000 + x * 10000) + "," + std::to_string(4000000 + y * 10000) + "]";
  };
  const auto edge = [&](int x0, int y0, int x1, int y1) {
    const bool forward = x0 + y0 < x1 + y1;
    if (!forward) {
      std::swap(x0, x1);
      std::swap(y0, y1);
    }
    const std::string step = "[" + std::to_string((x1 - x0) * 10000) + "," + std::to_string((y1 - y0) * 10000) + "]";
    const std::string arc = "[" + corner(x0, y0) + "," + step + "]";
    const auto [found, added] = arcs.emplace(arc, static_cast<int>(arcs.size()));
    if (added) arc_list += (arc_list.empty() ? "" : ",\n") + arc;
    return std::to_string(forward ? found->second : ~found->second);
  };
  for (const auto& [x, y, properties] : cells) {
    geometries += (geometries.empty() ? "" : ",\n");
    const std::string south = edge(x, y, x + 1, y), east = edge(x + 1, y, x + 1, y + 1);
    const std::string north = edge(x + 1, y + 1, x, y + 1), west = edge(x, y + 1, x, y);
    geometries += R"({"type":"Polygon","properties":{)" + properties + R"(},"arcs":[[)" + south + "," + east + "," + north +
                  "," + west + "]]}";
  }
  return R"({"type":"Topology","transform":{"scale":[1e-5,1e-5],"translate":[0,0]},"objects":{"areas":{"type":"GeometryCollection","geometries":[)"
         "\n" +
         geometries + "\n]}},\n\"arcs\":[\n" + arc_list + "\n]}\n";
}

/// The four towns: three of 髙﨑市 from west to east (a quarter, a quarter, a half), one of 東区.
std::string town_topojson() {
  const std::string arcs =
      R"([[14020000,4010000],[5000,0],[0,5000],[-5000,0],[0,-5000]],
[[14020000,4015000],[5000,0],[0,5000],[-5000,0],[0,-5000]],
[[14025000,4010000],[5000,0],[0,10000],[-5000,0],[0,-10000]],
[[14000000,4010000],[10000,0],[0,10000],[-10000,0],[0,-10000]])";
  std::string geometries;
  int arc = 0;
  for (const char* code : {"012030010", "01203002001", "01203002002", "011010010"}) {
    if (arc > 0) geometries += ",\n";
    geometries += R"({"type":"Polygon","properties":{"code":")" + std::string(code) + R"("},"arcs":[[)" +
                  std::to_string(arc++) + "]]}";
  }
  return R"({"type":"Topology","transform":{"scale":[1e-5,1e-5],"translate":[0,0]},"objects":{"areas":{"type":"GeometryCollection","geometries":[)"
         "\n" +
         geometries + "\n]}},\n\"arcs\":[\n" + arcs + "\n]}\n";
}

std::string names(const std::string& code, const std::string& name, const std::string& area_class,
                  const std::string& group = "") {
  return R"("code":")" + code + R"(","name":")" + name + R"(","name_en":"En)" + code + R"(","name_kana":"かな","class":")" +
         area_class + '"' + (group.empty() ? "" : R"(,"group":")" + group + '"');
}

}  // namespace

TinyGeodata::TinyGeodata() {
  static std::atomic<int> counter = 0;
  root_ =
      fs::temp_directory_path() / ("kuiki-tiny-" + std::to_string(std::random_device{}()) + "-" + std::to_string(counter++));
  fs::create_directories(root_ / "out");
  fs::create_directories(folder());
  write("sources.csv",
        "id,title,publisher,licence,attribution,vintage,processing\n"
        "n03,行政区域,国,利用規約,行政区域を加工して作成,2022-01-01,簡略化\n"
        "evac,避難場所,国,利用規約,避難場所を加工して作成,2025-10-27,集計\n"
        "ipss-projection,推計,研究所,利用規約,推計を加工して作成,2013-03,計算\n");
  std::string indicators =
      "id,name,name_en,unit,unit_en,decimals,direction,direction_basis,accrual,mapping_unit,source,group,numerator,"
      "denominator,"
      "factor,rationale\n";
  const auto indicator = [&](const std::string& id, const std::string& unit, const std::string& source,
                             const std::string& rate = ",,") {
    indicators +=
        id + "," + id + "," + id + "," + unit + ",unit,1,monitor,judged,level,ward," + source + ",all," + rate + ",方法\n";
  };
  for (const char* id : {"census-population", "projection-population", "projection-age-0-14", "projection-age-15-64",
                         "projection-age-65-over", "registry-population"}) {
    indicator(id, "人", std::string(id).starts_with("projection") ? "ipss-projection" : "n03");
  }
  for (const char* id : {"census-density", "census-change-2010", "projection-ageing-rate", "projection-change-2010",
                         "projection-density", "registry-density", "registry-persons-per-household"}) {
    indicator(id, "率", "n03");
  }
  indicator("registry-households", "世帯", "n03");
  for (const char* id :
       {"", "-flood", "-landslide", "-storm-surge", "-earthquake", "-tsunami", "-large-fire", "-inland-flood", "-volcano"}) {
    indicator("evacuation-sites" + std::string(id), "か所", "evac");
  }
  indicator("evacuation-shelters", "か所", "evac");
  indicator("evacuation-sites-per-10000", "率", "evac");
  for (const char* theme :
       {"", "-health-sports", "-disaster-safety", "-family-welfare", "-community", "-nature", "-culture", "-attraction"}) {
    indicator("ward-projects" + std::string(theme), "件", "n03");
  }
  for (const char* id :
       {"households", "population-0-14", "population-15-64", "population-65-over", "population-75-over",
        "population-age-unknown", "sapporo-register-population", "sapporo-register-age-0-14", "sapporo-register-age-15-64",
        "sapporo-register-age-65-over", "sapporo-register-age-75-over", "births", "deaths"}) {
    indicator(id, "人", "n03");
  }
  for (const char* id : {"population", "change-2020", "share-0-14", "ageing-rate"})
    indicator("projection-2023-" + std::string(id), "人", "ipss-projection");
  indicator("ageing-rate", "%", "n03", "population-65-over,census-population,100");
  indicator("known-ageing-rate", "%", "n03",
            "population-65-over,population-0-14 + population-15-64 + population-65-over,100");
  indicator("birth-rate", "‰", "n03", "births,census-population,1000");
  indicator("natural-change", "人", "n03", "births - deaths,,1");
  write("indicators.csv", indicators);
  write("indicator_groups.csv", "id,name,name_en\nall,すべて,All\n");

  write("boundaries/prefectures.csv", "code,name,name_en,name_kana\n01,北県,Kita,きた\n02,南県,Minami,みなみ\n");
  write("boundaries/designated_cities.csv", "code,name,name_en,name_kana\n01100,北都市,Hokuto-shi,ほくとし\n");
  write("boundaries/municipalities.topojson", topojson({{0, 1, names("01101", "東区", "区", "北都市")},
                                                        {1, 1, names("01102", "西区", "区", "北都市")},
                                                        {2, 1, names("01203", "髙﨑市", "市")},
                                                        {0, 0, names("01204", "丘町", "町", "某郡")},
                                                        {1, 0, names("02201", "青市", "市")}}));
  write("boundaries/focus.topojson", topojson({{2, 1, names("01203", "髙﨑市", "市")}}));
  write("boundaries/districts.geojson",
        R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"taka-west","municipality":"01203","name":"西部","name_en":"West","name_kana":"せいぶ"},
"geometry":{"type":"Polygon","coordinates":[[[140.2,40.1],[140.25,40.1],[140.25,40.2],[140.2,40.2],[140.2,40.1]]]}},
{"type":"Feature","properties":{"code":"taka-east","municipality":"01203","name":"東部","name_en":"East","name_kana":"とうぶ"},
"geometry":{"type":"MultiPolygon","coordinates":[[[[140.25,40.1],[140.25,40.2],[140.3,40.2],[140.3,40.1],[140.25,40.1]]]]}}
]}
)");
  write("boundaries/notes.csv",
        "scale,code,quality,note\nnational,,generalised,簡略化\nfocus,,generalised,詳細\nfocus,01203,generalised,"
        "境界未定\ndistrict,,approximate,推定\ntown,,generalised,町丁の境界\n");
  write("boundaries/towns.topojson", town_topojson());
  write("boundaries/towns.csv",
        "code,name,district,confidence,year,population,households,source_area_km2,note\n"
        "012030010,一町,taka-west,sure,2020,40,20,20,\n"
        "01203002001,二町一丁目,taka-west,guess,2020,5,2,10,推定\n"
        "01203002002,二町二丁目,taka-east,sure,2020,34,15,40,\n"
        "011010010,区の町,,,2015,60,30,30,\n");
  write("population/towns_census_ages.csv",
        "code,age_0_14,age_15_64,age_65_over,age_75_over,age_unknown,total,merged_with\n"
        "012030010,5,20,19,9,1,45,01203002001\n01203002001,,,,,,,012030010\n01203002002,4,20,10,5,0,34,\n");
  write("population/towns_sapporo_register.csv",
        "code,age_0_14,age_15_64,age_65_over,age_75_over,total\n011010010,10,30,20,8,60\n");
  write("population/water.csv",
        "code,municipality_code,name,year,population,households\n012030720,01203,水面調査区,2020,1,1\n");
  write("population/projection_2023.csv",
        "area_code,2025,2050,share_0_14_2050,share_65_over_2050\n01203,76,40,8.5,45.5\n02201,10,9,,\n");
  write("statistics/all.csv",
        "area_code,births@CY2011,births@CY2023,deaths@CY2023,population-65-over@2020-10-01\n01203,7,4,6,29\n02201,,1,,\n");
  write("facilities/evacuation_sites.csv",
        "id,name,municipality_code,area_code,address,lon,lat,flood,landslide,storm_surge,earthquake,tsunami,large_fire,"
        "inland_flood,volcano,"
        "is_emergency_site,is_shelter,location_check,remarks\n"
        "S1,髙﨑公園,01203,01203,\"髙﨑市1-1, 西\",140.21,40.15,1,0,0,1,0,0,0,0,1,0,ok,\n"
        "S2,東小学校,01203,01203,,140.29,40.15,1,0,0,0,0,0,0,0,1,1,ok,要配慮者優先\n"
        "S3,遠い公園,01203,01203,,140.35,40.15,0,0,0,1,0,0,0,0,1,0,outside,\n"
        "S4,区の公園,01100,01101,,140.05,40.15,0,0,0,1,0,0,0,0,1,1,ok,\n"
        "S5,丘会館,01204,01204,,140.05,40.05,0,0,0,0,0,0,0,0,0,1,ok,\n");
  write("facilities/hospitals.csv",
        "id,kind,name,area_code,address,lon,lat,beds,emergency,maternity,stroke_emergency,beds_general,beds_long_term,"
        "beds_psychiatric,location_check\n"
        "H1,hospital,髙﨑病院,01203,髙﨑市2,140.22,40.12,120,1,0,0,100,20,,ok\nH2,clinic,区の診療所,01101,,140.05,40.15,,0,"
        "0,1,,,,ok\n");
  write("facilities/public_facilities.csv",
        "id,kind,category,name,area_code,lon,lat,location_check\nL1,library,図書館,区の図書館,01101,140.06,40.16,ok\n");
  write("backdrop/points.csv",
        "kind,name,area_code,lon,lat,source,note\ncity_hall,髙﨑市役所,01203,140.24,40.13,n03,\nport,髙﨑港,01203,140.21,40."
        "11,n03,\n");
  write("backdrop/lines.geojson",
        R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"kind":"rail","name":"髙﨑線","region":"hokkaido","source":"n03","closed":"2021-04-01"},
"geometry":{"type":"LineString","coordinates":[[140.2,40.1],[140.3,40.2]]}},
{"type":"Feature","properties":{"kind":"lake","region":"hokkaido","source":"n03","area_km2":1.5},
"geometry":{"type":"Polygon","coordinates":[[[140.21,40.11],[140.22,40.11],[140.22,40.12],[140.21,40.11]]]}}
]}
)");
  write("places/places.csv", "municipality_code,name,lon,lat\n01203,一町,140.22,40.15\n");
  write("partnerships/partnerships.csv",
        "id,name,name_en,kind,lead,source_document,source_quote\npair,二市連携,Pair,council,01203,計画,連携する\n");
  write("partnerships/members.csv",
        "partnership_id,area_code,role,basis,note\npair,01203,lead,document,\npair,02201,member,common-knowledge,注\n");
  write("population/census.csv",
        "area_code,area_name,year,population\n01101,東区,2010,100\n01102,西区,2010,200\n01203,髙﨑市,2010,70\n01301,﨑町,"
        "2010,30\n01302,古丘町,2010,50\n"
        "01203,髙﨑市,2020,80\n");
  write("population/projection.csv",
        "area_code,area_name,year,kind,age_0_14,age_15_64,age_65_over,total\n01203,髙﨑市,2010,census,20,60,20,100\n01203,"
        "髙﨑市,2020,projection,10,40,30,80\n");
  write("population/registry.csv",
        "area_code,area_name,date,population,households\n01101,東区,2021-01-01,110,50\n01102,西区,2021-01-01,190,100\n");
  write("population/municipality_changes.csv",
        "date,kind,old_code,old_name,new_code,new_name\n2011-04-01,merged,01301,﨑町,01203,髙﨑市\n2013-04-01,renamed,01302,"
        "古丘町,01204,丘町\n");
  write("population/census_not_surveyed.csv", "area_code,area_name,reason\n");
  write("reference/areas.csv",
        "code,name,area_km2,extent_ns_km,extent_ew_km,basis,source,note\n01203,髙﨑市,94.6,11.1,8.5,document,計画,\n");
  write("reference/totals.csv", "indicator,area_code,period,value,source\ncensus-population,01203,2020-10-01,80,国勢調査\n");
  write("reference/adjacency.csv", "code,neighbour,basis,source,statement\n01203,01102,document,計画,西は西区\n");
}

TinyGeodata::~TinyGeodata() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

void TinyGeodata::write(const std::string& file, const std::string& text) const {
  fs::create_directories((folder() / file).parent_path());
  write_whole(folder() / file, text);
}

std::string TinyGeodata::read(const std::string& file) const { return read_whole(folder() / file); }

void TinyGeodata::replace(const std::string& file, const std::string& from, const std::string& to) const {
  auto text = read(file);
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << file << " has no " << from;
  write(file, text.replace(at, from.size(), to));
}

std::vector<std::vector<std::string>> query(const fs::path& database, const std::string& sql) {
  sqlite3* db = nullptr;
  sqlite3_stmt* statement = nullptr;
  std::vector<std::vector<std::string>> rows;
  if (sqlite3_open_v2(database.string().c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
      sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK) {
    while (sqlite3_step(statement) == SQLITE_ROW) {
      auto& row = rows.emplace_back();
      for (int c = 0; c < sqlite3_column_count(statement); ++c) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, c));
        row.emplace_back(text ? text : "NULL");
      }
    }
  } else {
    ADD_FAILURE() << sql << ": " << sqlite3_errmsg(db);
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return rows;
}

std::string query_one(const fs::path& database, const std::string& sql) {
  const auto rows = query(database, sql);
  if (rows.size() != 1 || rows[0].size() != 1) {
    ADD_FAILURE() << sql << ": " << rows.size() << " rows";
    return {};
  }
  return rows[0][0];
}

}  // namespace kuiki::store
