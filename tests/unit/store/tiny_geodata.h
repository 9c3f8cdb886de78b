#pragma once
#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kuiki::store {

/// A made-up land in a folder of its own that vanishes with it: cells of a tenth of a degree,
///
///     01101 東区 | 01102 西区 | 01203 髙﨑市 (two districts, in focus)
///     01204 丘町 | 02201 青市 |
///
/// with 01101 and 01102 the wards of 01100 北都市. Town 01301 was merged into 01203 after 2010, 01302 was renamed to 01204.
class TinyGeodata {
 public:
  TinyGeodata();
  ~TinyGeodata();
  TinyGeodata(const TinyGeodata&) = delete;
  TinyGeodata& operator=(const TinyGeodata&) = delete;

  [[nodiscard]] std::filesystem::path folder() const { return root_ / "geodata"; }
  [[nodiscard]] std::filesystem::path database() const { return root_ / "out" / "tiny.gpkg"; }
  void write(const std::string& file, const std::string& text) const;
  [[nodiscard]] std::string read(const std::string& file) const;
  /// Replaces the first `from` in a file; fails the test where it is not there.
  void replace(const std::string& file, const std::string& from, const std::string& to) const;
  void remove(const std::string& file) const { std::filesystem::remove(folder() / file); }

 private:
  std::filesystem::path root_;
};

/// Rows of a query as text; NULL is "NULL".
std::vector<std::vector<std::string>> query(const std::filesystem::path& database, const std::string& sql);
/// The only cell of the only row.
std::string query_one(const std::filesystem::path& database, const std::string& sql);

}  // namespace kuiki::store
