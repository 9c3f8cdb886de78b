#pragma once
#include <optional>
#include <string>

#include "app/window_state.h"
#include "store/work_location.h"
#include "ui/folder_list.h"

namespace kuiki::ui {

/// A work file is opened, made, or copied: a file chosen or typed, or a server's address.
class WorkDialog {
 public:
  void draw(const Ui& ui);

 private:
  void begin(const Ui& ui);
  void ask(const Ui& ui);
  void accept(const Ui& ui);
  /// What is typed as a place; nothing where a folder was entered instead, or `error_` says what is wrong.
  [[nodiscard]] std::optional<store::WorkLocation> place();

  app::Dialog shown_ = app::Dialog::none;
  FolderList list_{{".gpkg"}};
  std::string path_;
  Text error_;
};

}  // namespace kuiki::ui
