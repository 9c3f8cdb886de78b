#pragma once
#include <deque>
#include <string>

#include "store/row_object.h"
#include "store/rows.h"

/// A row as a RowObject, column by column, and back: what an act did to it (`act_change`). What is NULL is left out; shapes
/// are GeoPackage binary in hexadecimal digits.
namespace kuiki::store {

std::string in_hex(std::span<const std::uint8_t> bytes);
/// The bytes; empty where the text is no hexadecimal.
std::string from_hex(std::string_view text);

namespace detail {
inline void put_cell(RowObject& row, std::string_view column, std::string_view words) { row.put(column, words); }
inline void put_cell(RowObject& row, std::string_view column, const Moment& moment) { row.put(column, moment.text); }
inline void put_cell(RowObject& row, std::string_view column, std::int64_t number) { row.put(column, number); }
inline void put_cell(RowObject& row, std::string_view column, bool is) { row.put(column, is); }
inline void put_cell(RowObject& row, std::string_view column, double number) { row.put(column, number); }
inline void put_cell(RowObject& row, std::string_view column, const std::optional<std::int64_t>& number) {
  if (number) row.put(column, *number);
}
inline void put_cell(RowObject& row, std::string_view column, const Shape& shape) { row.put(column, in_hex(shape.bytes)); }

/// Texts stay in the object, bytes of shapes in `kept`. A cell of another type stays as it is.
inline void take_cell(const RowObject& row, std::string_view column, std::string_view& to, std::deque<std::string>&) {
  to = row.words(column).value_or(to);
}
inline void take_cell(const RowObject& row, std::string_view column, Moment& to, std::deque<std::string>&) {
  to.text = row.words(column).value_or(to.text);
}
inline void take_cell(const RowObject& row, std::string_view column, std::int64_t& to, std::deque<std::string>&) {
  to = row.integer(column).value_or(to);
}
inline void take_cell(const RowObject& row, std::string_view column, std::optional<std::int64_t>& to,
                      std::deque<std::string>&) {
  if (const auto number = row.integer(column)) to = number;
}
inline void take_cell(const RowObject& row, std::string_view column, double& to, std::deque<std::string>&) {
  to = row.number(column).value_or(to);
}
inline void take_cell(const RowObject& row, std::string_view column, bool& to, std::deque<std::string>&) {
  to = row.boolean(column).value_or(to);
}
inline void take_cell(const RowObject& row, std::string_view column, Shape& to, std::deque<std::string>& kept) {
  const auto digits = row.words(column);
  if (!digits) return;
  kept.push_back(from_hex(*digits));
  to = Shape(std::string_view(kept.back()));
}
}  // namespace detail

template <class Row, class... Values>
RowObject row_json(const Declared<Row, Values...>& table, const Row& row) {
  RowObject object;
  const auto put = [&](const auto& column) {
    const auto& value = row.*(column.member);
    if (!is_null(value, column.facts.rules)) detail::put_cell(object, column.facts.name, value);
  };
  std::apply([&](const auto&... columns) { (put(columns), ...); }, table.columns);
  return object;
}

/// A row whose texts lie in `object` and `kept`, which must outlive it.
template <class Row, class... Values>
Row row_from(const Declared<Row, Values...>& table, const RowObject& object, std::deque<std::string>& kept) {
  Row row;
  const auto take = [&](const auto& column) { detail::take_cell(object, column.facts.name, row.*(column.member), kept); };
  std::apply([&](const auto&... columns) { (take(columns), ...); }, table.columns);
  return row;
}

/// The columns that tell the table's rows apart: what is unique in it, alone or together.
constexpr NameList key_of(const TableFacts& table) {
  if (!table.head.unique.empty()) return table.head.unique;
  for (const auto& column : table.columns())
    if (column.rules.unique) return column.name;
  return "fid";
}

}  // namespace kuiki::store
