#include "report/flow.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "map/furniture.h"
#include "map/palette.h"
#include "report/flow_block.h"

namespace kuiki::report {

namespace {

using map::Font;
using map::line_height;
using Align = map::Ink::Align;

constexpr int foot_lines = 3;

}  // namespace

Style::Style()
    : text(map::paper::text),
      quiet(map::paper::secondary),
      accent(map::paper::accent),
      rule(rgb(0xd3cfc5)),
      panel(rgb(0xf5f3ee)),
      link(rgb(0x0b5d7a)) {}

Flow::Flow(const Paper& paper, std::string title, Style style) : paper_(paper), style_(style), title_(std::move(title)) {
  add_page();
}

double Flow::left() const { return paper_.margin; }
double Flow::width() const { return std::max(paper_.width - 2 * paper_.margin, 40.0); }
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

void Flow::page_break() {
  if (!paper_.endless && top_ > first_top() + 0.5) next_page();
}

void Flow::title_line(std::string_view words, Font font, double before) {
  gap(keeping_ ? style_.gap : before);
  need(line_height(font) * 3);
  keep();
  for (const auto& line : map::wrap_phrases(words, font, width())) {
    map::Ink(&items()).words(line, font, left(), top_, style_.text);
    top_ += line_height(font);
  }
}

void Flow::heading(std::string_view words) {
  title_line(words, style_.heading, style_.section);
  items().emplace_back(flow_rule(left(), top_ + 3, width(), style_.quiet, 1));
  top_ += 10;
}

void Flow::subheading(std::string_view words) {
  title_line(words, style_.subheading, style_.gap + 2);
  top_ += 3;
}

void Flow::paragraph(std::string_view words, Font font, Rgba color, double indent) {
  lines(map::wrap(words, font, width() - indent), font, color, indent);
}

void Flow::title(std::string_view words, Font font) { lines(map::wrap_phrases(words, font, width()), font, style_.text, 0); }

void Flow::lines(const std::vector<std::string>& lines, Font font, Rgba color, double indent) {
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
  const auto names = map::wrap_phrases(label, style_.small, labels - gutter);
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

std::vector<Page> Flow::finish(std::string_view foot) {
  const Font font = style_.small;
  const double high = line_height(font);
  const double numbers = paper_.endless ? 0 : map::measure("000 / 000", font).width + 12;
  auto lines = map::wrap_phrases(foot, font, width() - numbers);
  if (!paper_.endless && lines.size() > foot_lines) {
    gap(style_.section);
    paragraph(foot, font, style_.quiet);
    lines.clear();
  }
  if (paper_.endless) {
    const double tall = static_cast<double>(lines.size()) * high + (lines.empty() ? 0 : 10);
    pages_.back().scene.height = std::max(paper_.height, top_ + style_.section + tall + paper_.margin);
  } else {
    pages_.back().filled = (top_ - first_top()) / std::max(bottom() - first_top(), 1.0);
  }
  const bool numbered = pages_.size() > 1 || (!paper_.numbered && !paper_.endless);
  for (auto& page : pages_) {
    if (lines.empty() && !numbered) continue;
    const double below = paper_.endless ? paper_.margin : 20;
    double y = page.scene.height - below - static_cast<double>(std::max<std::size_t>(lines.size(), 1)) * high;
    map::Ink ink(&page.scene.items);
    page.scene.items.emplace_back(flow_rule(left(), y - 5, width(), style_.rule, 0.75));
    page.number_right = left() + width();
    page.number_top = y;
    for (const auto& line : lines) {
      ink.words(line, font, left(), y, style_.quiet);
      y += high;
    }
  }
  if (numbered && paper_.numbered) number_pages(pages_);
  return std::move(pages_);
}

void number_pages(std::vector<Page>& pages) {
  const Style style;
  for (std::size_t p = 0; p < pages.size(); ++p)
    map::Ink(&pages[p].scene.items)
        .words(std::to_string(p + 1) + " / " + std::to_string(pages.size()), style.small, pages[p].number_right,
               pages[p].number_top, style.quiet, Align::right);
}

std::vector<const map::Scene*> scenes_of(const std::vector<Page>& pages) {
  std::vector<const map::Scene*> scenes;
  scenes.reserve(pages.size());
  for (const auto& page : pages) scenes.push_back(&page.scene);
  return scenes;
}

map::Item moved(map::Item item, double dx, double dy) {
  map::shift(item, dx, dy);
  return item;
}

}  // namespace kuiki::report
