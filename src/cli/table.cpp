#include "cli/table.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/printable.h"
#include "base/utf8.h"

namespace kuiki::cli {

namespace {

/// Characters; a name of megabytes is no column.
constexpr std::size_t most_of_a_cell = 500;

struct Range {
  std::uint32_t first, last;
};
constexpr std::array wide = {Range{0x1100, 0x115f},  Range{0x2e80, 0x303e}, Range{0x3041, 0x33ff}, Range{0x3400, 0x4dbf},
                             Range{0x4e00, 0x9fff},  Range{0xa000, 0xa4cf}, Range{0xac00, 0xd7a3}, Range{0xf900, 0xfaff},
                             Range{0xfe30, 0xfe6f},  Range{0xff00, 0xff60}, Range{0xffe0, 0xffe6}, Range{0x1f300, 0x1f64f},
                             Range{0x20000, 0x3fffd}};
constexpr std::array combining = {Range{0x0300, 0x036f}, Range{0x200b, 0x200f}, Range{0x3099, 0x309a}, Range{0xfe00, 0xfe0f},
                                  Range{0xe0100, 0xe01ef}};

template <std::size_t n>
bool in(const std::array<Range, n>& ranges, std::uint32_t c) {
  return std::ranges::any_of(ranges, [c](Range r) { return c >= r.first && c <= r.last; });
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<std::uint32_t>(utf8::next(text, at));
    width += in(combining, c) ? 0 : in(wide, c) ? 2 : 1;
  }
  return width;
}

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
