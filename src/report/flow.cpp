#include "report/flow.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "map/furniture.h"
#include "map/palette.h"

namespace kuiki::report {

namespace {

using map::Font;
using map::line_height;
using Align = map::Ink::Align;

constexpr double cell_pad = 6, cell_gap = 4.5;  ///< at the sides of a cell's words, above and below them
constexpr int foot_lines = 3;

map::RectItem box(double x, double y, double w, double h, Rgba fill, Rgba stroke = {0, 0, 0, 0}, double radius = 0) {
  map::RectItem item;
  item.rect = {x, y, w, h};
  item.fill.color = fill;
  item.stroke = stroke;
  item.stroke_width = stroke.a > 0 ? 1 : 0;
  item.radius = radius;
  return item;
}

map::RectItem rule(double x, double y, double w, Rgba color, double thick = 1) {
  return box(x, y - thick / 2, w, thick, color);
}

Rgba or_else(Rgba color, Rgba other) { return color.a == 0 ? other : color; }

}  // namespace

Style::Style()
    : text(map::paper::text),
      quiet(map::paper::secondary),
      accent(map::paper::accent),
      rule(rgb(0xd3cfc5)),
      panel(rgb(0xf5f3ee)),
      link(rgb(0x0b5d7a)) {}

/// A row of cells, side by side over the width of the sheet.
struct Flow::Block {
  struct Part {
    double x = 0, w = 0;  ///< from the left margin
    std::vector<std::string> lines;
    Font font;
    Rgba color, patch{0, 0, 0, 0};
    Align align = Align::left;
    std::string target;
    bool label = false;  ///< of a form: on a quiet ground
  };
  std::vector<Part> parts;
  bool frame = false;      ///< of a form
  Rgba below{0, 0, 0, 0};  ///< rule under the row
  double thick = 1;        ///< of the rule

  [[nodiscard]] std::size_t lines() const {
    std::size_t most = 1;
    for (const auto& part : parts) most = std::max(most, part.lines.size());
    return most;
  }
  /// How many of `count` lines from `first` on the cell has.
  static std::size_t lines_of(const Part& part, std::size_t first, std::size_t count) {
    return first < part.lines.size() ? std::min(count, part.lines.size() - first) : 0;
  }
  /// Of the row, or of so many lines of it from `first` on; an empty cell is a line high.
  [[nodiscard]] double height(std::size_t first = 0, std::size_t count = std::numeric_limits<std::size_t>::max()) const {
    double most = 0;
    for (const auto& part : parts)
      most = std::max(most,
                      static_cast<double>(std::max<std::size_t>(lines_of(part, first, count), 1)) * line_height(part.font));
    return most + 2 * cell_gap;
  }
  /// The highest line.
  [[nodiscard]] double line() const {
    double most = 0;
    for (const auto& part : parts) most = std::max(most, line_height(part.font));
    return most;
  }
};

Flow::Flow(const Paper& paper, std::string title, Style style)
    : paper_(paper), style_(std::move(style)), title_(std::move(title)) {
  add_page();
}

double Flow::left() const { return paper_.margin; }
double Flow::width() const { return paper_.width - 2 * paper_.margin; }
double Flow::top() const { return top_; }
double Flow::room() const { return bottom() - top_; }

double Flow::first_top() const {
  return pages_.size() < 2 ? paper_.margin : std::max(paper_.margin, line_height(style_.small) + 26);
}

double Flow::bottom() const {
  if (paper_.endless) return std::numeric_limits<double>::infinity();
  return paper_.height - std::max(paper_.margin, foot_lines * line_height(style_.small) + 30);
}

void Flow::add_page() {
  Page page;
  page.scene.width = paper_.width;
  page.scene.height = paper_.height;
  page.scene.title = title_;
  pages_.push_back(std::move(page));
  top_ = first_top();
  if (pages_.size() > 1 && !title_.empty()) {
    auto lines = map::wrap(title_, style_.small, width());
    if (lines.size() > 1) {
      lines = map::wrap(title_, style_.small, width() - style_.small.size);
      lines[0] += "…";
    }
    map::Ink(&items()).words(lines[0], style_.small, left(), top_ - line_height(style_.small) - 10, style_.quiet);
  }
}

void Flow::next_page() {
  std::vector<map::Item> along;
  std::vector<Link> links;
  double height = 0, from = 0;
  if (keeping_) {
    auto& here = pages_.back();
    from = kept_top_;
    height = top_ - kept_top_;
    along.assign(here.scene.items.begin() + static_cast<std::ptrdiff_t>(kept_items_), here.scene.items.end());
    links.assign(here.links.begin() + static_cast<std::ptrdiff_t>(kept_links_), here.links.end());
    here.scene.items.resize(kept_items_);
    here.links.resize(kept_links_);
  }
  add_page();
  const double dy = top_ - from;
  for (auto& item : along) items().push_back(moved(std::move(item), 0, dy));
  for (auto& link : links) {
    link.rect.y += dy;
    pages_.back().links.push_back(std::move(link));
  }
  top_ += height;
  keeping_ = false;
}

void Flow::keep() {
  if (keeping_) return;
  keeping_ = true;
  kept_items_ = items().size();
  kept_links_ = pages_.back().links.size();
  kept_top_ = top_;
}

/// Room for a block of this height, on a new page where there is too little; what was kept goes along with it.
void Flow::claim(double height) {
  const double start = keeping_ ? kept_top_ : top_;
  if (height > room() && start > first_top() + 0.5) next_page();
  keeping_ = false;
}

void Flow::gap(double units) {
  if (top_ > first_top() + 0.5) top_ += units;
}

void Flow::need(double height) {
  const double start = keeping_ ? kept_top_ : top_;
  if (height > room() && start > first_top() + 0.5) next_page();
}

void Flow::title_line(std::string_view words, Font font, double before) {
  gap(keeping_ ? style_.gap : before);
  need(line_height(font) * 3);
  keep();
  top_ += map::Ink(&items()).paragraph(words, font, left(), top_, width(), style_.text);
}

void Flow::heading(std::string_view words) {
  title_line(words, style_.heading, style_.section);
  items().emplace_back(report::rule(left(), top_ + 3, width(), style_.quiet, 1));
  top_ += 10;
}

void Flow::subheading(std::string_view words) {
  title_line(words, style_.subheading, style_.gap + 2);
  top_ += 3;
}

void Flow::paragraph(std::string_view words, Font font, Rgba color, double indent) {
  const auto lines = map::wrap(words, font, width() - indent);
  const double high = line_height(font);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // Neither the first nor the last line stands alone on a page.
    const bool pair = i == 0 || i + 2 == lines.size();
    claim(pair && lines.size() > 1 ? 2 * high : high);
    map::Ink(&items()).words(lines[i], font, left() + indent, top_, color);
    top_ += high;
  }
}

