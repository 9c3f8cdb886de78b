#pragma once
#include <memory>
#include <optional>
#include <string>

#include "app/window_state.h"
#include "store/own_text.h"
#include "ui/ui.h"

namespace kuiki::app {
struct OwnEntry;
}

namespace kuiki::ui {

/// What of a kind lies in the work file: maps, grading schemes, score rules. Each is opened, renamed, deleted; the last change
/// here is undone.
class OwnTextsDialog {
 public:
  void draw(const Ui& ui);

 private:
  /// Of a change that runs: it may end when the dialog is gone.
  struct Answer {
    bool running = false;
    std::int64_t act = 0;  ///< that was saved last
    Text told;             ///< what somebody else did meanwhile, or what failed
  };

  void list(const Ui& ui);
  void row(const Ui& ui, std::size_t number, const app::OwnEntry& entry);
  void name_field(const Ui& ui, const app::OwnEntry& entry);
  void buttons(const Ui& ui, const std::string& number, const app::OwnEntry& entry);
  void foot(const Ui& ui);
  void use(const Ui& ui, const app::OwnEntry& entry);
  void change(const Ui& ui, store::OwnChange wanted);
  void undo(const Ui& ui);

  app::Dialog shown_ = app::Dialog::none;
  store::OwnKind kind_ = store::OwnKind::map;
  std::shared_ptr<Answer> answer_;
  std::string renaming_, name_;  ///< the id of the one whose name is being typed
};

}  // namespace kuiki::ui
