#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "intake/area_names.h"
#include "store/table_file.h"

namespace kuiki::intake {

/// A column as far as its cells name areas.
struct KeyColumn {
  std::size_t column = 0;
  std::size_t cells = 0;      ///< looked at that are not empty
  std::size_t named = 0;      ///< of them, that name areas
  std::size_t different = 0;  ///< areas named
  std::size_t codes = 0;      ///< of `named`, by code
  std::size_t first_row = 0;  ///< with an area
  [[nodiscard]] bool by_code() const { return codes * 2 > named; }
  [[nodiscard]] bool holds_areas() const { return named > 0 && named * 5 >= cells * 2; }
};

/// Looks at every column. Numbers of one to three digits are codes of prefectures only where a header speaks of codes.
std::vector<KeyColumn> key_columns(const store::Table& table, const AreaNames& names);

/// The one that tells areas apart best; nothing where none holds areas.
std::optional<KeyColumn> best_key(const std::vector<KeyColumn>& columns);

}  // namespace kuiki::intake
