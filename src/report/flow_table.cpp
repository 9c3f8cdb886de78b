#include <algorithm>
#include <cmath>
#include <limits>

#include "map/furniture.h"
#include "map/palette.h"
#include "report/flow.h"
#include "report/flow_block.h"

namespace kuiki::report {
namespace {

using map::Font;
using map::line_height;
using Align = map::Ink::Align;

Rgba or_else(Rgba color, Rgba other) { return color.a == 0 ? other : color; }

Align align_of(const Flow::Column& column) {
  return column.align == Flow::Column::Align::right    ? Align::right
         : column.align == Flow::Column::Align::centre ? Align::centre
                                                       : Align::left;
}

/// Widths by share, but none so narrow that a word of it is divided: the others give way. Without room for that, by what
/// each of them needs.
std::vector<double> column_widths(const std::vector<Flow::Column>& columns, const std::vector<double>& least, double width) {
  double needed = 0;
  for (const double one : least) needed += one;
  std::vector<double> widths(columns.size(), 0);
  std::vector<bool> fixed(columns.size(), false);
  if (needed > width) {
    for (std::size_t c = 0; c < columns.size(); ++c) widths[c] = width * least[c] / needed;
    return widths;
  }
  for (bool changed = true; changed;) {
    changed = false;
    double shares = 0, rest = width;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (fixed[c])
        rest -= widths[c];
      else
        shares += columns[c].share;
    }
    for (std::size_t c = 0; c < columns.size() && !changed; ++c) {
      if (fixed[c]) continue;
      widths[c] = rest * columns[c].share / shares;
      if (widths[c] >= least[c]) continue;
      widths[c] = least[c];
      fixed[c] = true;
      changed = true;
    }
  }
  return widths;
}

}  // namespace

/// Puts a row down; one that is higher than a page is divided between its lines.
void Flow::row(Block& block) {
  claim(block.height());
  const std::size_t lines = block.lines();
  for (std::size_t first = 0; first < lines;) {
    // Whole where it fits, as it does but for a row higher than a page.
    std::size_t count = lines - first;
    if (block.height(first, count) > room()) {
      const auto fit = static_cast<std::size_t>(std::max((room() - 2 * block.gap) / block.line(), 0.0));
      if (fit == 0 && top_ > first_top() + 0.5) {
        next_page();
        continue;
      }
      count = std::clamp<std::size_t>(fit, 1, count);
    }
    put_lines(block, first, count);
    first += count;
    if (first < lines) next_page();
  }
}

/// `count` lines of each cell from `first` on, as a row of their own.
void Flow::put_lines(const Block& block, std::size_t first, std::size_t count) {
  const double height = block.height(first, count);
  map::Ink ink(&items());
  for (const auto& part : block.parts) {
    const double x = left() + part.x, high = line_height(part.font);
    if (part.label && !block.frame) items().emplace_back(flow_box({x, top_, part.w, height}, style_.panel));
    if (block.frame)
      items().emplace_back(flow_box({x, top_, part.w, height}, part.label ? style_.panel : rgb(0xffffff), style_.rule));
    const auto here = Block::lines_of(part, first, count);
    if (part.patch.a > 0 && here > 0)
      items().emplace_back(flow_box({x + 1.5, top_ + 2, part.w - 3, high * static_cast<double>(here) + 2 * block.gap - 4},
                                    part.patch, {0, 0, 0, 0}, 3));
    double y = top_ + block.gap;
    for (std::size_t i = first; i < first + here; ++i, y += high) {
      const double wide = map::measure(part.lines[i], part.font).width;
      const double at = part.align == Align::right    ? x + part.w - cell_pad - wide
                        : part.align == Align::centre ? x + (part.w - wide) / 2
                                                      : x + cell_pad;
      ink.words(part.lines[i], part.font, at, y, part.color);
      if (!part.target.empty()) pages_.back().links.push_back({{at, y, wide, high}, part.target});
    }
  }
  top_ += height;
  if (block.below.a > 0) items().emplace_back(flow_rule(left(), top_, width(), block.below, block.thick));
}

Flow::Block Flow::head_block(const std::vector<Column>& columns, const std::vector<double>& x,
                             const std::vector<double>& w) const {
  Block head;
  head.gap = style_.cell_gap;
  const Font font{style_.small.size, true};
  for (std::size_t c = 0; c < columns.size(); ++c) {
    Block::Part part;
    part.x = x[c];
    part.w = w[c];
    part.font = font;
    part.color = style_.quiet;
    part.align = align_of(columns[c]);
    part.lines = map::wrap_phrases(columns[c].head, font, w[c] - 2 * cell_pad);
    head.parts.push_back(std::move(part));
  }
  head.below = style_.quiet;
  return head;
}

