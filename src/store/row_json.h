#pragma once
#include <deque>
#include <nlohmann/json.hpp>
#include <string>

#include "store/rows.h"

/// A row as a JSON object, column by column, and back: what an act did to it (`act_change`). What is NULL is left out; shapes
/// are GeoPackage binary in hexadecimal digits.
namespace kuiki::store {

std::string in_hex(std::span<const std::uint8_t> bytes);
/// The bytes; empty where the text is no hexadecimal.
std::string from_hex(std::string_view text);

namespace detail {
inline nlohmann::json cell_json(std::string_view words) { return std::string(words); }
inline nlohmann::json cell_json(const Moment& moment) { return std::string(moment.text); }
inline nlohmann::json cell_json(std::int64_t number) { return number; }
inline nlohmann::json cell_json(bool is) { return is; }
inline nlohmann::json cell_json(double number) { return number; }
inline nlohmann::json cell_json(const std::optional<std::int64_t>& number) { return *number; }
inline nlohmann::json cell_json(const Shape& shape) { return in_hex(shape.bytes); }

/// Texts stay in the JSON value, bytes of shapes in `kept`. A cell of another type stays as it is.
inline void from_cell(const nlohmann::json& cell, std::string_view& to, std::deque<std::string>&) {
  if (cell.is_string()) to = cell.get_ref<const std::string&>();
}
inline void from_cell(const nlohmann::json& cell, Moment& to, std::deque<std::string>& kept) {
  from_cell(cell, to.text, kept);
}
inline void from_cell(const nlohmann::json& cell, std::int64_t& to, std::deque<std::string>&) {
  if (cell.is_number_integer()) to = cell.get<std::int64_t>();
}
inline void from_cell(const nlohmann::json& cell, std::optional<std::int64_t>& to, std::deque<std::string>&) {
  if (cell.is_number_integer()) to = cell.get<std::int64_t>();
}
inline void from_cell(const nlohmann::json& cell, double& to, std::deque<std::string>&) {
  if (cell.is_number()) to = cell.get<double>();
}
inline void from_cell(const nlohmann::json& cell, bool& to, std::deque<std::string>&) {
  if (cell.is_boolean()) to = cell.get<bool>();
}
inline void from_cell(const nlohmann::json& cell, Shape& to, std::deque<std::string>& kept) {
  if (!cell.is_string()) return;
  kept.push_back(from_hex(cell.get_ref<const std::string&>()));
  to = Shape(std::string_view(kept.back()));
}
}  // namespace detail

template <class Row, class... Values>
nlohmann::json row_json(const Declared<Row, Values...>& table, const Row& row) {
  nlohmann::json object = nlohmann::json::object();
  const auto put = [&](const auto& column) {
    const auto& value = row.*(column.member);
    if (!is_null(value, column.facts.rules)) object[std::string(column.facts.name)] = detail::cell_json(value);
  };
  std::apply([&](const auto&... columns) { (put(columns), ...); }, table.columns);
  return object;
}

/// A row whose texts lie in `object` and `kept`, which must outlive it.
template <class Row, class... Values>
Row row_from(const Declared<Row, Values...>& table, const nlohmann::json& object, std::deque<std::string>& kept) {
  Row row;
  const auto take_cell = [&](const auto& column) {
    const auto found = object.find(std::string(column.facts.name));
    if (found != object.end()) detail::from_cell(*found, row.*(column.member), kept);
  };
  std::apply([&](const auto&... columns) { (take_cell(columns), ...); }, table.columns);
  return row;
}

/// The columns that tell the table's rows apart: what is unique in it, alone or together.
constexpr NameList key_of(const TableFacts& table) {
  if (!table.head.unique.empty()) return table.head.unique;
  for (const auto& column : table.columns())
    if (column.rules.unique) return column.name;
  return "fid";
}

/// The values of the table's key in a row as JSON, as a JSON list: "[\"otaru-g1-02\",\"01203\",\"FY2020\",\"\"]".
std::string key_text(const TableFacts& table, const nlohmann::json& row);

}  // namespace kuiki::store
