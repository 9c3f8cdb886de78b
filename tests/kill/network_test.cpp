#include <gtest/gtest.h>

#include "base/atomic_file.h"
#include "program.h"
#include "store/build.h"
#include "store/tiny_plan.h"

/// No command opens a socket, whatever its files name.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

struct Network : testing::Test {
  Network() {
    add_tiny_plan(land);
    build_database(land.folder(), land.database());
    folder = land.database().parent_path();
  }
  void expect_quiet(std::vector<std::string> arguments) {
    const auto log = folder / "log.txt";
    fs::remove(log);
    test::run(arguments, test::fault("count", 0, "", log), folder);
    std::string command;
    for (const auto& word : arguments) command += word + " ";
    ASSERT_TRUE(fs::exists(log)) << command << "was not watched";
    EXPECT_EQ(test::logged(log, "socket"), 0) << command;
    EXPECT_EQ(read_whole(log).find("getaddrinfo"), std::string::npos) << command;
  }
  fs::path write(const std::string& name, const std::string& text) const {
    write_whole(folder / name, text);
    return folder / name;
  }
  TinyGeodata land;
  fs::path folder;
};

TEST_F(Network, NoCommandOpensASocket) {
  const auto db = land.database().string();
  const auto table = write("t.csv", "指標ID,実績値\ntaka-a,5\n").string();
  const auto at = [&](const char* name) { return (folder / name).string(); };
  expect_quiet({"--version"});
  expect_quiet({"build", "--geodata", land.folder().string(), "--output", at("b.gpkg")});
  expect_quiet({"list", "areas", "--db", db});
  expect_quiet({"list", "plans", "--db", db});
  expect_quiet({"show", "plan", "taka", "--db", db});
  expect_quiet({"check", "--db", db});
  expect_quiet({"import", "actuals", table, "--plan", "taka", "--year", "FY2016", "--db", db});
  expect_quiet({"export-table", "taka", "--db", db, "--output", at("t.xlsx")});
  expect_quiet({"export", "--sheet", "taka", "--db", db, "--output", at("s.pdf")});
}

TEST_F(Network, NoFileLeadsThere) {
  const std::string polygon =
      R"({"type":"Feature","properties":{"v":1},"geometry":{"type":"Polygon","coordinates":[[[140,40],[141,40],[141,41],[140,40]]]}})";
  const std::string collection = R"("features":[)" + polygon + "]}";
  const auto at = (folder / "o.png").string();
  const auto draw = [&](const std::string& file) { expect_quiet({"choropleth", file, "--value", "v", "--output", at}); };
  draw(write("plain.geojson", R"({"type":"FeatureCollection",)" + collection).string());
  draw(
      write(
          "link.geojson",
          R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/crs","type":"proj4"}},)" +
              collection)
          .string());
  draw(write("named.geojson",
             R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"http://127.0.0.1:9/crs"}},)" +
                 collection)
           .string());
  draw(write("vrt.geojson",
             "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/vsicurl/http://127.0.0.1:9/a.geojson</SrcDataSource>"
             "</OGRVRTLayer></OGRVRTDataSource>")
           .string());
  draw(write("wms.xml", "<GDAL_WMS><Service name=\"WMS\"><ServerUrl>http://127.0.0.1:9/</ServerUrl></Service></GDAL_WMS>")
           .string());
  draw(write("x.gml",
             "<ogr:FeatureCollection xmlns:ogr=\"http://ogr.maptools.org/\" xmlns:gml=\"http://www.opengis.net/gml\" "
             "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><gml:featureMember><ogr:a fid=\"1\"><ogr:v>1</ogr:v>"
             "<gml:surfaceProperty xlink:href=\"http://127.0.0.1:9/s.gml#s\"/></ogr:a></gml:featureMember>"
             "</ogr:FeatureCollection>")
           .string());
  for (const char* name : {"/vsicurl/http://127.0.0.1:9/a.geojson", "http://127.0.0.1:9/a.geojson",
                           "WFS:http://127.0.0.1:9/", "PG:host=127.0.0.1 port=9", "/vsis3/bucket/a.geojson"})
    draw(name);
  expect_quiet({"choropleth", (folder / "plain.geojson").string(), "--value", "v", "--output", at, "--crs",
                "http://127.0.0.1:9/crs"});
}

}  // namespace
}  // namespace kuiki::store
