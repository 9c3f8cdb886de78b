#pragma once
#include <string>
#include <unordered_set>

#include "geo/point.h"
#include "store/csv_table.h"

/// What the readers of text sources ask of cells beside what CsvTable does. All throw Error(input_wrong) about the cell.
namespace kuiki::store {

using Codes = std::unordered_set<std::string>;

/// Says no to a value that was seen before.
class Once {
 public:
  void check(const CsvTable& csv, std::size_t row, std::size_t column, const std::string& key) {
    if (!seen_.insert(key).second) throw csv.wrong(row, column, say("「{}」が2回あります", "'{}' stands twice", key));
  }

 private:
  Codes seen_;
};

inline const std::string& known(const CsvTable& csv, std::size_t row, std::size_t column, const Codes& codes) {
  const auto& code = csv.municipality_code(row, column);
  if (!codes.contains(code)) {
    throw csv.wrong(row, column, say("コード「{}」の区域は境界データにありません", "no boundary has the code '{}'", code));
  }
  return code;
}

inline geo::Point place_of(const CsvTable& csv, std::size_t row, std::size_t lon, std::size_t lat) {
  const geo::Point p{csv.number(row, lon), csv.number(row, lat)};
  if (p.x < 120 || p.x > 156 || p.y < 20 || p.y > 47) {
    throw csv.wrong(row, lon,
                    say("経度 {}、緯度 {} は日本の範囲の外です。列が入れ替わっていないか確認してください",
                        "longitude {}, latitude {} is outside Japan; are the columns swapped?", p.x, p.y));
  }
  return p;
}

inline int year_of(const CsvTable& csv, std::size_t row, std::size_t column) {
  const long year = csv.count(row, column);
  if (year < 1900 || year > 2200)
    throw csv.wrong(row, column, say("「{}」は西暦年ではありません", "'{}' is not a year", year));
  return static_cast<int>(year);
}

}  // namespace kuiki::store
