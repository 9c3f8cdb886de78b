#pragma once
#include <cstdint>
#include <vector>

#include "app/tables.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// The areas that the map is about, by value or by name; a click selects one.
class RankingTable {
 public:
  void draw(const Ui& ui);

 private:
  /// How it is laid out in this frame.
  struct Look {
    bool valued = false;  ///< there are figures
    bool narrow = false;
  };
  void measure(const Ui& ui);
  void columns(const Ui& ui, Look look) const;
  void value_column(const Ui& ui, Look look) const;
  void sort(const Ui& ui);
  void bring_into_sight(model::AreaRow selected, float height);
  void row(const Ui& ui, const app::TableRow& row, Look look);
  void name(const Ui& ui, const app::TableRow& row, Look look);
  void clicked(const Ui& ui, model::AreaRow area);

  std::uint64_t measured_ = 0;                                  ///< revision that the widths are of
  float measured_size_ = 0, rank_width_ = 0, value_width_ = 0;  ///< pixels
  std::vector<app::TableRow> rows_;
  std::uint64_t rows_revision_ = 0;
  app::TableOrder order_ = app::TableOrder::value;
  bool descending_ = true;
  model::AreaRow shown_selection_ = model::none;
  model::AreaRow anchor_ = model::none;  ///< of a click with Shift
};

}  // namespace kuiki::ui
