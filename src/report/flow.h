#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "map/scene.h"
#include "map/typeset.h"
#include "report/page.h"

namespace kuiki::report {

/// Type sizes of a report, units. 12 units are 9 points on paper.
struct Style {
  map::Font title{24, true}, heading{16, true}, subheading{13.5, true}, body{13, false}, strong{13, true}, small{12, false};
  double gap = 8;                         ///< between blocks
  double section = 18;                    ///< before a heading
  double cell_gap = 4.5;                  ///< above and below the words of a cell
  double squeeze = 1;                     ///< of drawings' heights
  Rgba text, quiet, accent, rule, panel;  ///< the tones of the maps
  Rgba link;                              ///< words that lead somewhere
  Style();
};

/// Puts words, tables and drawings one below the other on as many pages as they need. A block that does not fit on the rest
/// of a page begins the next one; a paragraph or table goes on there (a table with its head again). What is put down is
/// never cut, and nothing leaves the page.
class Flow {
 public:
  /// `title`: for the metadata of the file and, small, at the head of the second page and the ones after it.
  Flow(const Paper& paper, std::string title, Style style = {});

  [[nodiscard]] double left() const;
  [[nodiscard]] double width() const;  ///< between the margins
  [[nodiscard]] double top() const;    ///< where the next block begins, on the present page
  [[nodiscard]] double room() const;   ///< height left on the page; endless on a screen
  [[nodiscard]] const Style& style() const { return style_; }

  void gap(double units);
  /// Begins a new page where less than `height` is left.
  void need(double height);
  /// Begins a new page, unless one has just begun or the page is endless.
  void page_break();
  void heading(std::string_view words);  ///< with a rule; kept with what follows
  void subheading(std::string_view words);
  /// Wrapped over the width; may go on on the next page.
  void paragraph(std::string_view words, map::Font font, Rgba color, double indent = 0);
  /// The same, but broken between phrases only: for titles.
  void title(std::string_view words, map::Font font);
  void body(std::string_view words) { paragraph(words, style_.body, style_.text); }
  void small(std::string_view words) { paragraph(words, style_.small, style_.quiet); }
  /// A paragraph that leads to `target` when it is clicked.
  void link(std::string_view words, const std::string& target, double indent = 0);
  /// Label left, in quiet type, words beside it, wrapped; one below the other they stand in columns. On a narrow sheet the
  /// label takes less room. `target`: id of what a click leads to. Nothing is put down where `words` is empty.
  void fact(std::string_view label, std::string_view words, double label_width = 110, const std::string& target = {});

  /// Items of a drawing of `height`, its origin at the left margin and the present top; moves on below it. It is not
  /// divided: the caller keeps it lower than a page.
  void draw(double height, std::vector<map::Item> items, std::vector<Link> links = {});

  struct Column {
    std::string head;
    double share = 1;  ///< of the width
    enum class Align { left, right, centre } align = Align::left;
  };
  struct Cell {
    std::string words;
    Rgba color{0, 0, 0, 0};  ///< transparent: the text's own
    Rgba fill{0, 0, 0, 0};   ///< a patch behind the words: a verdict's colour
    bool strong = false;
    std::string target;  ///< id of what a click leads to; empty: nothing
  };
  /// Cells are wrapped between phrases, and columns are made so wide that no word is divided, as far as the sheet has room; a
  /// row is never divided between pages, unless it is higher than a page. Horizontal rules only. A row of a single cell is
  /// the head of a group: over the whole width, with the row that follows.
  void table(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows);
  /// The same as a form (施策評価表): label cells with a quiet ground, a frame round every cell. Each row is pairs of label
  /// and words; the pairs of a row share its width by `share`, and stand one below the other on a narrow sheet.
  struct FormCell {
    std::string label, words;
    double share = 1;
    std::string target{};  ///< id of what a click leads to
  };
  void form(const std::vector<std::vector<FormCell>>& rows, double label_width = 96);

  /// The pages, each with a foot: `foot` (sources, 仮計算 …) wrapped over the width and the page's number of all. A page has
  /// room for three lines of it; where it is longer, it ends the text of the last page instead.
  std::vector<Page> finish(std::string_view foot);

 private:
  struct Block;  ///< a row of cells with their words broken into lines
  Paper paper_;
  Style style_;
  std::string title_;
  std::vector<Page> pages_;
  double top_ = 0;
  /// What goes along to the next page with what follows it: headings. From these items and links on, which begin at the top.
  bool keeping_ = false;
  std::size_t kept_items_ = 0, kept_links_ = 0;
  double kept_top_ = 0;

  [[nodiscard]] double first_top() const;
  [[nodiscard]] double bottom() const;
  [[nodiscard]] std::vector<map::Item>& items() { return pages_.back().scene.items; }
  void add_page();
  void next_page();
  void keep();
  void claim(double height);
  void lines(const std::vector<std::string>& lines, map::Font font, Rgba color, double indent);
  void title_line(std::string_view words, map::Font font, double before);
  [[nodiscard]] Block head_block(const std::vector<Column>& columns, const std::vector<double>& x,
                                 const std::vector<double>& w) const;
  [[nodiscard]] Block cell_block(const std::vector<Column>& columns, const std::vector<Cell>& cells,
                                 const std::vector<double>& x, const std::vector<double>& w) const;
  void row(Block& block);
  void put_lines(const Block& block, std::size_t first, std::size_t count);
};

/// An item moved by (dx, dy).
map::Item moved(map::Item item, double dx, double dy);

}  // namespace kuiki::report
