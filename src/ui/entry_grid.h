#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/entry_paste.h"
#include "model/fiscal.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// The cells of a table of actuals. It keeps which cell is chosen and what is being typed; what was typed is pushed to the
/// window's table when the cell is left.
///
/// Keys as in a spreadsheet: arrows, Enter and Tab move, with Shift arrows extend the choice while the active cell stays;
/// typing begins the active cell anew, F2 or a double click goes into it, Esc leaves it as it was; Delete empties what is
/// chosen; Ctrl+C, Ctrl+V, Ctrl+Z, Ctrl+Y, Ctrl+A (the column).
class EntryGrid {
 public:
  /// `shown`: rows of the sheet, in their order; `size` in pixels.
  void draw(const Ui& ui, const app::EntrySheet& sheet, const std::vector<std::size_t>& shown, ImVec2 size);
  /// Chooses the value of a row and scrolls to it.
  void choose(std::size_t row);
  [[nodiscard]] std::size_t row() const { return row_; }  ///< of the active cell
  /// Another sheet: nothing is being typed.
  void forget() {
    editing_ = false;
    activate(0, app::EntryColumn::value);
    focus_ = true;
  }
  /// Takes the keyboard in the next frame.
  void take_focus() { focus_ = true; }
  /// Ends typing as Enter does.
  void commit(const Ui& ui);
  /// What the last paste came to; nothing before the first one.
  std::shared_ptr<std::optional<app::PasteReport>> pasted = std::make_shared<std::optional<app::PasteReport>>();

 private:
  using Column = app::EntryColumn;
  struct Columns {
    float name = 0, baseline = 0, target = 0, before = 0, value = 0, unit = 0, note = 0;  ///< widths
    [[nodiscard]] float total() const { return name + baseline + target + before + value + unit + note; }
    friend bool operator==(const Columns&, const Columns&) = default;
  };
  /// How high a row stands, and the heading above it; 0 where it has none.
  struct Place {
    float heading = 0, upper = 0, below = 0;  ///< `below`: the reason under the row
    bool with_path = false;                   ///< the heading names the nodes above, too
  };
  /// What the places follow from, besides the rows that are shown.
  struct Measured {
    std::string plan;
    int year = 0;
    std::uint64_t sheet = 0, data = 0;
    Columns columns;
    float width = 0, scale = 0;
    Lang lang = Lang::ja;
    model::YearStyle years = model::YearStyle::western;
    friend bool operator==(const Measured&, const Measured&) = default;
  };

  [[nodiscard]] Columns widths(const Ui& ui, const app::EntrySheet& sheet, float width);
  void measure(const Ui& ui, const app::EntrySheet& sheet, const Columns& columns, float width);
  void rows(const Ui& ui, const app::EntrySheet& sheet, const Columns& columns);
  void note_key(const app::EntrySheet& sheet);
  void follow_key(const Ui& ui, const app::EntrySheet& sheet);
  void reveal(const Ui& ui, std::size_t position, float top, float height);

  // The head (entry_heads.cpp).
  void header(const Ui& ui, const app::EntrySheet& sheet, const Columns& columns, ImVec2 at, float width);
  void dividers(const Ui& ui, const Columns& columns, ImVec2 at, float height);
  [[nodiscard]] static float heading_height(const Ui& ui, bool with_path);
  void heading(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Place& place, const Columns& columns,
               ImVec2 at) const;

  // A row (entry_cells.cpp). Heights are measured once, see Measured.
  /// As wide as the day that stands under a saved value.
  [[nodiscard]] static float value_width(const Ui& ui);
  [[nodiscard]] float line_height(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns) const;
  [[nodiscard]] float reason_height(const Ui& ui, const app::EntrySheet& sheet, std::size_t row,
                                    const Columns& columns) const;
  void line(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Place& place, const Columns& columns,
            ImVec2 at);
  void name_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width, float height) const;
  void value_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width, float height);
  void note_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width, float height);
  void reason(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns, ImVec2 at) const;
  void cell_mouse(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, Column column);
  void editor(const Ui& ui, ImVec2 at, float width, float height);

  // Keyboard and clipboard (entry_grid_keys.cpp).
  void keyboard(const Ui& ui, const app::EntrySheet& sheet);
  void commands(const Ui& ui, const app::EntrySheet& sheet, bool shift);
  void collect_typed();
  void leave_by_key(const Ui& ui);
  void step(bool enter, bool back);
  void begin(const std::string& text, bool keep);
  void move(int rows, int columns, bool extend);
  void copy(const app::EntrySheet& sheet) const;
  void paste_clipboard(const Ui& ui);
  void clear(const Ui& ui, const app::EntrySheet& sheet);

  // What is chosen: from the active cell to the other corner, or a whole column.
  void activate(std::size_t row, Column column) {
    row_ = end_ = row;
    column_ = end_column_ = column;
    whole_ = false;
  }
  [[nodiscard]] bool chosen(std::size_t row, Column column) const;
  [[nodiscard]] std::size_t position(std::size_t row) const;  ///< in shown_; 0 where it is not shown
  /// First and last chosen position.
  [[nodiscard]] std::pair<std::size_t, std::size_t> span() const;

  std::vector<std::size_t> shown_;
  std::vector<Place> places_;        ///< of shown_
  std::vector<std::size_t> at_row_;  ///< positions in shown_, by row of the sheet
  Measured measured_;
  float widest_[4] = {};  ///< pixels: figures of baseline, target, the year before; units
  float wished_[7] = {};  ///< units a column was dragged to; 0: as wide as suits

  std::size_t row_ = 0, end_ = 0;  ///< of the sheet: the active cell, the other corner of the choice
  Column column_ = Column::value, end_column_ = Column::value;
  bool whole_ = false;  ///< the whole column is chosen, wherever the active cell is
  bool editing_ = false, active_ = false, lost_ = false, fresh_ = false, focus_ = true, reveal_ = false, dragging_ = false;
  bool tabbed_ = false;                      ///< the cell was reached by Tab from the value beside it
  std::string edit_;                         ///< what is being typed
  std::pair<std::string, std::string> key_;  ///< indicator and part of the active cell: rows are others in other data
  float scroll_x_ = 0;
};

}  // namespace kuiki::ui
