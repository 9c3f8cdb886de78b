#include "store/vector_file.h"

#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <fstream>

#include "base/error.h"
#include "small_gpkg.h"
#include "store/vector_source.h"

namespace kuiki::store {
namespace {

using namespace test;
using testing::HasSubstr;
namespace fs = std::filesystem;

struct Row {
  std::string wkt;  ///< empty = no geometry
  std::optional<double> value;
  std::string word = "あ";
};

const std::vector<Row> rows = {
    {"MULTIPOLYGON(((141 43,142 43,142 44,141 44,141 43),(141.4 43.4,141.6 43.4,141.6 43.6,141.4 43.6,141.4 43.4)),((143 "
     "43,143.1 43,143.1 43.1,143 43.1,143 43)))",
     1.5},
    {"POLYGON((142 43,143 43,143 44,142 44,142 43))", std::nullopt},
    {"", 3.0},
    {"POLYGON((144 43,145 43,145 44,144 44,144 43))", -2.25},
};

/// Writes a layer through OGR; fields value (real), count (integer), word (text).
void write(const fs::path& file, const char* driver, const std::vector<Row>& content, int epsg = 6668,
           const char* const* options = nullptr, const std::string& layer_name = "areas",
           const std::string& value_name = "value") {
  GDALAllRegister();
  GDALDatasetUniquePtr dataset(
      GetGDALDriverManager()->GetDriverByName(driver)->Create(file.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  ASSERT_TRUE(dataset);
  OGRSpatialReference crs, degrees;
  crs.importFromEPSG(epsg);
  degrees.importFromEPSG(6668);
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> transform(OGRCreateCoordinateTransformation(&degrees, &crs));
  const bool shapefile = std::string(driver) == "ESRI Shapefile";
  auto* layer =
      dataset->CreateLayer(layer_name.c_str(), &crs, shapefile ? wkbPolygon : wkbUnknown, const_cast<char**>(options));
  ASSERT_TRUE(layer);
  OGRFieldDefn value(value_name.c_str(), OFTReal), count("count", OFTInteger), word("word", OFTString);
  layer->CreateField(&value);
  layer->CreateField(&count);
  layer->CreateField(&word);
  for (const auto& row : content) {
    OGRFeature feature(layer->GetLayerDefn());
    if (row.value) feature.SetField(0, *row.value);
    feature.SetField(1, 7);
    feature.SetField(2, row.word.c_str());
    if (!row.wkt.empty()) {
      OGRGeometry* shape = nullptr;
      OGRGeometryFactory::createFromWkt(row.wkt.c_str(), nullptr, &shape);
      if (epsg != 6668) shape->transform(transform.get());
      feature.SetGeometryDirectly(shape);
    }
    ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
  }
}

Error failure(const fs::path& file, const std::string& field = "value", std::optional<std::string> layer = {}) {
  try {
    VectorFile opened(file, layer, field);
    opened.read(100);
  } catch (const Error& e) {
    EXPECT_FALSE(e.message().ja.empty());
    return e;
  }
  return Error(Fault::internal, plain("nothing was thrown"));
}

/// What every reader must make of `rows`.
void expect_rows(VectorFile& file, double tolerance_deg, bool keeps_null_shapes = true) {
  const auto layer = file.read(50);
  ASSERT_EQ(layer.values.size(), rows.size());
  ASSERT_EQ(layer.shapes.shape_end.size(), rows.size());
  EXPECT_EQ(layer.values[0], 1.5);
  EXPECT_TRUE(std::isnan(layer.values[1]));
  EXPECT_EQ(layer.values[3], -2.25);
  EXPECT_EQ(layer.vertices, 25u);
  if (!keeps_null_shapes) return;
  EXPECT_EQ(layer.shapes.shape_end, (std::vector<std::uint32_t>{3, 4, 4, 5}));
  EXPECT_THAT(layer.warnings, testing::SizeIs(1));
  EXPECT_THAT(layer.warnings[0].en, HasSubstr("1 row(s) have no shape"));
  geo::Box box;
  for (const auto p : layer.shapes.points) box.add(p);
  EXPECT_NEAR(box.x0, 141, tolerance_deg);
  EXPECT_NEAR(box.y1, 44, tolerance_deg);
  EXPECT_NEAR(box.x1, 145, tolerance_deg);
  for (const auto& extent : {file.stated_extent(), layer.extent}) {
    EXPECT_NEAR(extent.x0, 141, 0.1);
    EXPECT_NEAR(extent.x1, 145, 0.1);
    EXPECT_NEAR(extent.y1, 44, 0.1);
  }
}

TEST(VectorFile, GeoPackage) {
  const Folder folder("vector");
  write(folder / "a.gpkg", "GPKG", rows);
  VectorFile file(folder / "a.gpkg", std::nullopt, "value");
  EXPECT_EQ(file.layer(), "areas");
  expect_rows(file, 0.001);
  EXPECT_EQ(VectorFile(folder / "a.gpkg", "areas", "COUNT").read(10).values[0], 7) << "Latin letters of either case";
}

TEST(VectorFile, GeoPackageWithoutAnIndex) {
  const Folder folder("vector");
  const char* const options[] = {"SPATIAL_INDEX=NO", nullptr};
  write(folder / "a.gpkg", "GPKG", rows, 6668, options);
  VectorFile file(folder / "a.gpkg", std::nullopt, "value");
  expect_rows(file, 0.001);
  run_sql(folder / "a.gpkg", "UPDATE gpkg_contents SET min_x=NULL, min_y=NULL, max_x=NULL, max_y=NULL");
  VectorFile again(folder / "a.gpkg", std::nullopt, "value");
  expect_rows(again, 0.001);
}

TEST(VectorFile, GeoPackageInAPlaneZone) {
  const Folder folder("vector");
  write(folder / "a.gpkg", "GPKG", rows, 6680);
  VectorFile file(folder / "a.gpkg", std::nullopt, "value");
  expect_rows(file, 0.002);
}

TEST(VectorFile, WhatStandsInAGeoPackageNeverRuns) {
  const Folder folder("vector");
  write(folder / "a.gpkg", "GPKG", rows);
  run_sql(folder / "a.gpkg",
          "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r) SELECT n AS OGC_FID, geom, value "
          "FROM areas, r;"
          "INSERT INTO gpkg_contents(table_name,identifier,data_type,srs_id) VALUES('v','v','features',6668);"
          "INSERT INTO gpkg_geometry_columns VALUES('v','geom','POLYGON',6668,0,0);");
  const auto view = failure(folder / "a.gpkg", "value", "v");
  EXPECT_EQ(view.fault(), Fault::input_wrong);
  EXPECT_THAT(view.message().en, HasSubstr("view"));
  VectorFile beside(folder / "a.gpkg", "areas", "value");
  expect_rows(beside, 0.001);
  for (const auto* table : {"gpkg_contents", "gpkg_geometry_columns"}) {
    fs::remove(folder / "b.gpkg");
    write(folder / "b.gpkg", "GPKG", rows);
    run_sql(folder / "b.gpkg", std::string("ALTER TABLE ") + table + " RENAME TO x; CREATE VIEW " + table +
                                   " AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r) SELECT x.* FROM x, r");
    EXPECT_EQ(failure(folder / "b.gpkg").fault(), Fault::input_wrong) << table;
  }
}

TEST(VectorFile, CurvesBecomeShortLines) {
  const Folder folder("vector");
  auto curved = rows;
  curved.push_back({"CURVEPOLYGON(CIRCULARSTRING(146 43,146.5 43.5,147 43,146.5 42.5,146 43))", 9.0});
  write(folder / "a.gpkg", "GPKG", curved);
  VectorFile file(folder / "a.gpkg", std::nullopt, "value");
  const auto layer = file.read(50);
  ASSERT_EQ(layer.values.size(), 5u);
  EXPECT_EQ(layer.values[4], 9.0);
  EXPECT_GT(layer.shapes.ring_end.back() - layer.shapes.ring_end[4], 20u) << "the circle has become many short lines";
}

TEST(VectorFile, GeoJsonAndShapefile) {
  const Folder folder("vector");
  write(folder / "a.geojson", "GeoJSON", rows, 4326);
  VectorFile json(folder / "a.geojson", std::nullopt, "value");
  expect_rows(json, 0.001);
  write(folder / "a.shp", "ESRI Shapefile", rows, 6680, nullptr, "a");
  VectorFile shape(folder / "a.shp", std::nullopt, "value");
  expect_rows(shape, 0.002);
}

TEST(VectorFile, ShapefileOfAJapaneseOffice) {
  const Folder folder("vector");
  const char* const options[] = {"ENCODING=CP932", nullptr};
  write(folder / "towns.shp", "ESRI Shapefile", rows, 6668, options, "towns", "人口");
  fs::remove(folder / "towns.cpg");
  {
    // No code page mark in the table's header either.
    std::fstream dbf(folder / "towns.dbf", std::ios::in | std::ios::out | std::ios::binary);
    dbf.seekp(29);
    dbf.put(0);
  }
  VectorFile file(folder / "towns.shp", std::nullopt, "人口");
  expect_rows(file, 0.001);
  EXPECT_EQ(VectorFile(folder / "towns.shp", std::nullopt, "word").read(50).cells[0], "あ");
}

TEST(VectorFile, AllValuesMissing) {
  const Folder folder("vector");
  auto empty = rows;
  for (auto& row : empty) row.value.reset();
  write(folder / "a.gpkg", "GPKG", empty);
  for (const double v : VectorFile(folder / "a.gpkg", std::nullopt, "value").read(100).values) EXPECT_TRUE(std::isnan(v));
}

TEST(VectorFile, InfiniteValuesAreNoData) {
  const Folder folder("vector");
  write(folder / "a.gpkg", "GPKG", rows);
  const char* const options[] = {"SPATIAL_INDEX=NO", nullptr};
  write(folder / "b.gpkg", "GPKG", rows, 6668, options);
  run_sql(folder / "b.gpkg", "UPDATE areas SET value=9e999 WHERE fid=1");
  const auto layer = VectorFile(folder / "b.gpkg", std::nullopt, "value").read(100);
  EXPECT_TRUE(std::isnan(layer.values[0]));
  EXPECT_THAT(layer.warnings[0].en + layer.warnings[1].en, HasSubstr("infinite"));
}

TEST(VectorFile, SaysWhatIsThere) {
  const Folder folder("vector");
  for (const auto* name : {"a.gpkg", "a.geojson"}) {
    const auto file = folder / name;
    write(file, std::string(name) == "a.gpkg" ? "GPKG" : "GeoJSON", rows, std::string(name) == "a.gpkg" ? 6668 : 4326);
    const auto field = failure(file, "population");
    EXPECT_EQ(field.fault(), Fault::input_wrong);
    EXPECT_THAT(field.message().en, HasSubstr("no field \"population\"; there are: value, count")) << name;
    const auto layer = failure(file, "value", "towns");
    EXPECT_EQ(layer.fault(), Fault::input_wrong);
    EXPECT_THAT(layer.message().en, HasSubstr("no layer \"towns\"; layers of polygons: areas")) << name;
    EXPECT_EQ(VectorFile(file, std::nullopt, "word").read(50).cells[0], "あ") << name;
  }
}

TEST(VectorFile, TextsAreGivenAsTheyAre) {
  const Folder folder("vector");
  auto codes = rows;
  for (auto& row : codes) row.word = "01203";
  write(folder / "a.gpkg", "GPKG", codes);
  VectorFile file(folder / "a.gpkg", std::nullopt, "word");
  EXPECT_EQ(file.also("count"), 0u);
  const auto layer = file.read(50);
  EXPECT_TRUE(layer.values.empty());
  EXPECT_EQ(layer.cells, (std::vector<std::string>(4, "01203")));
  EXPECT_EQ(layer.columns[0], (std::vector<std::string>(4, "7")));
  run_sql(folder / "a.gpkg", "UPDATE areas SET value='1,234' WHERE fid=2");
  EXPECT_EQ(VectorFile(folder / "a.gpkg", std::nullopt, "value").read(50).cells[1], "1,234")
      << "a text in a column of numbers";
}

TEST(VectorFile, NoFileNoVectorFileNoPolygons) {
  const Folder folder("vector");
  EXPECT_EQ(failure(folder / "none.gpkg").fault(), Fault::input_missing);
  std::ofstream(folder / "text.gpkg") << "just words, and enough of them to look like a file";
  EXPECT_EQ(failure(folder / "text.gpkg").fault(), Fault::input_missing);
  std::ofstream(folder / "empty.shp").flush();
  EXPECT_EQ(failure(folder / "empty.shp").fault(), Fault::input_missing);
  for (const auto* name : {"points.gpkg", "points.geojson"}) {
    write(folder / name, std::string(name) == "points.gpkg" ? "GPKG" : "GeoJSON",
          {{"POINT(141 43)", 1.0}, {"LINESTRING(141 43,142 44)", 1.0}}, 4326);
    const auto error = failure(folder / name);
    EXPECT_EQ(error.fault(), Fault::input_wrong) << name;
    EXPECT_THAT(error.message().en, HasSubstr("polygon")) << name;
  }
  write(folder / "nothing.gpkg", "GPKG", {});
  EXPECT_THAT(failure(folder / "nothing.gpkg").message().en, HasSubstr("no rows"));
}

TEST(VectorFile, NamesTheRowOfADamagedShapeAtEveryByte) {
  const Folder folder("vector");
  const char* const options[] = {"SPATIAL_INDEX=NO", nullptr};
  write(folder / "a.gpkg", "GPKG", rows, 6668, options);
  const Blob whole = multipolygon({{square(141, 43, 1), square(141.2, 43.2, 0.1)}});
  for (std::size_t n = 0; n < whole.size(); n += 5) {
    run_sql(folder / "a.gpkg",
            "UPDATE areas SET geom=" + hex(Blob(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(n))) +
                " WHERE fid=2");
    const auto error = failure(folder / "a.gpkg");
    ASSERT_EQ(error.fault(), Fault::input_wrong) << n;
    ASSERT_THAT(error.message().en, HasSubstr("(layer areas): row 2")) << n;
  }
}

TEST(VectorFile, BordersOfTwoRowsStayTheSameInAnyFormat) {
  const Folder folder("vector");
  std::string up, down;
  for (int i = 0; i <= 500; ++i) {
    const std::string p = std::to_string(141.5 + 0.001 * std::sin(i * 1.7)) + " " + std::to_string(43 + i * 0.001);
    up += (i ? "," : "") + p;
    down = p + (i ? "," : "") + down;
  }
  write(folder / "a.gpkg", "GPKG",
        {{"POLYGON((" + up + ",141 43.5,141 43," + up.substr(0, up.find(',')) + "))", 1.0},
         {"POLYGON((" + down + ",142 43,142 43.5," + down.substr(0, down.find(',')) + "))", 2.0}});
  const auto layer = VectorFile(folder / "a.gpkg", std::nullopt, "value").read(200);
  ASSERT_EQ(layer.shapes.ring_end.size(), 2u);
  const auto& points = layer.shapes.points;
  const auto middle = [](geo::Point p) { return p.x > 141.4 && p.x < 141.6 && p.y > 43.01 && p.y < 43.49; };
  std::vector<geo::Point> first, second;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (middle(points[i])) (i < layer.shapes.ring_end[0] ? first : second).push_back(points[i]);
  }
  const auto by_place = [](geo::Point a, geo::Point b) { return std::tie(a.y, a.x) < std::tie(b.y, b.x); };
  std::sort(first.begin(), first.end(), by_place);
  std::sort(second.begin(), second.end(), by_place);
  EXPECT_GT(first.size(), 50u);
  EXPECT_EQ(first, second);
}

TEST(VectorFile, AFileCutOffIsAnErrorAndNoCrash) {
  const Folder folder("vector");
  write(folder / "a.gpkg", "GPKG", rows);
  std::ifstream in(folder / "a.gpkg", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  for (std::size_t n = 50; n < bytes.size(); n += bytes.size() / 23) {
    std::ofstream(folder / "cut.gpkg", std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(n));
    const auto fault = failure(folder / "cut.gpkg").fault();
    EXPECT_TRUE(fault == Fault::input_missing || fault == Fault::input_wrong) << n;
  }
}

TEST(VectorFile, StopsWhenAsked) {
  const Folder folder("vector");
  write(folder / "a.gpkg", "GPKG", rows);
  std::stop_source stop;
  stop.request_stop();
  VectorFile file(folder / "a.gpkg", std::nullopt, "value");
  EXPECT_THROW(file.read(100, Progress({}, stop.get_token())), Cancelled);
}

}  // namespace
}  // namespace kuiki::store
