#include "app/choropleth.h"

#include <cairo.h>
#include <gmock/gmock.h>

#include <cmath>
#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"
#include "map/palette.h"
#include "store/small_gpkg.h"

namespace kuiki::app {
namespace {

using store::test::Folder;
using store::test::hex;
using store::test::multipolygon;
using store::test::Ring;
using store::test::run_sql;
using store::test::square;
using testing::HasSubstr;
namespace fs = std::filesystem;

/// A GeoPackage of squares in a row near Komoro, without an index; values as SQL.
fs::path write(const Folder& folder, const std::vector<std::string>& values, const std::string& name = "a.gpkg") {
  std::string sql =
      "CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, "
      "organization_coordsys_id INT, definition TEXT);"
      "CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, min_x REAL, min_y REAL, "
      "max_x REAL, max_y REAL, srs_id INT);"
      "CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INT, z INT, m "
      "INT);"
      "INSERT INTO gpkg_spatial_ref_sys VALUES('JGD2011',6668,'EPSG',6668,'GEOGCS');"
      "INSERT INTO gpkg_contents(table_name,data_type,srs_id) VALUES('towns','features',6668);"
      "INSERT INTO gpkg_geometry_columns VALUES('towns','geom','MULTIPOLYGON',6668,0,0);"
      "CREATE TABLE towns(fid INTEGER PRIMARY KEY, geom BLOB, value REAL, name TEXT);";
  for (std::size_t i = 0; i < values.size(); ++i) {
    sql += "INSERT INTO towns(geom,value,name) VALUES(" +
           hex(multipolygon({{square(138.4 + 0.02 * static_cast<double>(i), 36.3, 0.02)}})) + "," + values[i] + ",'町');";
  }
  run_sql(folder / name, sql);
  return folder / name;
}

ChoroplethRequest request(const fs::path& file, const fs::path& output) {
  ChoroplethRequest r;
  r.file = file;
  r.output = output;
  r.value = "value";
  r.page = map::layout_pixels(1000, 600);
  return r;
}

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;  ///< 0xRRGGBB
  explicit Picture(const fs::path& png) {
    auto* surface = cairo_image_surface_create_from_png(png.string().c_str());
    width = cairo_image_surface_get_width(surface);
    height = cairo_image_surface_get_height(surface);
    for (int y = 0; y < height; ++y) {
      const auto* row = reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(surface) +
                                                               y * cairo_image_surface_get_stride(surface));
      for (int x = 0; x < width; ++x) pixels.push_back(row[x] & 0xffffff);
    }
    cairo_surface_destroy(surface);
  }
  [[nodiscard]] std::size_t count(Rgba c) const {
    return static_cast<std::size_t>(
        std::count(pixels.begin(), pixels.end(), static_cast<std::uint32_t>(c.r << 16 | c.g << 8 | c.b)));
  }
};

TEST(Choropleth, ColoursEveryClassAndHatchesWhatHasNoValue) {
  const Folder folder("choropleth");
  const auto file = write(folder, {"1", "2", "NULL", "3", "-4", "5"});
  auto r = request(file, folder / "a.png");
  r.classes = 3;
  const auto report = choropleth(r);
  EXPECT_EQ(report.features, 6u);
  EXPECT_EQ(report.vertices, 30u);
  EXPECT_GT(report.total_s, 0);
  EXPECT_GE(report.total_s + 1e-3, report.open_s + report.classify_s + report.render_s + report.encode_s);
  EXPECT_TRUE(report.warnings.empty());
  const Picture image(folder / "a.png");
  EXPECT_EQ(image.width, 1000);
  EXPECT_EQ(image.height, 600);
  for (const Rgba color : map::palette_colors("blue", 3)) EXPECT_GT(image.count(color), 5000u);
}

TEST(Choropleth, TheSameBytesAgain) {
  const Folder folder("choropleth");
  const auto file = write(folder, {"1", "2", "3", "4"});
  for (const auto* name : {"a.png", "a.pdf"}) {
    choropleth(request(file, folder / name));
    const auto first = read_whole(folder / name);
    choropleth(request(file, folder / name));
    EXPECT_TRUE(first == read_whole(folder / name)) << name;
    EXPECT_GT(first.size(), 1000u);
  }
}

TEST(Choropleth, SharpEdgesOfTheValues) {
  const Folder folder("choropleth");
  struct Case {
    const char* name;
    std::vector<std::string> values;
    std::size_t warnings;
  };
  for (const auto& [name, values, warnings] :
       {Case{"missing", {"NULL", "NULL"}, 1}, Case{"one", {"5"}, 0}, Case{"equal", {"2", "2", "2", "2"}, 0},
        Case{"few", {"1", "2"}, 0}, Case{"negative", {"-1", "-2.5", "-3", "-40", "-5", "-6"}, 0},
        Case{"one-value", {"NULL", "7", "NULL"}, 0}}) {
    const auto file = write(folder, values, std::string(name) + ".gpkg");
    for (const auto method :
         {map::Method::quantile, map::Method::equal, map::Method::jenks, map::Method::stddev, map::Method::pretty}) {
      auto r = request(file, folder / (std::string(name) + ".png"));
      r.method = method;
      r.classes = 7;
      EXPECT_EQ(choropleth(r).warnings.size(), warnings) << name;
    }
  }
}

TEST(Choropleth, InTheCoordinateSystemAsked) {
  const Folder folder("choropleth");
  const auto file = write(folder, {"1", "2", "3"});
  auto r = request(file, folder / "a.png");
  r.crs = "EPSG:6676";
  EXPECT_NO_THROW(choropleth(r));
  r.crs = "EPSG:6668";
  EXPECT_THROW(choropleth(r), Error);
}

TEST(Choropleth, NothingHalfWritten) {
  const Folder folder("choropleth");
  const auto file = write(folder, {"1", "2", "3"});
  const auto fault = [](const ChoroplethRequest& r) {
    try {
      choropleth(r);
      return Fault::internal;
    } catch (const Error& e) {
      return e.fault();
    }
  };
  auto r = request(file, folder / "a.png");
  write_whole(r.output, "what stood here before");
  r.value = "name";
  EXPECT_EQ(fault(r), Fault::input_wrong);
  r.value = "nothing";
  EXPECT_EQ(fault(r), Fault::input_wrong);
  r.value = "value";
  r.layer = "villages";
  EXPECT_EQ(fault(r), Fault::input_wrong);
  r.layer.reset();
  r.file = folder / "none.gpkg";
  EXPECT_EQ(fault(r), Fault::input_missing);
  EXPECT_EQ(read_whole(r.output), "what stood here before");
  r.file = file;
  r.output = folder / "no-such-folder/a.png";
  EXPECT_EQ(fault(r), Fault::output);
  r.output = folder / "a.gif";
  EXPECT_EQ(fault(r), Fault::usage);
}

TEST(Choropleth, AnExtentThatIsOutOfDateDoesNotMakeTheMapCoarse) {
  const Folder folder("choropleth");
  const auto file = write(folder, {"1", "2", "3"});
  choropleth(request(file, folder / "good.png"));
  run_sql(file, "UPDATE gpkg_contents SET min_x=100, min_y=10, max_x=170, max_y=60");
  choropleth(request(file, folder / "stale.png"));
  const Picture good(folder / "good.png"), stale(folder / "stale.png");
  for (const Rgba color : map::palette_colors("blue", map::most_classes(3))) {
    EXPECT_NEAR(static_cast<double>(stale.count(color)) / static_cast<double>(good.count(color)), 1, 0.02);
  }
}

}  // namespace
}  // namespace kuiki::app
