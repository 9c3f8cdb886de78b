#pragma once
#include <imgui_internal.h>

#include <optional>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace kuiki::ui {

/// The keyboard's way through a window: Tab and Shift+Tab go from control to control in the order in which they stand, a ring
/// shows where one is, Enter and Space press it. Dear ImGui 1.86 tabs through text fields only and draws no ring around what
/// is drawn by hand. One a window, which calls follow_tab() and go_to_stop() once a frame.
class Focus {
 public:
  /// The last item is one of those controls; draws the ring where the keyboard has led to it.
  void tab_stop(const Ui& ui, const std::string& id);
  /// When everything is drawn: finds where a Tab leads.
  void follow_tab();
  /// Before anything is drawn: goes there. A field that is left must still see that it was.
  void go_to_stop();
  /// Does the next frame go somewhere? Until then nothing more is played.
  [[nodiscard]] bool stop_waits() const { return wanted_.has_value(); }
  /// Has a key led to a control of this ImGui window that Enter presses? Then Enter is not meant for the window as a whole.
  [[nodiscard]] bool on_control() const;
  /// Was a list open over this ImGui window when the frame began? Then Enter and Esc were meant for the list.
  [[nodiscard]] bool list_was_open() const;

 private:
  struct Stop {
    ImGuiID id = 0, scope = 0;
    ImGuiWindow* window = nullptr;
    ImGuiNavLayer layer = ImGuiNavLayer_Main;
    ImRect rect;
    bool field = false;  ///< it is typed into
  };
  static const Stop* stop_of(const std::vector<Stop>& all, ImGuiID id);
  static void lead_to(const Stop& stop);
  [[nodiscard]] bool ring_shown() const;
  void step(bool back);

  std::vector<Stop> stops_, stops_before_;  ///< of this frame and of the last one
  bool by_key_ = false;                     ///< a key has moved the focus, and no click since
  int popups_before_ = 0;                   ///< open at the end of the last frame
  std::optional<Stop> wanted_;              ///< where a Tab leads
};

}  // namespace kuiki::ui
