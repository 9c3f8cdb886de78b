#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "geo/polygons.h"
#include "store/schema.h"
#include "store/sqlite_statement.h"

namespace kuiki::store {

/// Standard GeoPackage binary of feature f as MULTIPOLYGON, little endian, with its envelope, EPSG:6668.
std::string geopackage_multipolygon(const geo::PolygonTable& table, std::size_t f);
/// Lines one after the other in `points`, each up to its end.
std::string geopackage_multiline(std::span<const geo::Point> points, std::span<const std::uint32_t> ends);
std::string geopackage_point(geo::Point p);
/// The extent of one of these, by its envelope; nothing for another one.
std::optional<geo::Box> geopackage_box(std::span<const std::uint8_t> shape);

/// An OGC GeoPackage 1.3 being written: feature and attribute tables in EPSG:6668 (JGD2011), each with an R-tree where it
/// has shapes. All throw Error(output).
class GeoPackageWriter {
 public:
  /// `last_change` as in 2022-01-01T00:00:00.000Z, the same for every table.
  GeoPackageWriter(const std::filesystem::path& file, std::string last_change);

  /// Makes the table and says in the file's contents what it is. What follows are its rows, by a RowWriter.
  void begin(const TableFacts& table);
  /// An entry for row `fid` of a feature table.
  void indexed(std::int64_t fid, const geo::Box& box);
  /// Ends the feature table begun last: its extent, and the triggers that keep the R-tree in step with later edits.
  void end_features();
  void indexes(const TableFacts& table);
  /// Writes everything out and closes the file.
  void finish();

  [[nodiscard]] const SqliteConnection& db() const { return db_; }

 private:
  void begin_shapes(const TableFacts& table);

  SqliteConnection db_;
  std::string last_change_, open_;
  geo::Box extent_;
  std::optional<SqliteStatement> tree_;
};

}  // namespace kuiki::store
