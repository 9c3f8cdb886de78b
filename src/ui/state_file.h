#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace kuiki::ui {

/// For the tests of the window: what it shows and where its widgets are, as lines of words, written anew whenever that
/// changes and the window has settled. First a word that says what the line is, then its values:
///
///     screen map · lang ja · indicator ID · period P · view LON LAT METRES_PER_UNIT · undo N · redo N · selected CODE
///     cards ID … · desk NAME|closed · plan ID HIERARCHY · node ID · plan-indicator ID · found INDICATORS NODES one|all
///     widget NAME X Y W H      pixels of the window
///     page ID PAGES LINKS well  a page of the plans that is shown; instead of "well" why it cannot be
///     says TEXT                a line that is to be read on it
///     painting CODE DISTRICTS TOWNS_IN_NONE PROBLEMS UNDO_STEPS saved|changed    districts being painted of a city's towns
///     painted NUMBER TOWNS FIGURES NAME [<]    one of them, "<" behind the chosen one
///     area CODE X Y            where an area's middle is in the window
class StateFile {
 public:
  explicit StateFile(std::filesystem::path file) : file_(std::move(file)) {}
  [[nodiscard]] bool wanted() const { return !file_.empty(); }
  /// Time of a frame, milliseconds; `dragging` frames are kept for the statistics of the drag.
  void frame(double ms, bool dragging);
  void write(const Ui& ui, const ImVec4& map);

 private:
  std::filesystem::path file_;
  std::string written_;
  std::vector<double> drag_;
  bool dragged_ = false;
};

}  // namespace kuiki::ui
