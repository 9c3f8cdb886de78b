#pragma once
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"

/// Declared tables read and written by name: `while (q.step()) … q->code …`, `areas.write({.code = …})`.
namespace kuiki::store {

/// Which columns a file's table has. Throws Error(input_wrong) where there is no such table, or it lacks columns that files
/// of every version have: naming them all.
Present present_columns(const Database& database, const TableFacts& table);

/// The greatest row number, found without reading a row; 0 where there is none.
std::int64_t last_row(const Database& database, const TableFacts& table);

/// A cell to what it is in the row.
inline void take(const Statement& q, int at, std::string_view& to) { to = q.text(at); }
inline void take(const Statement& q, int at, std::int64_t& to) { to = q.integer(at); }
inline void take(const Statement& q, int at, double& to) { to = q.number(at); }
inline void take(const Statement& q, int at, bool& to) { to = q.integer(at) != 0; }
inline void take(const Statement& q, int at, Moment& to) { to.text = q.text(at); }
inline void take(const Statement& q, int at, Shape& to) { to = q.null(at) ? Shape() : Shape(q.blob(at)); }
inline void take(const Statement& q, int at, std::optional<std::int64_t>& to) {
  to.reset();
  if (!q.null(at)) to = q.integer(at);
}

/// Would it be written as NULL?
inline bool is_null(std::string_view words, const Rules& rules) { return words.empty() && rules.null && !rules.empty; }
inline bool is_null(const Moment& moment, const Rules& rules) { return is_null(moment.text, rules); }
inline bool is_null(std::int64_t, const Rules&) { return false; }
inline bool is_null(bool, const Rules&) { return false; }
inline bool is_null(double number, const Rules&) { return number != number; }
inline bool is_null(const std::optional<std::int64_t>& number, const Rules&) { return !number; }
inline bool is_null(const Shape& shape, const Rules&) { return !shape.there; }

/// A value that is not NULL to a parameter; its bytes must last until the next step.
inline void give(Statement& q, int at, std::string_view words) { q.bind_in_place(at, words); }
inline void give(Statement& q, int at, std::int64_t number) { q.bind(at, number); }
inline void give(Statement& q, int at, bool is) { q.bind(at, std::int64_t{is}); }
inline void give(Statement& q, int at, double number) { q.bind(at, number); }
inline void give(Statement& q, int at, const Moment& moment) { q.bind_in_place(at, moment.text); }
inline void give(Statement& q, int at, const Shape& shape) { q.bind_in_place(at, shape.bytes); }
inline void give(Statement& q, int at, const std::optional<std::int64_t>& number) {
  if (number)
    q.bind(at, *number);
  else
    q.bind_null(at);
}

/// What reading has in common, whatever the rows are.
class TableReader {
 public:
  /// Throws Error(input_wrong) naming file, table and the current row's number.
  [[noreturn]] void wrong(const Text& why) const;
  /// Which of `names` the word is, as its index; through `wrong` where it is none. An empty word is `fallback`.
  [[nodiscard]] int one_of(std::string_view word, const std::vector<std::string>& names, int fallback) const;

 protected:
  TableReader(const Database& database, const TableFacts& table, NameList equal, Order order);
  [[nodiscard]] std::int64_t number() const { return statement_->integer(static_cast<int>(table_.count)); }

  const Database& database_;
  const TableFacts& table_;
  std::unique_ptr<Statement> statement_;  ///< none: an older file that lacks the table
};

/// The rows of a table in their order. What a row refers to holds until the next step.
template <class Row, class... Values>
class RowReader : public TableReader {
 public:
  /// `equal`: only rows in which these columns are what is given to `find`.
  /// Throws Error(input_wrong) where a table or column is not there that files of every version have.
  RowReader(const Database& database, const Declared<Row, Values...>& table, NameList equal = {},
            Order order = Order::first_to_last)
      : TableReader(database, table.facts, equal, order), columns_(table.columns) {}

  /// False after the last row. Throws in the database's words.
  bool step() {
    if (!statement_ || !statement_->step()) return false;
    take_all(std::index_sequence_for<Values...>());
    row_.fid = number();
    return true;
  }
  /// The first row with these values, of the columns named to begin with; `step` gives the next.
  template <class... Keys>
  bool find(const Keys&... keys) {
    if (!statement_) return false;
    statement_->restart();
    int place = 0;
    (statement_->bind(++place, keys), ...);
    return step();
  }
  /// The same with the values that `row` has in these columns; its texts must last until the next step.
  bool find_like(NameList equal, const Row& row) {
    if (!statement_) return false;
    statement_->restart();
    int place = 0;
    each_name(equal, [&](std::string_view name) {
      ++place;
      std::apply([&](const auto&... columns) { (give_if(name, place, columns, row), ...); }, columns_);
    });
    return step();
  }
  [[nodiscard]] const Row& operator*() const { return row_; }
  [[nodiscard]] const Row* operator->() const { return &row_; }

