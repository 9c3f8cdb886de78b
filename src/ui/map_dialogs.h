#pragma once
#include <string>

#include "app/brought_file.h"
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
  FolderList& list_of(app::Dialog dialog) { return dialog == app::Dialog::open_map ? to_open_ : to_save_; }
  FolderList to_open_{app::map_endings()}, to_save_{{".toml"}};
  std::string path_;
  bool ask_overwrite_ = false;
};

/// Format, size, title and file of an export.
class ExportDialog {
 public:
  void draw(const Ui& ui);

 private:
  void begin(const Ui& ui);
  void words(const Ui& ui);
  void size(const Ui& ui);
  void paper(const Ui& ui);
  void pixels(const Ui& ui);
  void fills(const Ui& ui);
  void accept(const Ui& ui);
  [[nodiscard]] std::string own_subtitle(const Ui& ui) const;
  ExportFile file_;
  model::YearStyle years_ = model::YearStyle::western;
  bool open_ = false, by_page_ = false;
  bool fills_as_picture_ = false;  ///< of SVG and PDF
  int size_ = 1, width_ = 1920, height_ = 1080, page_ = 0, dpi_ = 300;
  std::string title_, subtitle_;
};

}  // namespace kuiki::ui
