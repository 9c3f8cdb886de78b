#include "cli/table.h"

#include <algorithm>

#include "base/display_width.h"
#include "base/printable.h"

namespace kuiki::cli {

namespace {

/// Characters; a name of megabytes is no column.
constexpr std::size_t most_of_a_cell = 500;

}  // namespace

void Table::add(std::vector<std::string> cells) {
  for (auto& cell : cells) cell = one_line(cell, most_of_a_cell);
  rows_.push_back(std::move(cells));
}

std::string Table::text() const {
  std::vector<int> width;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    width.push_back(display_width(columns_[c].name));
    for (const auto& row : rows_) width[c] = std::max(width[c], display_width(row[c]));
  }
  std::string out;
  const auto line = [&](const auto& cell_of) {
    std::string words;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::string& cell = cell_of(c);
      const std::string pad(static_cast<std::size_t>(width[c] - display_width(cell)), ' ');
      words += (c == 0 ? "" : "  ") + (columns_[c].align == Align::right ? pad + cell : cell + pad);
    }
    words.erase(words.find_last_not_of(' ') + 1);
    out += words + '\n';
  };
  line([&](std::size_t c) -> const std::string& { return columns_[c].name; });
  for (const auto& row : rows_) line([&](std::size_t c) -> const std::string& { return row[c]; });
  return out;
}

}  // namespace kuiki::cli
