#pragma once
#include <filesystem>
#include <string>

#include "app/screen_furniture.h"
#include "map/compose.h"
#include "map/legend.h"
#include "ui/export_form.h"
#include "ui/folder_list.h"
#include "ui/search_box.h"
#include "ui/ui.h"

/// The parts of the window, one file each. They read the session and push changes; what they keep is only how they look.
namespace kuiki::ui {

/// Pixels of the window each part has.
struct Layout {
  struct Part {
    float x = 0, y = 0, w = 0, h = 0;
  };
  Part top, left_tabs, left, desk_tabs, map, right, bottom;  ///< `map`: the middle, whatever stands there
};
/// Lays the window out; the dividers between map and panels are drawn and dragged here.
Layout lay_out(const Ui& ui);

/// Title, menus, search and language.
class TopBar {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  void menus(const Ui& ui);
  void search(const Ui& ui, const Layout::Part& part, float end);
  SearchBox search_;
};

/// Regions, subject, indicator, classes, legend, layers.
class LeftPanel {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  std::vector<map::LegendBlock> legend_;
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

/// The map with what stands on it, and the mouse on it.
class MapCanvas {
 public:
  void draw(const Ui& ui, const Layout::Part& part);
  [[nodiscard]] bool dragging() const { return dragging_; }

 private:
  void mouse(const Ui& ui, const Layout::Part& part);
  void place_card(const Ui& ui, const Layout::Part& part);
  void hover_card(const Ui& ui, const Layout::Part& part);
  void buttons(const Ui& ui, const Layout::Part& part);
  void compose(const Ui& ui);
  void figure_card(const Ui& ui, const Layout::Part& part);
  void notes(const Ui& ui, const Layout::Part& part);
  map::ComposeCache cache_;
  map::Scene scene_;
  app::Furniture furniture_;
  std::uint64_t revision_ = 0;
  std::optional<map::FigureHit> figure_;  ///< on a card, under the mouse
  std::string framed_;                    ///< the figure that is framed in the scene
  std::optional<map::View> composed_;
  bool presented_ = false, dragging_ = false, moved_ = false;
  ImVec2 pressed_, seen_, card_size_;
};

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
  model::Row shown_selection_ = model::none;
};
void facts_view(const Ui& ui);
void partnership_view(const Ui& ui);
void distribution_view(const Ui& ui);
/// The series of one statistic as a small chart, `height` units high; what is projected is dashed.
void series_chart(const Ui& ui, const model::Dataset& data, const app::AreaFacts::Statistic& statistic, float height);

void status_bar(const Ui& ui, const Layout::Part& part);
void messages(const Ui& ui, const Layout::Part& map);
void loading_screen(const Ui& ui);
void failure_screen(const Ui& ui);

/// First start: three cities to click, as maps.
class Welcome {
 public:
  void draw(const Ui& ui, const Layout::Part& part);

 private:
  struct Card {
    std::string region;
    Text title, text;
    map::Scene scene;
    map::ComposeCache cache;
    double width = 0;
    std::uint64_t revision = 0;
  };
  void compose(const Ui& ui, Card& card, double width, double height);
  std::vector<std::unique_ptr<Card>> cards_;
};

/// Opening and saving maps: a path, the folder's list, and some places.
class FileDialog {
 public:
  void draw(const Ui& ui);

 private:
  void accept(const Ui& ui);
  app::Dialog shown_ = app::Dialog::none;
  FolderList list_{{".toml"}};
  std::string path_;
  bool ask_overwrite_ = false;
};

/// Format, size, title and file of an export.
class ExportDialog {
 public:
  void draw(const Ui& ui);

 private:
  void accept(const Ui& ui);
  ExportFile file_;
  model::YearStyle years_ = model::YearStyle::western;
  bool open_ = false, by_page_ = false;
  int size_ = 1, width_ = 1920, height_ = 1080, page_ = 0, dpi_ = 300;
  std::string title_, subtitle_;
};

/// Keys and mouse; version, sources, licences.
void help_dialogs(const Ui& ui);
/// What is not saved yet, before the program ends.
void quit_dialog(const Ui& ui);
/// What a window that died has left, offered at the start.
void restore_dialog(const Ui& ui);

/// Runs the commands whose keys were pressed in this frame, and moves the map by keys where it has the focus; a popup that
/// was open keeps the keys to itself.
void keys(const Ui& ui, bool map_focused, bool popup);

}  // namespace kuiki::ui
