#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/entry_paste.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// The cells of a table of actuals. It keeps which cell is chosen and what is being typed; what was typed is pushed to the
/// session's sheet when the cell is left.
///
/// Keys as in a spreadsheet: arrows, Enter and Tab move, with Shift they extend the choice or go back; typing begins a cell
/// anew, F2 or a double click goes into it, Esc leaves it as it was; Delete empties; Ctrl+C, Ctrl+V, Ctrl+Z, Ctrl+Y, Ctrl+A.
class EntryGrid {
 public:
  /// `shown`: rows of the sheet, in their order; `size` in pixels.
  void draw(const Ui& ui, const app::EntrySheet& sheet, const std::vector<std::size_t>& shown, ImVec2 size);
  /// Chooses the value of a row and scrolls to it.
  void choose(std::size_t row);
  [[nodiscard]] std::size_t row() const { return row_; }  ///< of the chosen cell
  /// Another sheet: nothing is being typed.
  void forget() {
    editing_ = false;
    row_ = anchor_ = 0;
    column_ = anchor_column_ = app::EntryColumn::value;
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
  };
  void header(const Ui& ui, const app::EntrySheet& sheet, const Columns& columns, ImVec2 at, float width) const;
  float heading(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns, ImVec2 at, bool draw);
  float line(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns, ImVec2 at, bool draw);
  float value_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width, float height,
                   bool draw);
  float reason(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns, ImVec2 at, bool draw);
  void note_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width, float height);
  void cell_mouse(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, Column column);
  void editor(const Ui& ui, ImVec2 at, float width, float height);
  void collect_typed();
  [[nodiscard]] bool chosen(std::size_t row, Column column) const;

  void keyboard(const Ui& ui, const app::EntrySheet& sheet);
  void leave_by_key(const Ui& ui);
  void step(bool enter, bool back);
  void begin(const std::string& text, bool keep);
  void move(int rows, int columns, bool extend);
  void copy(const app::EntrySheet& sheet) const;
  void paste_clipboard(const Ui& ui);
  void clear(const Ui& ui, const app::EntrySheet& sheet);
  [[nodiscard]] std::size_t position(std::size_t row) const;  ///< in shown_; 0 where it is not shown
  /// First and last chosen position.
  [[nodiscard]] std::pair<std::size_t, std::size_t> span() const;

  std::vector<std::size_t> shown_;
  std::size_t row_ = 0, anchor_ = 0;  ///< of the sheet
  Column column_ = Column::value, anchor_column_ = Column::value;
  bool editing_ = false, active_ = false, lost_ = false, fresh_ = false, focus_ = true, reveal_ = false, dragging_ = false;
  bool tabbed_ = false;  ///< the cell was reached by Tab from the value beside it
  char edit_[1024] = {};
  float scroll_x_ = 0;
  model::Row headed_ = model::none;  ///< while drawing: the node above the one whose heading was last
};

}  // namespace kuiki::ui
