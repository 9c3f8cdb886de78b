#include "intake/own_table_header.h"

#include <algorithm>

#include "base/strings.h"
#include "intake/figure_column.h"
#include "intake/own_table_shape.h"
#include "intake/period_words.h"

namespace kuiki::intake {
namespace {

constexpr std::size_t most_lines = 4;
constexpr std::size_t most_titles = 12;

/// A figure of the table, no year of its header.
bool is_figure(const std::string& text) {
  return !text.empty() && !read_period_cell(text) && read_figure(text).kind == FigureKind::number;
}

bool is_no_data(const std::string& text) { return !text.empty() && read_figure(text).kind == FigureKind::no_data; }

}  // namespace

std::string cell_words(const store::Table& table, std::size_t row, std::size_t column) {
  std::string text(trim(table.text(row, column)));
  std::erase(text, '\n');
  return text;
}

OwnHeader::OwnHeader(const store::Table& table, std::size_t key, std::size_t first_area)
    : table_(table), key_(key), first_(first_area) {
  // Sums, and areas that are not known, may stand before the first area.
  std::size_t row = first_area;
  while (row > 0 && is_figures(row - 1)) --row;
  first_ = row;
  while (row > 0 && filled(row - 1) == 0) --row;
  if (row == 0) return;
  there_ = true;
  end_ = row - 1;
  begin_ = end_;
  while (begin_ > 0 && end_ - begin_ + 1 < most_lines && filled(begin_ - 1) >= 2) --begin_;
}

bool OwnHeader::is_figures(std::size_t row) const {
  if (cell_words(table_, row, key_).empty()) return false;
  bool any = false;
  for (std::size_t c = 0; c < table_.rows[row].size(); ++c) {
    if (c == key_) continue;
    const auto text = cell_words(table_, row, c);
    any = any || is_figure(text) || is_no_data(text);
  }
  return any;
}

std::size_t OwnHeader::filled(std::size_t row) const {
  std::size_t count = 0;
  for (std::size_t c = 0; c < table_.rows[row].size(); ++c)
    if (!cell_words(table_, row, c).empty()) ++count;
  return count;
}

/// What an upper line says of a column: its own cell, the merged one, or where the file knows no merged cells the next filled
/// one to the left.
std::string OwnHeader::spanned(std::size_t row, std::size_t column) const {
  if (auto own = cell_words(table_, row, column); !own.empty()) return own;
  bool any_merge = false;
  for (const auto& merge : table_.merges) {
    if (row < merge.row || row > merge.last_row) continue;
    any_merge = any_merge || merge.last_column > merge.column;
    if (column >= merge.column && column <= merge.last_column) return cell_words(table_, merge.row, merge.column);
  }
  if (any_merge || row == end_) return {};
  for (std::size_t c = column; c-- > 0;) {
    if (c == key_) return {};
    if (auto left = cell_words(table_, row, c); !left.empty()) return left;
  }
  return {};
}

std::vector<std::string> OwnHeader::parts(std::size_t column) const {
  std::vector<std::string> parts;
  if (!there_) return parts;
  for (std::size_t row = begin_; row <= end_; ++row) {
    auto text = spanned(row, column);
    if (!text.empty() && std::ranges::find(parts, text) == parts.end()) parts.push_back(std::move(text));
  }
  return parts;
}

std::string OwnHeader::words(std::size_t column) const {
  std::string all;
  for (const auto& part : parts(column)) add_part(all, " ", part);
  return all;
}

std::vector<std::string> OwnHeader::titles() const {
  std::vector<std::string> all;
  if (!there_) return all;
  for (std::size_t row = 0; row < begin_ && all.size() < most_titles; ++row)
    for (std::size_t c = 0; c < table_.rows[row].size() && all.size() < most_titles; ++c)
      if (auto text = cell_words(table_, row, c); !text.empty()) all.push_back(std::move(text));
  return all;
}

}  // namespace kuiki::intake
