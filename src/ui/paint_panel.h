#pragma once
#include <string>

#include "ui/layout.h"
#include "ui/paint_map.h"
#include "ui/search_box.h"

namespace kuiki::ui {

/// Beside the painted map: tools, the districts with what is known of each, and what is wrong with them.
class PaintPanel {
 public:
  /// Chooses the map's tool.
  void draw(const Ui& ui, const Layout::Part& part, PaintMap& map);

 private:
  void head(const Ui& ui);
  void tools(const Ui& ui, PaintMap& map);
  void list(const Ui& ui, float height);
  void district_row(const Ui& ui, std::int32_t district, bool wide);
  void chosen(const Ui& ui);
  void rename(const Ui& ui) const;
  void problems(const Ui& ui);
  void tell(const Ui& ui) const;

  static SearchBox::Options towns_alone();
  SearchBox towns_{towns_alone()};
  std::string name_;  ///< of the chosen district, as it is typed
  bool typing_ = false;
  std::int32_t seen_ = -2;  ///< the chosen district that the list was scrolled to
};

}  // namespace kuiki::ui
