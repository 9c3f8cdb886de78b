#pragma once
#include <string>
#include <vector>

#include "app/area_import.h"

/// Rows of the file as areas; the first half of read_areas().
namespace kuiki::app {

struct ImportedRows {
  struct Area {
    std::string name, code, municipality;
  };
  std::vector<Area> areas;
  geo::PolygonTable shapes;  ///< one feature an area, valid
  model::AreaKind kind = model::AreaKind::district;
  std::string source;  ///< as the kind of file has to be cited
};

/// Rows of one code (of one name where there are no codes) are one area; rows of other municipalities are left out. What is said of
/// it goes into the report.
ImportedRows read_area_rows(const model::Dataset& data, const AreaImport& wanted, AreaImportReport& report,
                            const Progress& progress);

}  // namespace kuiki::app
