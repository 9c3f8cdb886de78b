#pragma once
#include <memory>
#include <string>
#include <vector>

#include "store/vector_source.h"

namespace kuiki::store {

/// A layer held in memory, all cells as texts: what small formats are turned into (KML, a table with WKT, 基盤地図情報).
struct RowsLayer {
  struct Ring {
    std::vector<geo::Point> points;
    bool outer = true;
  };
  struct Row {
    std::vector<std::string> cells;  ///< one a field, or fewer
    std::vector<Ring> rings;
    ShapeTaker::Found found = ShapeTaker::Found::nothing;
  };
  std::string name;
  std::vector<Field> fields;
  std::vector<Row> rows;
  StatedCrs crs;

  [[nodiscard]] bool has_polygons() const;
  /// The place of the field of that name, made where there is none.
  std::size_t field(const std::string& name);
  void set(Row& row, const std::string& field_name, std::string value);
};

/// The layer wanted of several. Throws Error(input_wrong).
std::unique_ptr<VectorSource> rows_source(const VectorInput& input, std::vector<RowsLayer> layers);

/// A table with a column of WKT, whatever its name. Throws Error(input_wrong) where it has none.
std::unique_ptr<VectorSource> open_table_source(const VectorInput& input);
/// KML, already UTF-8: data of all kinds become fields, and so do the rows of a table in a description.
std::unique_ptr<VectorSource> open_kml_source(const VectorInput& input, const std::string& text);
/// 基盤地図情報 (FGD GML, already UTF-8): latitude first; JGD2000, JGD2011 and JGD2024 are alike on a map.
std::unique_ptr<VectorSource> open_fgd_source(const VectorInput& input, const std::string& text);

}  // namespace kuiki::store
