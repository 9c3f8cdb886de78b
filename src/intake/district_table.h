#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "intake/area_names.h"
#include "model/dataset.h"
#include "store/table_file.h"

/// A table that says which town belongs to which district.
namespace kuiki::intake {

struct DistrictTableWishes {
  std::string sheet;           ///< empty: the first that can be read
  std::string town, district;  ///< headers of the columns; empty: found by what stands in them
};

/// A row that was not taken.
struct DistrictRefusal {
  std::size_t row = 0;  ///< of the file, from 1
  std::string town, district;
  Text why;
  std::vector<model::AreaRow> candidates;
};

struct DistrictTable {
  std::string sheet, town_column, district_column;
  std::size_t header_row = 0;  ///< of the file, from 1
  struct Row {
    std::size_t row = 0;  ///< of the file, from 1
    model::AreaRow town = model::none;
    std::string district;
  };
  std::vector<Row> taken;                ///< each town once, in the order of the file
  std::vector<DistrictRefusal> refused;  ///< no such town, several, or given to two districts
  std::size_t repeated = 0;              ///< rows that say the same again
  std::size_t empty = 0;                 ///< rows with a town and no district
};

/// Towns are codes (nine or eleven digits, also without the leading zero) or names within the municipality. Throws
/// Error(input_wrong) where no column has towns of it, or none districts.
DistrictTable read_district_table(const store::TableFile& file, const std::string& shown, const model::Dataset& data,
                                  model::AreaRow within, const DistrictTableWishes& wishes);

}  // namespace kuiki::intake
