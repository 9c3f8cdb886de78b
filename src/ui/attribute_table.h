#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/attribute_view.h"
#include "ui/export_form.h"
#include "ui/layout.h"

namespace kuiki::ui {

/// The attribute table below the map: the rows of a layer, which are selected here as on the map.
class AttributeTablePanel {
 public:
  void draw(const Ui& ui, const Layout::Part& part);
  /// Format and file of an export of what the table shows.
  void dialog(const Ui& ui);

 private:
  /// What the table was made of; made anew when it differs.
  struct Made {
    std::string layer;
    map::MapDocument document;
    std::uint64_t data = 0;
    model::Wording wording;
    friend bool operator==(const Made&, const Made&) = default;
  };
  // attribute_table.cpp
  void refresh(const Ui& ui);
  void make(const Ui& ui, const map::Layer& layer);
  void take_selection(const Ui& ui);
  void bar(const Ui& ui, float width);
  void layer_combo(const Ui& ui, float width);
  void filter_field(const Ui& ui, float width);
  void buttons(const Ui& ui);
  void tell(const Ui& ui) const;
  // attribute_grid.cpp
  void grid(const Ui& ui, ImVec2 size);
  void measure(const Ui& ui);
  void headings(const Ui& ui);
  void sort();
  void rows(const Ui& ui);
  void row(const Ui& ui, std::size_t position);
  void cell(const Ui& ui, std::size_t column, std::size_t row) const;
  [[nodiscard]] std::string name_of(const Ui& ui, std::size_t row) const;
  // attribute_select.cpp
  void clicked(const Ui& ui, std::size_t position);
  void go_to(const Ui& ui, std::size_t row) const;
  void keyboard(const Ui& ui);
  void move(const Ui& ui, long by, bool extend);
  void select_range(const Ui& ui, std::size_t from, std::size_t to, bool beside);
  void select_rows(const Ui& ui, const std::vector<std::uint32_t>& rows, std::size_t lead, bool beside);
  void copy(const Ui& ui) const;
  // attribute_foot.cpp
  void sum_up(const Ui& ui);
  [[nodiscard]] float foot_height(const Ui& ui, float width) const;
  void foot(const Ui& ui);
  void low_foot(const Ui& ui);
  void column_combo(const Ui& ui);

  app::AttributeView view_;
  std::optional<Made> made_;
  std::uint64_t seen_ = 0;       ///< revision of the workspace that was looked at last
  std::uint64_t selection_ = 0;  ///< revision of the selection that the view has
  bool mine_ = false;            ///< that comes from here: what was clicked is in sight
  std::string failure_;
  std::string typed_;
  std::vector<float> widths_;                   ///< of the columns, pixels
  float measured_size_ = 0;                     ///< of the type
  std::string shown_as_;                        ///< tells one set of columns from another
  std::optional<std::size_t> anchor_, cursor_;  ///< positions: where a range begins, where the keyboard is
  std::optional<std::size_t> reveal_;           ///< a position that is to come in sight
  std::string foot_column_;                     ///< id of the column that the foot is about; empty: the layer's figures
  struct SummedUp {
    std::uint64_t revision = 0;
    std::string column;
    Lang lang = Lang::ja;
    friend bool operator==(const SummedUp&, const SummedUp&) = default;
  };
  std::optional<SummedUp> summed_up_;    ///< what the words below are of
  std::vector<std::string> foot_words_;  ///< 「合計 1,234」 …
  std::string foot_told_;                ///< the same for tests
  bool low_ = false;                     ///< there is little room: the foot is one line
  ExportFile file_;
  bool exporting_ = false;
};

}  // namespace kuiki::ui
