#pragma once
#include <cstdint>
#include <vector>

#include "app/tables.h"
#include "ui/layout.h"

namespace kuiki::ui {

/// Facts of the selected area, the chosen partnership, table and distribution.
class RightPanel {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  void table(const Ui& ui);
  void measure(const Ui& ui);
  std::uint64_t measured_ = 0;                                  ///< revision that the widths are of
  float measured_size_ = 0, rank_width_ = 0, value_width_ = 0;  ///< pixels
  std::vector<app::TableRow> rows_;
  std::uint64_t rows_revision_ = 0;
  app::TableOrder order_ = app::TableOrder::value;
  bool descending_ = true;
  model::AreaRow shown_selection_ = model::none;
};
void facts_view(const Ui& ui);
void partnership_view(const Ui& ui);
void distribution_view(const Ui& ui);

}  // namespace kuiki::ui
