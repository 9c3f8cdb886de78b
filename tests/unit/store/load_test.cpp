#include "store/load.h"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>

#include "base/error.h"
#include "row_numbers.h"
#include "small_gpkg.h"
#include "store/wkb.h"

namespace kuiki::store {
namespace {

using namespace test;
using model::AreaKind;
using testing::ElementsAre;
using testing::HasSubstr;

const char* const schema = R"(
CREATE TABLE area(fid INTEGER PRIMARY KEY, geom BLOB, code TEXT, name TEXT, name_en TEXT, name_kana TEXT, kind TEXT, class TEXT, parent TEXT,
  prefecture TEXT, scale TEXT, boundary_quality TEXT, boundary_note TEXT, area_km2 REAL, extent_ns_km REAL, extent_ew_km REAL,
  label_lon REAL, label_lat REAL);
CREATE TABLE area_neighbour(area_code TEXT, neighbour_code TEXT);
CREATE TABLE facility(fid INTEGER PRIMARY KEY, geom BLOB, id TEXT, name TEXT, kind TEXT, area_code TEXT, municipality_code TEXT, address TEXT,
  flood INT, landslide INT, storm_surge INT, earthquake INT, tsunami INT, large_fire INT, inland_flood INT, volcano INT,
  is_shelter INT, is_emergency_site INT, location_check TEXT, remarks TEXT);
CREATE TABLE place(fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, municipality_code TEXT);
CREATE TABLE partnership(id TEXT, name TEXT, name_en TEXT, kind TEXT, lead TEXT, source_document TEXT, source_quote TEXT);
CREATE TABLE partnership_member(partnership_id TEXT, area_code TEXT, role TEXT, basis TEXT, note TEXT);
CREATE TABLE plan(id TEXT, title TEXT, municipality_code TEXT, period_from TEXT, period_to TEXT, document TEXT);
CREATE TABLE plan_node(id TEXT, plan_id TEXT, parent TEXT, kind TEXT, number TEXT, title TEXT, departments TEXT, sdgs TEXT, category TEXT, text TEXT);
CREATE TABLE indicator(id TEXT, plan_id TEXT, node_id TEXT, name TEXT, name_en TEXT, unit TEXT, unit_en TEXT, direction TEXT, direction_basis TEXT,
  accrual TEXT, mapping_unit TEXT, place TEXT, rationale TEXT, document TEXT, line INT, decimals INT, source TEXT);
CREATE TABLE observation(indicator_id TEXT, area_code TEXT, period TEXT, role TEXT, part TEXT, value REAL, qualifier TEXT, printed TEXT, status TEXT, note TEXT);
CREATE TABLE source(id TEXT, title TEXT, publisher TEXT, licence TEXT, attribution TEXT, vintage TEXT, processing TEXT);
CREATE TABLE area_reference(code TEXT, name TEXT, area_km2 REAL, extent_ns_km REAL, extent_ew_km REAL, basis TEXT, source TEXT, note TEXT);
CREATE TABLE adjacency_reference(code TEXT, neighbour TEXT, basis TEXT, source TEXT, statement TEXT);
)";

std::string area_row(const std::string& code, const std::string& name, const std::string& kind, const std::string& parent,
                     const std::string& scale, const std::string& geometry, double km2 = 1) {
  return "INSERT INTO "
         "area(geom,code,name,name_en,name_kana,kind,parent,prefecture,scale,boundary_quality,boundary_note,area_km2,extent_"
         "ns_km,"
         "extent_ew_km,label_lon,label_lat) VALUES(" +
         geometry + ",'" + code + "','" + name + "','','','" + kind + "'," + (parent.empty() ? "NULL" : "'" + parent + "'") +
         ",'北海道','" + scale + "','generalised',''," + std::to_string(km2) + ",1,1,141,43);";
}

const Ring outer = square(141, 43, 1), hole = square(141.2, 43.2, 0.1), island = square(143, 43, 0.1);

class Load : public testing::Test {
 protected:
  void SetUp() override {
    std::string sql = schema;
    sql += area_row("01203", "小樽市", "municipality", "01", "focus", hex(multipolygon({{outer, hole}, {island}})), 243.8);
    sql += area_row("01203", "小樽市", "municipality", "01", "national", hex(multipolygon({{outer}})), 243);
    sql += area_row("otaru-shioya", "塩谷", "district", "01203", "focus", hex(multipolygon({{square(141, 43, 0.5)}})));
    sql += area_row("01", "北海道", "prefecture", "", "national", hex(multipolygon({{square(140, 42, 5)}})));
    sql += area_row("01100", "札幌市", "municipality", "01", "national", "NULL");
    sql += "INSERT INTO area_neighbour VALUES('01203','01100'),('01100','01203'),('01203','01100');";
    sql += "INSERT INTO facility VALUES(1," + hex(point(141.1, 43.1)) +
           ",'f1','潮見台小学校','evacuation_site','01203','01203','潮見台1',0,1,0,0,1,0,0,0,1,1,'ok',''),(2," +
           hex(point(141.2, 43.2)) + ",'f2','避難所','shelter','01203','01203','',0,0,0,0,0,0,0,0,1,0,'outside','注意');";
    sql += "INSERT INTO place VALUES(1," + hex(point(141.3, 43.3)) + ",'髙島','01203');";
    sql +=
        "INSERT INTO partnership "
        "VALUES('p','連携','Link','city-region','01100','doc','quote'),('q','対等','Equal','x','','','');";
    sql += "INSERT INTO partnership_member VALUES('p','01100','lead','document',''),('p','01203','member','document','n');";
    sql +=
        "INSERT INTO indicator(id,name,unit,direction,accrual,decimals) "
        "VALUES('ageing','高齢化率','%','down','level',1),('pop','人口','人','monitor','level',NULL);";
    sql +=
        "INSERT INTO observation(indicator_id,area_code,period,role,value,status) VALUES"
        "('pop','01203','2020-10-01','actual',111299,'printed'),('ageing','01203','2020-10-01','actual',40.9,'printed'),"
        "('ageing','01203','2010-10-01','actual',31.2,'printed'),('ageing','01100','2010-10-01','actual',NULL,'missing_in_"
        "source'),"
        "('ageing',NULL,'FY2018','target',30,'printed');";
    sql += "INSERT INTO source(id,title) VALUES('n03','行政区域');";
    sql += "INSERT INTO area_reference VALUES('01203','小樽市',243.83,NULL,NULL,'b','s','n');";
    sql += "INSERT INTO adjacency_reference VALUES('01203','01100','document','004','st');";
    run_sql(file, sql);
  }