void Flow::link(std::string_view words, const std::string& target, double indent) {
  const auto lines = map::wrap(words, style_.body, width() - indent);
  const double high = line_height(style_.body);
  for (const auto& line : lines) {
    claim(high);
    map::Ink(&items()).words(line, style_.body, left() + indent, top_, style_.link);
    pages_.back().links.push_back({{left() + indent, top_, map::measure(line, style_.body).width, high}, target});
    top_ += high;
  }
}

void Flow::fact(std::string_view label, std::string_view words, double label_width, const std::string& target) {
  if (words.empty()) return;
  const double labels = std::min(label_width, width() * 0.36), gutter = 8;
  const double high = line_height(style_.body);
  const auto names = map::wrap(label, style_.small, labels - gutter);
  const auto lines = map::wrap(words, style_.body, width() - labels);
  const double least = std::max(line_height(style_.small) * static_cast<double>(names.size()), high);
  claim(std::max(least, high * static_cast<double>(std::min<std::size_t>(lines.size(), 2))));
  double y = top_ + (high - line_height(style_.small)) / 2, end = top_ + least;
  for (const auto& name : names) {
    map::Ink(&items()).words(name, style_.small, left(), y, style_.quiet);
    y += line_height(style_.small);
  }
  for (const auto& line : lines) {
    if (high > room()) {
      next_page();
      end = top_;
    }
    map::Ink(&items()).words(line, style_.body, left() + labels, top_, target.empty() ? style_.text : style_.link);
    if (!target.empty())
      pages_.back().links.push_back({{left() + labels, top_, map::measure(line, style_.body).width, high}, target});
    top_ += high;
  }
  top_ = std::max(top_, end) + 3;
}

void Flow::draw(double height, std::vector<map::Item> drawing, std::vector<Link> links) {
  claim(height);
  for (auto& item : drawing) items().push_back(moved(std::move(item), left(), top_));
  for (auto& link : links) {
    link.rect.x += left();
    link.rect.y += top_;
    pages_.back().links.push_back(std::move(link));
  }
  top_ += height;
}

