#pragma once
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ranges>
#include <vector>

/// Rows of the dataset's tables. Each table has its own type of row, so that a row of one cannot be used on another; a
/// column of a table is indexed by its rows.
namespace kuiki::model {

/// No row of whichever table.
struct NoRow {};
inline constexpr NoRow none;

template <class Table>
class RowOf {
 public:
  constexpr RowOf() = default;
  constexpr RowOf(NoRow) {}  // NOLINT(google-explicit-constructor): `none` is a row of every table
  /// A number that is written out is a row of the table it stands with.
  consteval RowOf(int at) : at_(at) {}  // NOLINT(google-explicit-constructor): of constants only
  constexpr explicit RowOf(std::size_t at) : at_(static_cast<std::int32_t>(at)) {}
  constexpr explicit RowOf(std::ptrdiff_t at) : at_(static_cast<std::int32_t>(at)) {}

  /// Position in the table's columns; not to be asked of `none`.
  [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(at_); }

  friend constexpr auto operator<=>(const RowOf&, const RowOf&) = default;
  friend constexpr bool operator==(const RowOf&, const RowOf&) = default;

 private:
  std::int32_t at_ = -1;
};

using AreaRow = RowOf<struct AreaTable>;
using FacilityRow = RowOf<struct FacilityTable>;
using PlaceRow = RowOf<struct PlaceTable>;
using IndicatorRow = RowOf<struct IndicatorTable>;
using NodeRow = RowOf<struct NodeTable>;

/// A row of one of several tables; whoever holds it says of which.
class AnyRow {
 public:
  constexpr AnyRow() = default;
  constexpr AnyRow(NoRow) {}  // NOLINT(google-explicit-constructor): as in RowOf
  template <class Table>
  constexpr AnyRow(RowOf<Table> row)  // NOLINT(google-explicit-constructor): forgets only the table
      : at_(row == none ? -1 : static_cast<std::int32_t>(row.index())) {}

  template <class Row>
  [[nodiscard]] constexpr Row as() const {
    return Row(static_cast<std::ptrdiff_t>(at_));
  }
  [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(at_); }
  friend constexpr auto operator<=>(const AnyRow&, const AnyRow&) = default;
  friend constexpr bool operator==(const AnyRow&, const AnyRow&) = default;

 private:
  std::int32_t at_ = -1;
};

/// All rows of a table of `count` rows, in order.
template <class Row>
auto rows_up_to(std::size_t count) {
  return std::views::iota(std::size_t{0}, count) | std::views::transform([](std::size_t at) { return Row(at); });
}

/// A column of a table. A plain number is taken too, for loops over several columns at once. A column may be shorter than
/// its table, or empty: the rows beyond it have nothing in it, and read as Value{}. So rows of a foreign file, of which
/// hardly anything is known, cost no memory for what is not known of them.
template <class Value, class Row>
class Column : public std::vector<Value> {
 public:
  using std::vector<Value>::vector;
  using reference = typename std::vector<Value>::reference;
  using const_reference = typename std::vector<Value>::const_reference;

  reference operator[](std::size_t at) { return std::vector<Value>::operator[](at); }
  const_reference operator[](std::size_t at) const {
    return at < this->size() ? std::vector<Value>::operator[](at) : nothing;
  }
  reference operator[](Row row) { return (*this)[row.index()]; }
  const_reference operator[](Row row) const { return (*this)[row.index()]; }
  [[nodiscard]] auto rows() const { return rows_up_to<Row>(this->size()); }

 private:
  inline static const Value nothing{};
};

}  // namespace kuiki::model

template <class Table>
struct std::hash<kuiki::model::RowOf<Table>> {
  std::size_t operator()(kuiki::model::RowOf<Table> row) const noexcept { return std::hash<std::size_t>{}(row.index()); }
};
