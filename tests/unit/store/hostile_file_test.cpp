#include <gmock/gmock.h>
#include <zip.h>

#include <fstream>

#include "base/error.h"
#include "small_gpkg.h"
#include "store/vector_file.h"
#include "store/wkb.h"

/// Files made to make the program do more than read them.
namespace kuiki::store {
namespace {

using namespace test;
using testing::HasSubstr;
namespace fs = std::filesystem;

std::optional<Error> failure(const fs::path& file, const std::string& field = "v") {
  try {
    VectorFile opened(file, std::nullopt, field);
    opened.read(100);
  } catch (const Error& e) {
    return e;
  }
  return {};
}

void expect_refused(const fs::path& file, const std::string& content, const std::string& why) {
  std::ofstream(file, std::ios::binary) << content;
  const auto error = failure(file);
  ASSERT_TRUE(error) << file;
  EXPECT_TRUE(error->fault() == Fault::input_missing || error->fault() == Fault::input_wrong) << file;
  EXPECT_THAT(error->message().en, HasSubstr(why)) << file;
  EXPECT_THAT(error->message().en, HasSubstr(file.filename().string()));
}

const std::string square_json = R"({"type":"Polygon","coordinates":[[[141,43],[142,43],[142,44],[141,44],[141,43]]]})";

TEST(HostileFile, PointsToNoOtherFile) {
  const Folder folder("hostile");
  expect_refused(folder / "a.geojson",
                 "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/vsicurl/http://127.0.0.1:9/a</SrcDataSource>"
                 "</OGRVRTLayer></OGRVRTDataSource>",
                 "VRT");
  expect_refused(
      folder / "b.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/x","type":"proj4"}},)"
      R"("features":[{"type":"Feature","properties":{"v":1},"geometry":)" +
          square_json + "}]}",
      "not followed");
  expect_refused(folder / "c.geojson",
                 R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"/etc/passwd"}},"features":[]})",
                 "not followed");
  expect_refused(folder / "d.gml",
                 "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x "
                 "xmlns:gml=\"http://www.opengis.net/gml\">&e;</x>",
                 "entities");
  expect_refused(folder / "e.tab", "!table\n!version 300\n\nDefinition Table\n  Type SEAMLESS\n", "other files");
  for (const auto* place : {"/vsicurl/http://127.0.0.1:9/a.gpkg", "//vsizip/a.zip", "http://127.0.0.1:9/a.geojson",
                            "PG:host=127.0.0.1", "GPKG:a.gpkg:t"}) {
    const auto error = failure(place);
    ASSERT_TRUE(error) << place;
    EXPECT_EQ(error->fault(), Fault::input_missing) << place;
  }
}

TEST(HostileFile, CrsTextsOpenNothing) {
  for (const auto* text : {"/etc/passwd", "http://127.0.0.1:9/x", "https://spatialreference.org/ref/epsg/4326/",
                           "file:///etc/passwd", "nonsense", ""}) {
    EXPECT_FALSE(crs_readable(text)) << text;
  }
  EXPECT_TRUE(crs_readable("EPSG:6668"));
  EXPECT_TRUE(crs_readable("EPSG:6680"));
}

TEST(HostileFile, CrsOfMostFilesAreWhatPROJSaysOfThem) {
  for (const int code : {6668, 4612, 4326}) {
    const ToLonLat known("EPSG:" + std::to_string(code));
    const ToLonLat read("urn:ogc:def:crs:EPSG::" + std::to_string(code));
    EXPECT_TRUE(known.identity() && read.identity()) << code;
    EXPECT_TRUE(known.degrees() && read.degrees()) << code;
    EXPECT_EQ(known.name(), read.name());
  }
}

TEST(HostileFile, IsNotNestedWithoutEnd) {
  const Folder folder("hostile");
  std::string nested = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"v":1},"geometry":)";
  for (int i = 0; i < 100'000; ++i) nested += R"({"type":"GeometryCollection","geometries":[)";
  expect_refused(folder / "a.geojson", nested, "nested too deeply");
  expect_refused(folder / "b.geojson", std::string(1'000'000, '['), "nested too deeply");

  struct Nothing {
    void ring(const RingView&, bool) {}
    void end_part() {}
  } sink;
  for (const std::uint32_t kind : {4u, 5u, 6u, 7u}) {
    Blob blob = {'G', 'P', 0, 1, 0, 0, 0, 0};
    for (int i = 0; i < 100'000; ++i) {
      blob.push_back(1);
      put32(blob, kind);
      put32(blob, 1);
    }
    EXPECT_THROW(read_gpkg_polygons(blob, sink), DamagedGeometry) << kind;
  }
}