  Error failure() {
    try {
      load_dataset(file);
    } catch (const Error& e) {
      return e;
    }
    return Error(Fault::internal, plain("nothing was thrown"));
  }

  Folder folder{"load"};
  std::filesystem::path file = folder / "test.gpkg";
};

TEST_F(Load, MergesScalesAndSortsByCode) {
  const auto data = load_dataset(file);
  const auto& areas = data->areas;
  EXPECT_THAT(areas.code, ElementsAre("01", "01100", "01203", "otaru-shioya"));
  EXPECT_THAT(areas.parent, ElementsAre(model::AreaRow(), model::AreaRow(0), model::AreaRow(0), model::AreaRow(2)));
  EXPECT_THAT(areas.prefecture, testing::Each(model::AreaRow(0)));
  EXPECT_EQ(areas.kind[3], AreaKind::district);
  EXPECT_DOUBLE_EQ(areas.area_km2[2], 243.8) << "the best shape's";
  ASSERT_EQ(areas.national.features(), 4u);
  ASSERT_EQ(areas.focus.features(), 4u);
  EXPECT_FALSE(areas.national.has_shape(3));
  EXPECT_FALSE(areas.national.has_shape(1)) << "a row without geometry";
  EXPECT_TRUE(areas.focus.has_shape(2));
  EXPECT_EQ(areas.focus.rings_of(2).second - areas.focus.rings_of(2).first, 3u);
  EXPECT_EQ(areas.focus.feature_end[2] - areas.focus.first_part(2), 2u);
  EXPECT_FALSE(geo::contains(areas.focus, 2, {141.25, 43.25})) << "in the hole";
  EXPECT_TRUE(geo::contains(areas.focus, 2, {143.05, 43.05})) << "on the island";
  EXPECT_EQ(areas.neighbours(2).size(), 1u);
  EXPECT_EQ(areas.neighbours(2)[0], 1);
  EXPECT_EQ(areas.neighbours(3).size(), 0u);
  EXPECT_EQ(data->find_area("01203"), 2);
}

TEST_F(Load, FacilitiesPlacesPartnerships) {
  const auto data = load_dataset(file);
  ASSERT_EQ(data->facilities.size(), 2u);
  EXPECT_TRUE(data->facilities.for_hazard(0, model::Hazard::tsunami));
  EXPECT_TRUE(data->facilities.for_hazard(0, model::Hazard::landslide));
  EXPECT_FALSE(data->facilities.for_hazard(0, model::Hazard::flood));
  EXPECT_EQ(data->facilities.hazards[1], 0);
  EXPECT_TRUE(data->facilities.outside[1]);
  EXPECT_EQ(data->facilities.place[0], (geo::Point{141.1, 43.1}));
  EXPECT_EQ(data->places.name[0], "髙島");
  ASSERT_EQ(data->partnerships.size(), 2u);
  EXPECT_EQ(data->partnerships[0].lead, 1);
  EXPECT_EQ(data->partnerships[1].lead, model::none);
  EXPECT_EQ(data->partnerships[0].members.size(), 2u);
}

TEST_F(Load, FiguresAreOrderedAndMissingOnesAreNoNumber) {
  const auto data = load_dataset(file);
  ASSERT_EQ(data->observations.size(), 5u);
  EXPECT_EQ(data->periods.size(), 3u);
  EXPECT_TRUE(std::is_sorted(data->periods.begin(), data->periods.end()));
  const auto ageing = *data->find_indicator("ageing");
  const auto values = data->values(ageing, *model::parse_period("2010-10-01"));
  EXPECT_TRUE(std::isnan(values[1]));
  EXPECT_DOUBLE_EQ(values[2], 31.2);
  EXPECT_EQ(data->indicators[0].decimals, 1);
  EXPECT_EQ(data->indicators[1].decimals, -1);
  EXPECT_EQ(data->indicator_begin, (std::vector<std::uint32_t>{0, 4, 5}));
}

TEST_F(Load, ReferenceFacts) {
  const auto areas = load_area_references(file);
  ASSERT_EQ(areas.size(), 1u);
  EXPECT_DOUBLE_EQ(areas[0].area_km2, 243.83);
  EXPECT_TRUE(std::isnan(areas[0].extent_ns_km));
  EXPECT_EQ(load_adjacency_references(file)[0].neighbour, "01100");
}

TEST_F(Load, SaysWhatIsMissing) {
  run_sql(file, "ALTER TABLE facility DROP COLUMN tsunami; ALTER TABLE facility DROP COLUMN volcano");
  EXPECT_EQ(failure().fault(), Fault::input_wrong);
  EXPECT_THAT(failure().message().en,
              HasSubstr("table facility of " + file.string() + " lacks the column(s) tsunami, volcano"));
  run_sql(file, "DROP TABLE observation");
  run_sql(file, "DROP TABLE facility");
  EXPECT_EQ(failure().fault(), Fault::input_wrong);
  EXPECT_THAT(failure().message().en, HasSubstr("no table"));
}

TEST_F(Load, SaysWhichRowIsWrong) {
  struct Case {
    const char* sql;
    const char* words;
  };
  for (const auto& [sql, words] :
       {Case{"UPDATE area SET parent='99999' WHERE fid=3",
             "table area, row 3 (otaru-shioya): there is no area with the code \"99999\""},
        Case{"UPDATE area SET kind='village' WHERE fid=1", "table area, row 1: the value \"village\""},
        Case{"UPDATE area SET code='' WHERE fid=1", "it has no code"},
        Case{"UPDATE area SET scale='national' WHERE fid=1", "another row of the same code"},
        Case{"UPDATE area SET prefecture='東京都' WHERE fid=1", "no prefecture"},
        Case{"UPDATE area SET parent='01203' WHERE code='01'", "in a circle"},
        Case{"UPDATE facility SET geom=NULL WHERE fid=2", "table facility, row 2: it has no point"},
        Case{"UPDATE facility SET area_code='x' WHERE fid=2", "table facility, row 2: there is no area with the code \"x\""},
        Case{"UPDATE observation SET period='soon' WHERE rowid=2", "table observation, row 2: the period \"soon\""},
        Case{"UPDATE observation SET role='wish' WHERE rowid=2", "the value \"wish\""},
        Case{"UPDATE observation SET indicator_id='?' WHERE rowid=5", "table observation, row 5"},
        Case{"UPDATE partnership_member SET partnership_id='?'", "no partnership"},
        Case{"UPDATE area_neighbour SET neighbour_code='?'", "table area_neighbour, row 1"}}) {
    const auto before = folder / "before.gpkg";
    std::filesystem::copy_file(file, before, std::filesystem::copy_options::overwrite_existing);
    run_sql(file, sql);
    const auto error = failure();
    EXPECT_EQ(error.fault(), Fault::input_wrong) << sql;
    EXPECT_THAT(error.message().en, HasSubstr(words)) << sql;
    std::filesystem::copy_file(before, file, std::filesystem::copy_options::overwrite_existing);
  }
  EXPECT_NO_THROW(load_dataset(file));
}

TEST_F(Load, NoDatabaseAtAll) {
  const auto fault_of = [](const std::filesystem::path& path) {
    try {
      load_dataset(path);
      return Fault::internal;
    } catch (const Error& e) {
      EXPECT_THAT(e.message().ja, HasSubstr(path.string()));
      return e.fault();
    }
  };
  EXPECT_EQ(fault_of(folder / "none.gpkg"), Fault::input_missing);
  EXPECT_EQ(fault_of(std::filesystem::temp_directory_path()), Fault::input_missing);
  std::ofstream(folder / "text.gpkg") << "this is no database, only a text that is longer than sixteen bytes";
  EXPECT_EQ(fault_of(folder / "text.gpkg"), Fault::input_missing);
  std::ofstream(folder / "empty.gpkg").flush();
  EXPECT_EQ(fault_of(folder / "empty.gpkg"), Fault::input_missing);
}

TEST_F(Load, AFileCutOffAnywhereIsAnErrorAndNoCrash) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto cut = folder / "cut.gpkg";
  for (std::size_t n = 100; n < bytes.size(); n += bytes.size() / 37) {
    std::ofstream(cut, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(n));
    EXPECT_THROW(load_dataset(cut), Error) << n;
  }
  for (std::size_t at = 100; at < bytes.size(); at += 997) {
    std::string torn = bytes;
    for (std::size_t i = at; i < std::min(bytes.size(), at + 60); ++i) torn[i] = static_cast<char>(0xa5 ^ torn[i]);
    std::ofstream(cut, std::ios::binary).write(torn.data(), static_cast<std::streamsize>(torn.size()));
    try {
      load_dataset(cut);  // may still be readable where only words were hit
    } catch (const Error&) {
    }
  }
}

