#pragma once
#include <string>

#include "app/window_state.h"
#include "ui/folder_list.h"

namespace kuiki::ui {

/// 「作業ファイルに保存」: the name of a map, a grading scheme or a score rule that goes into the work file; of a scheme first
/// the file it is in. Where another one stands in the way, one chooses.
class KeepDialog {
 public:
  void draw(const Ui& ui);

 private:
  void ask_name(const Ui& ui);
  void ask_file(const Ui& ui);
  void take_file(const Ui& ui);
  void conflict(const Ui& ui);
  void close(const Ui& ui);

  app::Dialog shown_ = app::Dialog::none;
  FolderList list_{{".toml"}};
  std::string name_, path_;
  bool of_conflict_ = false;  ///< the name was taken from the conflict
  Text error_;
};

}  // namespace kuiki::ui