 private:
  template <std::size_t... at>
  void take_all(std::index_sequence<at...>) {
    (take(*statement_, static_cast<int>(at), row_.*(std::get<at>(columns_).member)), ...);
  }
  template <class Value>
  void give_if(std::string_view name, int place, const Column<Row, Value>& column, const Row& row) {
    if (column.facts.name == name) give(*statement_, place, row.*(column.member));
  }

  const std::tuple<Column<Row, Values>...>& columns_;
  Row row_;
};

/// What writing has in common.
class TableWriter {
 protected:
  TableWriter(const Database& database, const TableFacts& table);
  /// Of a table that has every column: its parameters in their order.
  TableWriter(const Database& database, const TableFacts& table, const std::string& sql);
  /// The column's parameter; 0 where an older file lacks it.
  [[nodiscard]] int place(std::size_t column) const { return places_[column]; }
  /// Throws Error(output): an older file has no place for it.
  [[noreturn]] void no_place(const ColumnFacts& column) const;

  template <class Row, class... Values>
  void give_all(const Row& row, const std::tuple<Column<Row, Values>...>& columns) {
    give_each(row, columns, std::index_sequence_for<Values...>());
  }

  const Database& database_;
  const TableFacts& table_;
  std::unique_ptr<Statement> statement_;

 private:
  TableWriter(const Database& database, const TableFacts& table, const Present& present);
  template <class Row, class Columns, std::size_t... at>
  void give_each(const Row& row, const Columns& columns, std::index_sequence<at...>) {
    (give_one(place(at), std::get<at>(columns), row), ...);
  }
  template <class Row, class Value>
  void give_one(int place, const Column<Row, Value>& column, const Row& row) {
    const Value& value = row.*(column.member);
    const bool null = is_null(value, column.facts.rules);
    if (place == 0) {
      if (!null) no_place(column.facts);
    } else if (null) {
      statement_->bind_null(place);
    } else {
      give(*statement_, place, value);
    }
  }
  std::array<int, TableFacts::most_columns> places_{};
};

/// One prepared INSERT, run many times.
template <class Row, class... Values>
class RowWriter : public TableWriter {
 public:
  /// Throws as present_columns does.
  RowWriter(const Database& database, const Declared<Row, Values...>& table)
      : TableWriter(database, table.facts), columns_(table.columns) {}

  /// Returns the new row's number, whatever `row.fid` says. Throws in the database's words, and Error(output) where an older
  /// file lacks a column that the row needs.
  std::int64_t write(const Row& row) {
    give_all(row, columns_);
    return statement_->insert();
  }

 private:
  const std::tuple<Column<Row, Values>...>& columns_;
};

/// One prepared UPDATE of every column, run many times.
template <class Row, class... Values>
class RowUpdater : public TableWriter {
 public:
  /// `equal`: which rows.
  RowUpdater(const Database& database, const Declared<Row, Values...>& table, NameList equal)
      : TableWriter(database, table.facts, update_rows(database.dialect(), table.facts, equal)), columns_(table.columns) {}

  /// Returns how many rows had these keys. Throws as RowWriter::write.
  template <class... Keys>
  std::int64_t write(const Row& row, const Keys&... keys) {
    give_all(row, columns_);
    int place = static_cast<int>(table_.count);
    (statement_->bind(++place, keys), ...);
    return statement_->run();
  }

 private:
  const std::tuple<Column<Row, Values>...>& columns_;
};

/// One prepared INSERT of rows that keep their numbers, run many times.
template <class Row, class... Values>
class NumberedWriter : public TableWriter {
 public:
  NumberedWriter(const Database& database, const Declared<Row, Values...>& table)
      : TableWriter(database, table.facts, insert_numbered(database.dialect(), table.facts)), columns_(table.columns) {}

  void write(const Row& row) {
    give_all(row, columns_);
    statement_->bind(static_cast<int>(table_.count) + 1, row.fid);
    statement_->run();
  }

 private:
  const std::tuple<Column<Row, Values>...>& columns_;
};

/// For members: ReaderOf<area_table>.
template <const auto& table>
using ReaderOf = decltype(RowReader(std::declval<const Database&>(), table));
template <const auto& table>
using WriterOf = decltype(RowWriter(std::declval<const Database&>(), table));

}  // namespace kuiki::store
