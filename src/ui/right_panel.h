#pragma once
#include "ui/layout.h"
#include "ui/ranking_table.h"

namespace kuiki::ui {

/// Facts of the selected area, the chosen partnership, table and distribution.
class RightPanel {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  RankingTable table_;
};
void facts_view(const Ui& ui);
void partnership_view(const Ui& ui);
void distribution_view(const Ui& ui);

}  // namespace kuiki::ui
