#pragma once
#include <string>

#include "app/window_state.h"
#include "model/fiscal.h"
#include "ui/export_form.h"
#include "ui/folder_list.h"

namespace kuiki::ui {

/// Opening and saving maps: a path, the folder's list, and some places.
class FileDialog {
 public:
  void draw(const Ui& ui);

 private:
  void accept(const Ui& ui);
  app::Dialog shown_ = app::Dialog::none;
  FolderList list_{{".toml"}};
  std::string path_;
  bool ask_overwrite_ = false;
};

/// Format, size, title and file of an export.
class ExportDialog {
 public:
  void draw(const Ui& ui);

 private:
  void accept(const Ui& ui);
  ExportFile file_;
  model::YearStyle years_ = model::YearStyle::western;
  bool open_ = false, by_page_ = false;
  int size_ = 1, width_ = 1920, height_ = 1080, page_ = 0, dpi_ = 300;
  std::string title_, subtitle_;
};

}  // namespace kuiki::ui
