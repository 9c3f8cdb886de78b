#pragma once
#include "ui/layout.h"
#include "ui/search_box.h"

namespace kuiki::ui {

/// Title, menus, search and language.
class TopBar {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  void menus(const Ui& ui);
  void search(const Ui& ui, const Layout::Part& part, float end);
  SearchBox search_{SearchBox::everything()};
};

}  // namespace kuiki::ui
