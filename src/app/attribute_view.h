#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/spread.h"
#include "app/attribute_filter.h"
#include "app/attribute_table.h"
#include "store/table_file.h"

namespace kuiki::app {

/// What a window has selected, as its table takes it.
struct SelectedRows {
  std::span<const model::AreaRow> areas;      ///< ascending
  std::span<const model::FacilityRow> sites;  ///< ascending
};

/// What is said below a column of figures.
struct FootFigures {
  analysis::Spread spread;
  std::optional<double> sum;       ///< only of totals, and of rows none of which lies in another
  std::optional<double> together;  ///< of a rate: that of the sums above and below
  bool overlaps = false;           ///< there is no sum for that reason
  bool at_least = false;           ///< the sum lacks what is not published
};

/// A table as it is looked at: sorted, filtered, with rows selected. Everything is worked out when something changes, never
/// while drawing; a row is a number into the table, a position one into order().
class AttributeView {
 public:
  /// Order and filter stay; a column to sort by that is not there any more gives way to the usual one.
  void show(AttributeTable table);
  [[nodiscard]] const AttributeTable& table() const { return table_; }

  /// Missing figures and empty cells are last, whichever way.
  void sort_by(const std::string& column, bool descending);
  [[nodiscard]] const std::string& sorted_by() const { return sorted_by_; }
  [[nodiscard]] bool descending() const { return descending_; }

  void filter_by(std::string typed);
  [[nodiscard]] const std::string& filter() const { return typed_; }
  [[nodiscard]] const std::optional<Text>& filter_problem() const { return filter_.problem; }
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }  ///< rows that are shown

  void take_selection(const SelectedRows& selected);
  [[nodiscard]] bool selected(std::size_t row) const { return selected_[row] != 0; }
  [[nodiscard]] std::size_t selected_count() const { return selected_count_; }  ///< shown or not
  [[nodiscard]] std::size_t hidden_selected() const { return selected_count_ - selected_shown_; }
  /// The topmost position that is selected.
  [[nodiscard]] std::optional<std::size_t> first_selected() const;
  /// Of a row of the table; nothing where the filter hides it.
  [[nodiscard]] std::optional<std::size_t> position_of(std::size_t row) const;

  /// What the figures at the foot and a copy are of: the selected rows that are shown, else all that are shown; in their order.
  [[nodiscard]] const std::vector<std::uint32_t>& counted() const { return counted_; }
  [[nodiscard]] FootFigures foot(std::size_t column) const;
  /// Grows with every change of what is shown or selected.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }

  /// Tab-separated, with a header: counted(). A missing figure is an empty cell; no text begins a formula.
  [[nodiscard]] std::string copied() const;
  /// All that is shown, as a table for a file, with what it is of below: filter, source, notes.
  [[nodiscard]] store::Table for_file(model::Wording wording) const;

 private:
  void order_again();
  void count_again();
  [[nodiscard]] bool overlapping() const;
  [[nodiscard]] std::vector<store::TableCell> header() const;
  [[nodiscard]] std::vector<store::TableCell> cells(std::size_t row) const;

  AttributeTable table_;
  std::string sorted_by_, typed_;
  bool descending_ = false;
  RowFilter filter_;
  std::vector<std::string> folded_;  ///< made when a filter is first typed
  std::vector<std::uint32_t> order_, counted_;
  std::vector<std::uint8_t> selected_;
  std::size_t selected_count_ = 0, selected_shown_ = 0;
  std::uint64_t revision_ = 0;
};

}  // namespace kuiki::app
