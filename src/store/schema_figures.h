#pragma once
#include <cmath>

#include "store/schema.h"

/// Tables of the base: what is measured, and the figures.
// clang-format off: one column a line
namespace kuiki::store {

/// Of a plan, or a statistic of none (`plan_id` empty). Lists are joined with ;.
struct IndicatorRow {
  std::int64_t fid = 0;
  std::string_view id, plan_id, node_id, name, name_en, unit, unit_en;
  std::optional<std::int64_t> decimals;
  std::string_view direction, direction_basis, accrual, mapping_unit, place, rationale, document;
  std::optional<std::int64_t> line;
  std::string_view source, also_nodes, name_note, printed_row, note, area_code, same_as, accrual_basis, departments;
  std::string_view group_id;                ///< of a statistic: indicator_group
  std::string_view numerator, denominator;  ///< of a statistic computed from others: sums of ids
  double factor = NAN;
};
inline constexpr auto indicator_table = table(
    {.name = "indicator", .about = "指標 / indicators"}, column("id", &IndicatorRow::id, key),
    column("plan_id", &IndicatorRow::plan_id), column("node_id", &IndicatorRow::node_id),
    column("name", &IndicatorRow::name, must), column("name_en", &IndicatorRow::name_en),
    column("unit", &IndicatorRow::unit, or_empty), column("unit_en", &IndicatorRow::unit_en, or_empty),
    column("decimals", &IndicatorRow::decimals), column("direction", &IndicatorRow::direction),
    column("direction_basis", &IndicatorRow::direction_basis), column("accrual", &IndicatorRow::accrual),
    column("mapping_unit", &IndicatorRow::mapping_unit), column("place", &IndicatorRow::place),
    column("rationale", &IndicatorRow::rationale), column("document", &IndicatorRow::document),
    column("line", &IndicatorRow::line), column("source", &IndicatorRow::source),
    // Of plans only, and not in databases of before there were plans.
    column("also_nodes", &IndicatorRow::also_nodes, later), column("name_note", &IndicatorRow::name_note, later),
    column("printed_row", &IndicatorRow::printed_row, later), column("note", &IndicatorRow::note, later),
    column("area_code", &IndicatorRow::area_code, later), column("same_as", &IndicatorRow::same_as, later),
    column("accrual_basis", &IndicatorRow::accrual_basis, later), column("departments", &IndicatorRow::departments, later),
    column("group_id", &IndicatorRow::group_id, later), column("numerator", &IndicatorRow::numerator, later),
    column("denominator", &IndicatorRow::denominator, later), column("factor", &IndicatorRow::factor, later));

struct ObservationRow {
  std::int64_t fid = 0;
  std::string_view indicator_id, area_code;
  std::string_view period;  ///< "FY2020", as model::to_string writes it
  std::string_view role, part;
  double value = NAN;
  std::string_view qualifier, printed, status, note;
  std::optional<std::int64_t> line;
  std::string_view entered_at;  ///< YYYY-MM-DD
  std::string_view source;
};
inline constexpr auto observation_table = table(
    {.name = "observation", .about = "指標の値 / observations", .indexes = {Index{"observation_indicator", "indicator_id"}}},
    column("indicator_id", &ObservationRow::indicator_id, must), column("area_code", &ObservationRow::area_code),
    column("period", &ObservationRow::period, must), column("role", &ObservationRow::role, must),
    column("part", &ObservationRow::part, must), column("value", &ObservationRow::value),
    column("qualifier", &ObservationRow::qualifier, must), column("printed", &ObservationRow::printed),
    column("status", &ObservationRow::status, must), column("note", &ObservationRow::note),
    column("line", &ObservationRow::line, later), column("entered_at", &ObservationRow::entered_at, later),
    column("source", &ObservationRow::source, later));

struct IndicatorGroupRow {
  std::int64_t fid = 0;
  std::string_view id, name, name_en;
};
inline constexpr auto indicator_group_table =
    table({.name = "indicator_group", .about = "統計の分野 / groups of statistics", .later = true},
          column("id", &IndicatorGroupRow::id, key), column("name", &IndicatorGroupRow::name, must),
          column("name_en", &IndicatorGroupRow::name_en, must));

/// The figures of statistics packed for reading: the program takes them from here. `observation` has the same for everybody else, but
/// for those of rates, which follow from others.
struct StatisticAreasRow {
  std::int64_t fid = 0;
  std::int64_t id = 0;
  std::string_view codes;  ///< of areas, ascending, a space between them
};
inline constexpr auto statistic_areas_table =
    table({.name = "statistic_areas",
           .about = "統計の値がある区域の並び / which areas a column of statistics is of",
           .later = true},
          column("id", &StatisticAreasRow::id, key), column("codes", &StatisticAreasRow::codes, must));

struct StatisticColumnRow {
  std::int64_t fid = 0;
  std::string_view indicator_id, period, role;
  std::string_view source;    ///< ids of `source` rows, joined by ;, where they are not the indicator's
  std::int64_t areas = 0;     ///< statistic_areas.id
  std::string_view figures;   ///< one an area, a comma between them; empty: no number
  std::string_view statuses;  ///< one status for all, or one an area, a comma between them
  std::string_view notes;     ///< the different ones, a line each
  std::string_view note_of;   ///< which note each area has, as its number from 0; empty: there are none
};
inline constexpr auto statistic_column_table = table(
    {.name = "statistic_column",
     .about = "統計の値（observation の統計と同じもの、読み込み用） / statistics as in observation, packed for reading",
     .later = true},
    column("indicator_id", &StatisticColumnRow::indicator_id, must), column("period", &StatisticColumnRow::period, must),
    column("role", &StatisticColumnRow::role, must), column("source", &StatisticColumnRow::source),
    column("areas", &StatisticColumnRow::areas, must), column("figures", &StatisticColumnRow::figures, must),
    column("statuses", &StatisticColumnRow::statuses, must), column("notes", &StatisticColumnRow::notes),
    column("note_of", &StatisticColumnRow::note_of));

}  // namespace kuiki::store
