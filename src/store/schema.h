#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string_view>
#include <tuple>

/// What a table is, said once: a struct for its row, and beside it which member is which column. Everything else follows
/// from it: DDL and queries of both dialects (schema_sql.h), reading and writing by name (rows.h), the check of a strange
/// or older file, the list for people (schema_words.h). All of this is known when the program is compiled.
namespace kuiki::store {

/// A shape as GeoPackage binary. `there` is false for NULL, which is something else than no bytes.
struct Shape {
  std::span<const std::uint8_t> bytes;
  bool there = false;

  Shape() = default;
  explicit Shape(std::span<const std::uint8_t> blob) : bytes(blob), there(true) {}
  explicit Shape(std::string_view blob) : Shape({reinterpret_cast<const std::uint8_t*>(blob.data()), blob.size()}) {}
};

/// A point in time, in UTC: 2026-04-01T09:30:00.000Z.
struct Moment {
  std::string_view text;
};

enum class ColumnType : std::uint8_t { text, integer, real, boolean, moment, shape };

namespace detail {
template <class Value>
struct TypeOf;
template <ColumnType value>
struct Is {
  static constexpr ColumnType type = value;
};
template <>
struct TypeOf<std::string_view> : Is<ColumnType::text> {};
template <>
struct TypeOf<std::int64_t> : Is<ColumnType::integer> {};
template <>
struct TypeOf<std::optional<std::int64_t>> : Is<ColumnType::integer> {};
template <>
struct TypeOf<double> : Is<ColumnType::real> {};
template <>
struct TypeOf<bool> : Is<ColumnType::boolean> {};
template <>
struct TypeOf<Moment> : Is<ColumnType::moment> {};
template <>
struct TypeOf<Shape> : Is<ColumnType::shape> {};
}  // namespace detail

/// What may stand in a column. Without a word: NULL may; an empty text, NaN and no shape are written as NULL.
struct Rules {
  bool null = true;
  bool unique = false;
  bool empty = false;  ///< an empty text is one, and no NULL
  bool later = false;  ///< files of earlier versions lack the column: it reads as NULL
};
inline constexpr Rules must{.null = false};
inline constexpr Rules key{.null = false, .unique = true};
inline constexpr Rules or_empty{.empty = true};
inline constexpr Rules later{.later = true};
inline constexpr Rules must_later{.null = false, .later = true};

struct ColumnFacts {
  std::string_view name;
  ColumnType type = ColumnType::text;
  Rules rules;
};

enum class Shapes : std::uint8_t { none, point, multilinestring, multipolygon };

/// "a, b": names of columns as a text.
using NameList = std::string_view;

struct Index {
  std::string_view name;
  NameList columns;
};

/// What is true of the whole table. Its key is `fid`, a number that the database gives.
struct TableHead {
  std::string_view name;
  std::string_view about;        ///< for people, in both languages
  Shapes shapes = Shapes::none;  ///< of its column `geom`
  NameList unique = {};          ///< columns that are unique together
  std::array<Index, 2> indexes{};
  bool later = false;  ///< files of earlier versions lack the table: it reads as empty
  bool keyed = true;   ///< false for tables whose definition is not ours (GeoPackage's own)
};

/// A table without its types: what SQL is made of.
struct TableFacts {
  static constexpr std::size_t most_columns = 32;
  TableHead head;
  std::array<ColumnFacts, most_columns> list{};
  std::size_t count = 0;

  [[nodiscard]] constexpr std::span<const ColumnFacts> columns() const { return {list.data(), count}; }
  [[nodiscard]] constexpr bool has(std::string_view name) const {
    for (const auto& column : columns())
      if (column.name == name) return true;
    return head.keyed && name == "fid";
  }
};

template <class Row, class Value>
struct Column {
  ColumnFacts facts;
  Value Row::*member;
};

template <class Row, class... Values>
struct Declared {
  TableFacts facts;
  std::tuple<Column<Row, Values>...> columns;
};

template <class Row, class Value>
constexpr Column<Row, Value> column(std::string_view name, Value Row::*member, Rules rules = {}) {
  return {{name, detail::TypeOf<Value>::type, rules}, member};
}

/// Calls `use(name)` for each name of the list.
template <class Use>
constexpr void each_name(NameList list, const Use& use) {
  while (!list.empty()) {
    const auto end = list.find(", ");
    use(list.substr(0, end));
    list = end == NameList::npos ? NameList{} : list.substr(end + 2);
  }
}

/// Does not compile where a key or an index names a column that is not there.
template <class Row, class... Values>
consteval Declared<Row, Values...> table(TableHead head, Column<Row, Values>... columns) {
  static_assert(sizeof...(Values) <= TableFacts::most_columns);
  TableFacts facts{.head = head, .list = {columns.facts...}, .count = sizeof...(Values)};
  const auto check = [&](std::string_view name) {
    if (!facts.has(name)) throw std::logic_error("no such column");
  };
  each_name(head.unique, check);
  for (const auto& index : head.indexes) each_name(index.columns, check);
  return {facts, {columns...}};
}

}  // namespace kuiki::store