TEST(HostileFile, DeclaredCountsAreHeldAgainstWhatIsThere) {
  struct Nothing {
    void ring(const RingView&, bool) {}
    void end_part() {}
  } sink;
  for (const std::uint32_t kind : {2u, 3u, 4u, 6u}) {
    Blob blob = {'G', 'P', 0, 1, 0, 0, 0, 0, 1};
    put32(blob, kind);
    put32(blob, 0xffffffff);
    EXPECT_THROW(read_gpkg_polygons(blob, sink), DamagedGeometry) << kind;
  }
}

/// A number as SQLite writes it, seven bits a byte, the highest first (https://www.sqlite.org/fileformat.html, 1.6).
std::string varint(std::uint64_t n) {
  std::string out(1, static_cast<char>(n & 0x7f));
  while (n >>= 7) out.insert(out.begin(), static_cast<char>(0x80 | (n & 0x7f)));
  return out;
}

TEST(HostileFile, AValueThatClaimsToBeLargerThanItsFileIsRefusedBeforeItsMemoryIsAskedFor) {
  constexpr std::uint64_t real = 2'200'000;  // so large that its length takes as many bytes as the lie
  constexpr std::uint64_t claimed = 130'000'000;
  const Folder folder("hostile");
  const auto file = folder / "a.gpkg";
  run_sql(file,
          "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL);"
          "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);"
          "INSERT INTO gpkg_contents VALUES ('t', 'features', 141, 43, 142, 44);"
          "INSERT INTO gpkg_geometry_columns VALUES ('t', 'geom', 'POLYGON', 0);"
          "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, v REAL);"
          "INSERT INTO t VALUES (1, zeroblob(" +
              std::to_string(real) + "), 1.5);");
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  in.close();
  // The row: its length, its number, the header (length, NULL for the key, the blob's type, a REAL) and the values.
  const std::string header = {7, 0};
  const auto row = [&](std::uint64_t blob) {
    return varint(7 + blob + 8) + '\x01' + header + varint(12 + 2 * blob) + '\x07';
  };
  ASSERT_EQ(row(real).size(), row(claimed).size());
  const auto at = bytes.find(row(real));
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, row(real).size(), row(claimed));
  std::ofstream(file, std::ios::binary) << bytes;
  const auto error = failure(file);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->fault(), Fault::input_wrong);
  EXPECT_THAT(error->message().en, HasSubstr("a value that is too large"));
}

TEST(HostileFile, WritesNothingBesideTheFile) {
  const Folder folder("hostile");
  std::ofstream(folder / "a.gml") << R"(<?xml version="1.0" encoding="UTF-8"?>
<d xmlns:gml="http://www.opengis.net/gml/3.2"><member><Ku><v>1</v><area><gml:Polygon gml:id="p" srsName="EPSG:6668"><gml:exterior>
<gml:LinearRing><gml:posList>43 141 43 142 44 142 44 141 43 141</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></area>
</Ku></member></d>)";
  std::ofstream(folder / "b.geojson")
      << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"v":1},"geometry":)" << square_json
      << "}]}";
  for (const auto* name : {"a.gml", "b.geojson"}) {
    const auto error = failure(folder / name);
    EXPECT_FALSE(error) << error->message().en;
  }
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator((folder / "a.gml").parent_path())) ++files;
  EXPECT_EQ(files, 2u);
}

TEST(HostileFile, AnArchiveThatSwellsBeyondMeasureIsNotUnpacked) {
  const Folder folder("hostile");
  const std::string zeros(64 << 20, '\0');
  zip_t* zip = zip_open((folder / "a.zip").c_str(), ZIP_CREATE, nullptr);
  ASSERT_TRUE(zip);
  zip_file_add(zip, "../../a.geojson", zip_source_buffer(zip, zeros.data(), zeros.size(), 0), ZIP_FL_ENC_UTF_8);
  ASSERT_EQ(zip_close(zip), 0);
  const auto error = failure(folder / "a.zip");
  ASSERT_TRUE(error);
  EXPECT_THAT(error->message().en, HasSubstr("would unpack to 64 MB"));
}

TEST(HostileFile, IsRecognisedForWhatItIs) {
  const Folder folder("hostile");
  expect_refused(folder / "a.geojson", "<!DOCTYPE html><html><body>404</body></html>", "web page");
  expect_refused(folder / "b.gpkg", "version https://git-lfs.github.com/spec/v1\noid sha256:12\n", "Git LFS");
  expect_refused(folder / "c.shp", "%PDF-1.4", "PDF");
  expect_refused(folder / "d.geojson", "", "empty");
  expect_refused(folder / "e.geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[1,]}", "line 2");
  expect_refused(folder / "f.geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[", "cut off");
  expect_refused(folder / "g.json", "{\"a\":1}", "no map");
}

}  // namespace
}  // namespace kuiki::store
