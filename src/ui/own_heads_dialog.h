#pragma once
#include <memory>
#include <string>
#include <vector>

#include "model/dataset.h"
#include "store/own_head.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// Indicators and area sets of the work file: each is shown as a map, renamed, deleted; the last change here is undone.
class OwnHeadsDialog {
 public:
  void draw(const Ui& ui);

 private:
  /// Of a change that runs: it may end when the dialog is gone.
  struct Answer {
    bool running = false;
    std::int64_t act = 0;  ///< that was saved last
    Text told;             ///< what somebody else did meanwhile, or what failed
  };
  struct Head {
    store::OwnHeadChange::Kind kind;
    std::string id, name, detail;
  };
  [[nodiscard]] static std::vector<Head> heads(const Ui& ui);
  void list(const Ui& ui);
  void row(const Ui& ui, std::size_t number, const Head& head);
  void name_field(const Ui& ui, const Head& head);
  void buttons(const Ui& ui, const std::string& number, const Head& head);
  void foot(const Ui& ui);
  void show(const Ui& ui, const Head& head) const;
  void change(const Ui& ui, store::OwnHeadChange wanted);

  bool open_ = false;
  std::shared_ptr<Answer> answer_;
  std::string renaming_, name_;  ///< the id of the one whose name is being typed
};

}  // namespace kuiki::ui
