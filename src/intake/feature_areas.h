#pragma once
#include <string>
#include <vector>

#include "base/progress.h"
#include "store/vector_file.h"

/// Rows of a file to areas of a map: an island municipality has a row for every island, and a census row may be water.
namespace kuiki::intake {

/// Further fields that a file is read with, where it has them; places in VectorLayer::columns.
struct AreaFields {
  std::optional<std::size_t> code;  ///< by which rows belong together
  std::optional<std::size_t> kind;  ///< HCODE of the census: 8154 is water
  std::optional<std::size_t> name;  ///< of an area, for people
  std::string code_name;
  bool census = false;  ///< small areas of the census: of rows with one code, one has the figure and the others 0
  bool asked = false;   ///< --merge-by: the user named the field
};
/// `merge_by`: a field; "none": rows are areas; empty: a well-known field of codes, where there is one. `label` likewise of
/// names. Asks `file` for them; of a file of very many rows only for those named.
AreaFields area_fields(store::VectorFile& file, const std::string& merge_by, const std::string& label);

/// What became of the rows.
struct AreaReport {
  std::size_t rows = 0, areas = 0, water = 0;
};
/// Takes water away and joins rows of one code into one area with one value and the first row's name: shapes, names and
/// `values` (one a row) follow. Rows of one
/// code whose values differ stay apart, which is said; where the user named the field they are an Error(input_wrong).
AreaReport make_areas(const AreaFields& fields, store::VectorLayer& layer, std::vector<double>& values, Warnings& warnings);

}  // namespace kuiki::intake
