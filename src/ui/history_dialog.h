#pragma once
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/act_list.h"
#include "ui/export_form.h"

namespace kuiki::ui {

/// 「変更の記録」: who changed what in the work file, when; each change can be undone, and what is shown be exported.
class HistoryDialog {
 public:
  void draw(const Ui& ui);

 private:
  /// Of the job that reads, and of the one that undoes: it may end when the dialog is gone.
  struct Answer {
    bool running = false;
    std::shared_ptr<const app::ActList> list;
    Text error;
  };
  /// One line of the list.
  struct Line {
    enum class Kind { act, row, more };
    Kind kind = Kind::act;
    std::size_t shown = 0;  ///< into shown_
    std::size_t row = 0;    ///< into its rows; of `more`: how many rows are not shown
  };

  void read(const Ui& ui);
  void refresh(const Ui& ui);
  void lay_out();
  void browse(const Ui& ui);
  void filters(const Ui& ui);
  void list(const Ui& ui);
  void line(const Ui& ui, const Line& line, float height);
  void act(const Ui& ui, const Line& line, float height);
  void undo(const Ui& ui, std::int64_t number);
  void export_form(const Ui& ui);

  bool open_ = false, exporting_ = false;
  std::shared_ptr<Answer> answer_;
  std::uint64_t data_ = 0;  ///< the workspace's data when the list was read
  std::shared_ptr<const app::ActList> list_;
  std::string who_, query_;
  std::vector<app::ShownAct> shown_;
  std::set<std::int64_t> unfolded_;  ///< acts with all their rows
  std::vector<Line> lines_;
  ExportFile file_;
};

}  // namespace kuiki::ui
