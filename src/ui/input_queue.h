#pragma once
#include <array>
#include <deque>
#include <vector>

namespace kuiki::ui {

/// One thing that keyboard or mouse did, as the window system told it.
struct InputEvent {
  enum class Kind {
    move,       ///< `x`, `y`: pixels of the window
    leave,      ///< the pointer left the window
    button,     ///< `code`: 0 left, 1 right, 2 middle …; `down`
    wheel,      ///< `x`, `y`: steps
    key,        ///< `code`: GLFW's; `down`
    character,  ///< `code`: code point; also what an input method or a paste of the system types
    focus,      ///< the window has the keyboard, or has it no longer: `down`
  };
  Kind kind = Kind::move;
  int code = 0;
  bool down = false;
  bool again = false;  ///< of a key: the system repeats it, for it is held down
  float x = 0, y = 0;
  double at = 0;  ///< seconds, when it came
};

/// Keyboard and mouse in the order in which they came, dealt out to frames. Dear ImGui 1.86 sees one state a frame and plays
/// what lies within it in an order of its own, so a frame gets only what it can tell apart, whatever the frame rate:
///
/// - one act: a press or release of a button, a press of a key that does something, a run of wheel steps one way, or text;
/// - before it, the pointer's way to it (a press has a frame of its own once the pointer rests) and releases of keys;
/// - text as one run while a field takes it, else character by character, each together with its key.
///
/// After an act nothing but the pointer's way and keys that are let go are let through until the window has settled (`frame_done`): a dialog that
/// opens, a field that takes the keyboard need a frame or two before they hear what comes next.
class InputQueue {
 public:
  /// A repetition that still waits is not put in twice: on a slow window a held key must not go on after it was let go.
  void push(const InputEvent& event);
  /// Control, Shift and Super, as the press that comes next says of itself: a press or a release of one that was not told is put in.
  /// GLFW drops a key's second press within one millisecond, and what is let go beside another window. Alt is left as told: with AltGr
  /// a press says nothing of it, and an Alt let go alone opens the menu.
  void modifiers(const std::array<bool, 3>& down, double at);
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  [[nodiscard]] std::size_t size() const { return waiting_.size(); }
  /// Takes what the next frame sees. `typing`: a text field has the keyboard.
  std::vector<InputEvent> next(bool typing);
  /// After each frame: `settled` where it left nothing that the next one would show otherwise.
  void frame_done(bool settled);

 private:
  enum class Act { none, text, wheel, other };
  struct Frame;
  bool take(Frame& frame, const InputEvent& event, bool typing);
  bool take_key(Frame& frame, const InputEvent& event, bool typing) const;
  [[nodiscard]] bool is_text_key(int code) const;
  void note(const InputEvent& event);

  static constexpr int most_quiet = 5;  ///< frames without an act, however unsettled the window is
  std::deque<InputEvent> waiting_;
  bool acted_ = false;  ///< the last frame that took anything but moves has not settled yet
  int quiet_ = 0;
  float x_ = -1, y_ = -1;                      ///< where the pointer was left
  std::array<std::array<bool, 2>, 3> held_{};  ///< modifiers that were put in as pressed: left, right
  bool commanding_[3] = {};                    ///< control, alt, super are down: keys are commands, not text
};

}  // namespace kuiki::ui
