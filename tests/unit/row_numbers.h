#pragma once
#include "model/row.h"

/// Rows compared with the numbers that a test writes out.
namespace kuiki::model {
template <class Table>
bool operator==(RowOf<Table> row, int number) {
  return number >= 0 ? row != none && row.index() == static_cast<std::size_t>(number) : row == none;
}
}  // namespace kuiki::model