/// Puts a row down; one that is higher than a page is divided between its lines.
void Flow::row(Block& block) {
  claim(block.height());
  const std::size_t lines = block.lines();
  for (std::size_t first = 0; first < lines;) {
    // Whole where it fits, as it does but for a row higher than a page.
    std::size_t count = lines - first;
    if (block.height(first, count) > room()) {
      const auto fit = static_cast<std::size_t>(std::max((room() - 2 * cell_gap) / block.line(), 0.0));
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
    if (block.frame)
      items().emplace_back(box(x, top_, part.w, height, part.label ? style_.panel : rgb(0xffffff), style_.rule));
    const auto here = Block::lines_of(part, first, count);
    if (part.patch.a > 0 && here > 0)
      items().emplace_back(box(x + 1.5, top_ + 2, part.w - 3, high * static_cast<double>(here) + 2 * cell_gap - 4,
                               part.patch, {0, 0, 0, 0}, 3));
    double y = top_ + cell_gap;
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
  if (block.below.a > 0) items().emplace_back(report::rule(left(), top_, width(), block.below, block.thick));
}

void Flow::table(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows) {
  double shares = 0;
  for (const auto& column : columns) shares += column.share;
  std::vector<double> x, w;
  for (double at = 0; const auto& column : columns) {
    x.push_back(at);
    w.push_back(width() * column.share / shares);
    at += w.back();
  }

  const auto align = [](const Column& column) {
    return column.align == Column::Align::right    ? Align::right
           : column.align == Column::Align::centre ? Align::centre
                                                   : Align::left;
  };
  Block head;
  const Font head_font{style_.small.size, true};
  for (std::size_t c = 0; c < columns.size(); ++c) {
    Block::Part part;
    part.x = x[c];
    part.w = w[c];
    part.font = head_font;
    part.color = style_.quiet;
    part.align = align(columns[c]);
    part.lines = map::wrap(columns[c].head, head_font, w[c] - 2 * cell_pad);
    head.parts.push_back(std::move(part));
  }
  head.below = style_.quiet;
  const bool headed = std::ranges::any_of(columns, [](const Column& column) { return !column.head.empty(); });

  const auto put_head = [&] {
    if (headed) row(head);
  };
  bool first = true;
  for (const auto& cells : rows) {
    Block block;
    block.below = style_.rule;
    block.thick = 0.75;
    for (std::size_t c = 0; c < std::min(cells.size(), columns.size()); ++c) {
      const auto& cell = cells[c];
      Block::Part part;
      part.x = x[c];
      part.w = w[c];
      part.align = align(columns[c]);
      part.patch = cell.fill;
      part.target = cell.target;
      part.font = cell.strong ? style_.strong : style_.body;
      part.color = or_else(cell.color, cell.target.empty() ? style_.text : style_.link);
      part.lines = map::wrap(cell.words, part.font, w[c] - 2 * cell_pad);
      block.parts.push_back(std::move(part));
    }
    if (first) {
      need((headed ? head.height() : 0) + block.height());
      put_head();
    } else if (block.height() > room()) {
      next_page();
      put_head();
    }
    first = false;
    row(block);
  }
  if (first) put_head();
}

void Flow::form(const std::vector<std::vector<FormCell>>& rows, double label_width) {
  const double labels = std::min(label_width, width() * 0.33);
  const auto put = [&](const std::vector<FormCell>& cells, double shares) {
    Block block;
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
        part.lines = map::wrap(cell.label, part.font, label - 2 * cell_pad);
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

std::vector<Page> Flow::finish(std::string_view foot) {
  const Font font = style_.small;
  const double high = line_height(font);
  const double numbers = paper_.endless ? 0 : map::measure("00 / 00", font).width + 12;
  auto lines = map::wrap(foot, font, width() - numbers);
  if (!paper_.endless && lines.size() > foot_lines) {
    gap(style_.section);
    paragraph(foot, font, style_.quiet);
    lines.clear();
  }
  if (paper_.endless) {
    const double tall = static_cast<double>(lines.size()) * high + (lines.empty() ? 0 : 10);
    pages_.back().scene.height = std::max(paper_.height, top_ + style_.section + tall + paper_.margin);
  }
  for (std::size_t p = 0; p < pages_.size(); ++p) {
    auto& page = pages_[p];
    const bool numbered = pages_.size() > 1;
    if (lines.empty() && !numbered) continue;
    const double below = paper_.endless ? paper_.margin : 20;
    double y = page.scene.height - below - static_cast<double>(std::max<std::size_t>(lines.size(), 1)) * high;
    map::Ink ink(&page.scene.items);
    page.scene.items.emplace_back(report::rule(left(), y - 5, width(), style_.rule, 0.75));
    if (numbered)
      ink.words(std::to_string(p + 1) + " / " + std::to_string(pages_.size()), font, left() + width(), y, style_.quiet,
                Align::right);
    for (const auto& line : lines) {
      ink.words(line, font, left(), y, style_.quiet);
      y += high;
    }
  }
  return std::move(pages_);
}

map::Item moved(map::Item item, double dx, double dy) {
  map::shift(item, dx, dy);
  return item;
}

}  // namespace kuiki::report