Flow::Block Flow::cell_block(const std::vector<Column>& columns, const std::vector<Cell>& cells,
                             const std::vector<double>& x, const std::vector<double>& w) const {
  Block block;
  block.gap = style_.cell_gap;
  block.below = style_.rule;
  block.thick = 0.75;
  // A single cell in a table of several columns is the head of a group.
  const bool group = cells.size() == 1 && columns.size() > 1;
  for (std::size_t c = 0; c < std::min(cells.size(), columns.size()); ++c) {
    const auto& cell = cells[c];
    Block::Part part;
    part.x = x[c];
    part.w = group ? width() : w[c];
    part.align = align_of(columns[c]);
    part.patch = cell.fill;
    part.target = cell.target;
    part.font = cell.strong || group ? style_.strong : style_.body;
    part.label = group;
    part.color = or_else(cell.color, cell.target.empty() ? style_.text : style_.link);
    part.lines = map::wrap_phrases(cell.words, part.font, part.w - 2 * cell_pad);
    block.parts.push_back(std::move(part));
  }
  return block;
}

void Flow::table(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows) {
  // What a column needs at least: its head, and of the cells what is not divided, up to a third of the sheet.
  std::vector<double> least(columns.size(), 0);
  const double most = width() / 3;
  const auto widen = [&](std::size_t c, double words) {
    least[c] = std::max(least[c], std::min(words + 2 * cell_pad, most));
  };
  for (std::size_t c = 0; c < columns.size(); ++c) widen(c, map::widest_phrase(columns[c].head, {style_.small.size, true}));
  constexpr std::size_t looked_at = 400;  // columns of a longer table are as wide as those of its beginning
  for (std::size_t r = 0; r < std::min(rows.size(), looked_at); ++r)
    for (std::size_t c = 0; rows[r].size() > 1 && c < std::min(rows[r].size(), columns.size()); ++c)
      widen(c, map::widest_phrase(rows[r][c].words, rows[r][c].strong ? style_.strong : style_.body));
  const auto w = column_widths(columns, least, width());
  std::vector<double> x;
  double at = 0;
  for (const double one : w) {
    x.push_back(at);
    at += one;
  }

  Block head = head_block(columns, x, w);
  const bool headed = std::ranges::any_of(columns, [](const Column& column) { return !column.head.empty(); });
  const auto put_head = [&] {
    if (headed) row(head);
  };
  for (std::size_t r = 0; r < rows.size(); ++r) {
    Block block = cell_block(columns, rows[r], x, w);
    double high = block.height();
    // The head of a group goes with its first row.
    for (std::size_t next = r; rows[next].size() == 1 && columns.size() > 1 && next + 1 < rows.size(); ++next)
      high += cell_block(columns, rows[next + 1], x, w).height();
    // The last row does not stand alone on a page.
    if (r > 0 && r + 2 == rows.size()) high += cell_block(columns, rows[r + 1], x, w).height();
    if (r == 0) {
      need((headed ? head.height() : 0) + high);
      put_head();
    } else if (high > room()) {
      next_page();
      put_head();
    }
    row(block);
  }
  if (rows.empty()) put_head();
}

void Flow::form(const std::vector<std::vector<FormCell>>& rows, double label_width) {
  const double labels = std::min(label_width, width() * 0.33);
  const auto put = [&](const std::vector<FormCell>& cells, double shares) {
    Block block;
    block.gap = style_.cell_gap;
    block.frame = true;
    double at = 0;
    for (const auto& cell : cells) {
      const double all = width() * cell.share / shares, label = cell.label.empty() ? 0 : labels;
      if (label > 0) {
        Block::Part part;
        part.x = at;
        part.w = label;
        part.label = true;
        part.color = style_.text;
        part.font = {style_.small.size, true};
        part.lines = map::wrap_phrases(cell.label, part.font, label - 2 * cell_pad);
        block.parts.push_back(std::move(part));
      }
      Block::Part part;
      part.x = at + label;
      part.w = all - label;
      part.font = style_.body;
      part.target = cell.target;
      part.color = cell.target.empty() ? style_.text : style_.link;
      part.lines = map::wrap(cell.words, style_.body, part.w - 2 * cell_pad);
      block.parts.push_back(std::move(part));
      at += all;
    }
    row(block);
  };
  for (const auto& cells : rows) {
    double shares = 0, least = std::numeric_limits<double>::infinity();
    for (const auto& cell : cells) {
      shares += cell.share;
      least = std::min(least, cell.share);
    }
    if (cells.size() > 1 && width() * least / shares < labels + 70) {
      for (const auto& cell : cells) put({cell}, cell.share);
    } else {
      put(cells, shares);
    }
  }
}

}  // namespace kuiki::report
