#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Numbers of a DBF as its cells hold them. GDAL reads as much of a cell as looks like a number: "12****" becomes 12.
namespace kuiki::store {

enum class DbfKind : std::uint8_t { number, empty, damaged };

/// A cell of a column of type N or F: a number only where the whole cell is one.
struct DbfNumber {
  DbfKind kind = DbfKind::empty;
  double value = 0;
};
DbfNumber read_dbf_number(std::string_view cell);

struct DbfColumn {
  struct Bad {
    std::size_t record = 0;  ///< from 0, as GDAL counts features of a shapefile
    std::string cell;        ///< printable ASCII; other bytes as ?
  };
  std::vector<double> values;      ///< one a record that is there; NaN: empty, damaged or deleted
  std::vector<bool> deleted;       ///< marked as deleted
  std::vector<Bad> first_damaged;  ///< three at most
  std::size_t damaged = 0;
  std::size_t stated = 0;  ///< records by the header; values.size() where the file is whole
};

/// The column of that position (from 0, as GDAL counts fields). Nothing where it is no column of numbers kept as text (types N
/// and F). Throws Error(input_missing) for a file that is not there, Error(input_wrong) where it is no DBF.
std::optional<DbfColumn> read_dbf_column(const std::filesystem::path& file, std::size_t field);

}  // namespace kuiki::store
