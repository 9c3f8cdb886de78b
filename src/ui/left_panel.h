#pragma once
#include <cstdint>
#include <vector>

#include "map/legend.h"
#include "ui/indicator_chooser.h"
#include "ui/layout.h"
#include "ui/subject_chooser.h"

namespace kuiki::ui {

/// Regions, subject, indicator, classes, legend, layers.
class LeftPanel {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  SubjectChooser subject_;
  IndicatorChooser indicator_;
  std::vector<map::LegendBlock> legend_;
  map::ComposeCache figures_;  ///< of the layers, from frame to frame
  std::uint64_t legend_revision_ = 0;
  geo::Point legend_centre_;
  double legend_scale_ = 0;
  float anchor_ = 0;  ///< pixels: where what stands below the legend began in the last frame
  float spare_ = 0;   ///< pixels kept free below the legend, so that nothing under the pointer moves
  float least_scroll_ = 0;
  void legend(const Ui& ui);
  void hold_still(const Ui& ui);
};
void region_controls(const Ui& ui);
void indicator_controls(const Ui& ui);
void layer_controls(const Ui& ui);
void facility_controls(const Ui& ui);
void partnership_controls(const Ui& ui);

}  // namespace kuiki::ui
