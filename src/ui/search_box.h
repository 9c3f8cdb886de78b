#pragma once
#include <string>
#include <vector>

#include "app/search.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// The field in the top bar in which everything is found, with the list of what was found below it.
class SearchBox {
 public:
  /// At `x` of the present window, `width` wide.
  void draw(const Ui& ui, float x, float y, float width);

 private:
  /// The field itself; true where Enter was pressed in it.
  bool field(const Ui& ui, float width);
  void ask(const Ui& ui);
  void choose_by_key();
  void take(const Ui& ui, const app::Hit& hit);
  void list(const Ui& ui, float x, float y, float width);
  /// One hit of the list; true where it was clicked.
  bool row(const Ui& ui, std::size_t i, float width);

  char query_[256] = {};
  std::string asked_;
  std::vector<app::Hit> hits_;
  int chosen_ = 0;
  bool open_ = false, active_ = false;
};

}  // namespace kuiki::ui