TEST_F(Load, ADamagedShapeIsFoundAtEveryByte) {
  const Blob whole = multipolygon({{outer, hole}, {island}});
  for (std::size_t n = 0; n < whole.size(); n += 7) {
    run_sql(file, "UPDATE area SET geom=" + hex(Blob(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(n))) +
                      " WHERE fid=1");
    const auto error = failure();
    ASSERT_EQ(error.fault(), Fault::input_wrong) << n;
    ASSERT_THAT(error.message().en, HasSubstr("table area, row 1")) << n;
  }
}

// The blob reader alone, byte by byte, under the sanitizers.
struct CountingSink {
  std::size_t points = 0;
  double sum = 0;
  void ring(const RingView& ring, bool) {
    points += ring.size();
    for (std::uint32_t i = 0; i < ring.size(); ++i) sum += ring[i].x;
  }
  void end_part() {}
};

TEST(Wkb, NeverReadsBeyondTheBlob) {
  const Blob whole = multipolygon({{outer, hole}, {island}});
  for (std::size_t n = 0; n < whole.size(); ++n) {
    const std::vector<std::uint8_t> cut(whole.begin(),
                                        whole.begin() + static_cast<std::ptrdiff_t>(n));  // its own allocation
    CountingSink sink;
    EXPECT_THROW(read_gpkg_polygons(cut, sink), DamagedGeometry) << n;
  }
  const Blob one = point(141, 43);
  for (std::size_t n = 0; n < one.size(); ++n) {
    const std::vector<std::uint8_t> cut(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(n));
    EXPECT_THROW(static_cast<void>(read_gpkg_point(cut)), DamagedGeometry) << n;
  }
  // Lengths that lie.
  for (std::size_t at = 8; at < whole.size(); ++at) {
    for (const std::uint8_t value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      Blob wrong = whole;
      wrong[at] = value;
      CountingSink sink;
      try {
        read_gpkg_polygons(wrong, sink);
      } catch (const DamagedGeometry&) {
      }
    }
  }
  CountingSink sink;
  EXPECT_EQ(read_gpkg_polygons(whole, sink), GeometryKind::polygons);
  EXPECT_EQ(sink.points, 15u);
}

