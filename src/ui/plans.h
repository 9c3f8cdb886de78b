#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "report/page.h"
#include "ui/layout.h"
#include "ui/score_controls.h"

/// The parts of the window that are about plans, one file each. They read window and workspace and push changes; what they keep
/// is only how they look.
namespace kuiki::ui {

/// Above the left panel: the map's settings or the plans.
void left_tabs(const Ui& ui, const Layout::Part& part);
/// Above the middle, while a plan is open: map, overview, measure, comparison, score, entry; and how it is shown: year as of
/// which it is judged, grading scheme, export of the sheet.
void desk_tabs(const Ui& ui, const Layout::Part& part);
/// The grading schemes, in a list or a menu that is open.
void grading_choices(const Ui& ui);

/// Left: plan, search, filters, and the tree of nodes with their indicators.
class PlanPanel {
 public:
  PlanPanel();
  ~PlanPanel();
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Pages of a report one below the other, scrolled by wheel, bar and keys; links lead to their ids. Made anew only when
/// `key`, the width, the data, the year as of which is judged, the grading or the words change.
class PageView {
 public:
  using Make = std::function<std::vector<report::Page>(const report::Paper&)>;
  /// `id` names the window for ImGui and for tests ("page.overview"). What fails while being made is told on the page. Where
  /// one has scrolled to is remembered for what stands in `key` before its first `|`.
  void draw(const Ui& ui, const std::string& id, const Layout::Part& part, const std::string& key, const Make& make);

 private:
  struct Sheet {
    report::Page page;
    std::vector<std::pair<double, double>> reach;  ///< highest and lowest place of each item, units of the page
    map::Scene visible;                            ///< the items in sight, for the painter
    double from = 0, to = -1;                      ///< what `visible` was made for
    float y = 0;                                   ///< from the top of the first page, pixels
  };
  void refresh(const Ui& ui, const Layout::Part& part, const std::string& key, const Make& make);
  void place(const Ui& ui, const Layout::Part& part);
  void paint(const Ui& ui, const Layout::Part& part, ImVec2 origin);
  void links(const Ui& ui, const std::string& id, const Layout::Part& part, ImVec2 origin);
  void keys(const Ui& ui, const Layout::Part& part);
  void tell(const Ui& ui, const std::string& id) const;

  std::vector<Sheet> sheets_;
  map::Scene ground_;
  std::string made_, place_, failure_;
  std::map<std::string, float> scrolled_;
  std::string chosen_;  ///< the link that the keyboard has chosen
  float width_ = 0, zoom_ = 1, margin_ = 0, left_ = 0, height_ = 0;
};
/// Goes to what a link or a row leads to: an indicator, a node, a plan or a comparison.
void follow(const Ui& ui, const std::string& target);

/// Right: the chosen indicator's sheet, and what can be done with it (card on the map, go there, enter, export).
class IndicatorPage {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  PageView page_;
};

/// Middle: overview, measure, comparison and score, with their few controls above the page.
class DeskView {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  PageView page_;
  ScoreControls score_;
};

/// Middle: the table in which a year's actuals are typed or pasted.
class EntryView {
 public:
  EntryView();
  ~EntryView();
  void draw(const Ui& ui, const Layout::Part& part);
  /// Something else stands in the middle now: a cell that was being typed becomes part of its table.
  void leave(const Ui& ui);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Export of a sheet.
class SheetDialog {
 public:
  SheetDialog();
  ~SheetDialog();
  void draw(const Ui& ui);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Export of a plan's table, import of a table of actuals.
class TableDialogs {
 public:
  TableDialogs();
  ~TableDialogs();
  void draw(const Ui& ui);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kuiki::ui
