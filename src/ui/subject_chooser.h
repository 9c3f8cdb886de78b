#pragma once
#include <string>
#include <vector>

#include "app/subjects.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// The list from which what a map is about is chosen: of the city at hand, of any place that is typed, and all others.
class SubjectChooser {
 public:
  void draw(const Ui& ui);

 private:
  void ask(const Ui& ui);
  void list(const Ui& ui, const std::vector<app::SubjectChoice>& choices);
  void row(const Ui& ui, const app::SubjectChoice& choice);

  std::string query_, asked_;
  std::uint64_t asked_of_ = 0;             ///< revision of what `found_` was made from
  std::vector<app::SubjectChoice> found_;  ///< of the query; of the city at hand where there is none
};

}  // namespace kuiki::ui
