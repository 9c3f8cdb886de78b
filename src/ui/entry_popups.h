#pragma once
#include <string>

#include "app/entry_sheet.h"
#include "ui/entry_grid.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// What opens over the table of actuals: saving, and the history of a row.
class EntryPopups {
 public:
  void open_save() { want_save_ = true; }
  void open_history(std::size_t row) {
    want_history_ = true;
    row_ = row;
  }
  void draw(const Ui& ui, const app::EntrySheet& sheet, EntryGrid& grid);

 private:
  void save(const Ui& ui, const app::EntrySheet& sheet, EntryGrid& grid);
  void history(const Ui& ui, const app::EntrySheet& sheet, EntryGrid& grid);
  bool want_save_ = false, saving_ = false, want_history_ = false;
  std::size_t row_ = 0;
  char date_[16] = {};
  std::string note_;
};

}  // namespace kuiki::ui