TEST(Wkb, HeadersAndKinds) {
  CountingSink sink;
  EXPECT_EQ(read_gpkg_polygons(point(1, 2), sink), GeometryKind::other);
  Blob empty = header();
  empty[3] |= 0x10;
  EXPECT_EQ(read_gpkg_polygons(empty, sink), GeometryKind::none);
  Blob curve = header();
  curve.push_back(1);
  put32(curve, 10);
  put32(curve, 0);
  EXPECT_EQ(read_gpkg_polygons(curve, sink), GeometryKind::curved);
  Blob unknown = header();
  unknown.push_back(1);
  put32(unknown, 77);
  EXPECT_THROW(read_gpkg_polygons(unknown, sink), DamagedGeometry);
  Blob nested = header();
  for (int i = 0; i < 40; ++i) {
    nested.push_back(1);
    put32(nested, 7);
    put32(nested, 1);
  }
  EXPECT_THROW(read_gpkg_polygons(nested, sink), DamagedGeometry);

  // With an envelope, and with heights (ISO 1003) to pass over.
  Blob high = header();
  high[3] |= 1 << 1;
  for (int i = 0; i < 4; ++i) put64(high, 0);
  high.push_back(1);
  put32(high, 1003);
  put32(high, 1);
  put32(high, 4);
  for (int i = 0; i < 4; ++i) {
    put64(high, 10);
    put64(high, 20);
    put64(high, 30);
  }
  CountingSink other;
  EXPECT_EQ(read_gpkg_polygons(high, other), GeometryKind::polygons);
  EXPECT_EQ(other.sum, 40);
  high[3] |= 7 << 1;
  EXPECT_THROW(read_gpkg_polygons(high, other), DamagedGeometry);
  // Big-endian.
  Blob big = header();
  big.push_back(0);
  for (const auto b : {0, 0, 0, 1}) big.push_back(static_cast<std::uint8_t>(b));
  Blob x;
  put64(x, 141.5);
  big.insert(big.end(), x.rbegin(), x.rend());
  big.insert(big.end(), x.rbegin(), x.rend());
  EXPECT_EQ(read_gpkg_point(big), (geo::Point{141.5, 141.5}));
  EXPECT_FALSE(read_gpkg_point(multipolygon({})));
}

}  // namespace
}  // namespace kuiki::store
