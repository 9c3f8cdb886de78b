#pragma once
#include <cmath>

#include "store/schema.h"

/// Tables that bases of version 0.1 had, in which people's entries lay: they are read to be taken over (take_over.h).
// clang-format off: one column a line
namespace kuiki::store {

/// An entered value as it stood until it was replaced or withdrawn.
struct ObservationHistoryRow {
  std::int64_t fid = 0;
  std::string_view indicator_id, area_code, period, part;
  double value = NAN;
  std::string_view qualifier, printed, note;
  std::string_view entered_at, replaced_at;  ///< YYYY-MM-DD
};
inline constexpr auto observation_history_table =
    table({.name = "observation_history", .about = "更新された入力値 / entered values that were replaced", .later = true},
          column("indicator_id", &ObservationHistoryRow::indicator_id, must),
          column("area_code", &ObservationHistoryRow::area_code), column("period", &ObservationHistoryRow::period, must),
          column("part", &ObservationHistoryRow::part, must), column("value", &ObservationHistoryRow::value),
          column("qualifier", &ObservationHistoryRow::qualifier, must), column("printed", &ObservationHistoryRow::printed),
          column("note", &ObservationHistoryRow::note), column("entered_at", &ObservationHistoryRow::entered_at),
          column("replaced_at", &ObservationHistoryRow::replaced_at, must));

}  // namespace kuiki::store
