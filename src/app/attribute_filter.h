#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/attribute_table.h"

/// What is typed to see some rows of a table only.
namespace kuiki::app {

/// A bound on the figures of one column; figures that are missing keep none.
struct FigureCondition {
  enum class Is : std::uint8_t { above, at_least, below, at_most, equal };
  std::size_t column = 0;
  Is is = Is::at_least;
  double bound = 0;
  [[nodiscard]] bool holds(double value) const;
};

/// Words and conditions, all of which a row must meet. Words are compared folded with every text of the row. A condition is
/// 「>30」「≦1万」「30以上」「65未満」; a column's name may stand before it (「人口>=1万」), else the column of the layer's own
/// figures is meant.
struct RowFilter {
  std::vector<std::string> words;
  std::vector<FigureCondition> conditions;
  std::optional<Text> problem;  ///< a condition that could not be read, in words; nothing passes then
  [[nodiscard]] bool empty() const { return words.empty() && conditions.empty() && !problem; }
};
RowFilter read_filter(std::string_view typed, const AttributeTable& table);

/// The column that a condition without a name is about: the layer's figures, else the first measure. Nothing where the table
/// has none.
std::optional<std::size_t> main_figures(const AttributeTable& table);

/// The texts of every row, folded, in one string each.
std::vector<std::string> folded_rows(const AttributeTable& table);

bool passes(const RowFilter& filter, const AttributeTable& table, const std::vector<std::string>& folded, std::size_t row);

}  // namespace kuiki::app
