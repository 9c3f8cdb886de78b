#pragma once
#include <imgui.h>

#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "ui/input_queue.h"

struct GLFWwindow;
struct ImGuiContext;

namespace kuiki::ui {

/// What the window system tells.
struct Listener {
  InputQueue input;
  std::vector<std::string> dropped;  ///< paths of files
};

/// The way to a map for who has no display.
const Text& without_display();

/// The operating system's window with an OpenGL 3.3 context and Dear ImGui in it, on a Desktop that outlives it. Everything it
/// keeps is its own; several are drawn one after the other, from make_current() to show().
class Window {
 public:
  /// Size in units of 1/96 inch; made smaller where the screen is. Throws Error(input_missing) when there is no OpenGL 3.3.
  Window(int width, int height, bool maximised);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] bool closing() const;  ///< the user asked for it
  void keep_open();                    ///< … and was not obeyed
  void set_title(const std::string& title);
  void set_fullscreen(bool full);
  [[nodiscard]] bool maximised() const;
  [[nodiscard]] float system_scale() const;  ///< pixels of ImGui to a unit, as the system or $KUIKI_SCALE says
  [[nodiscard]] float density() const;       ///< framebuffer pixels to a pixel of ImGui
  void size(int& width, int& height) const;  ///< ImGui's pixels
  void framebuffer(int& width, int& height) const;

  /// For an event, at most that long; 0 = only takes what is there. True where there is input to play.
  bool wait(double seconds);
  [[nodiscard]] const InputQueue& input() const { return listener_.input; }
  /// Files that were dropped onto the window since the last call, as paths.
  std::vector<std::string> take_dropped();
  /// Makes this window the one that OpenGL and Dear ImGui draw in.
  void make_current();
  void begin_frame();  ///< plays as much input as one frame can tell apart
  /// After a frame; `changed`: what it showed will be shown otherwise by the next one.
  void frame_done(bool changed);
  /// Where the pointer went, as this frame sees it at its end.
  [[nodiscard]] const std::vector<ImVec2>& way() const { return way_; }
  [[nodiscard]] bool settled() const { return settled_; }  ///< would the next frame show the same, without input?
  void draw_imgui();                                       ///< after ImGui::Render()
  void show();                                             ///< swaps the buffers
  void renew_font_texture();

 private:
  struct Look {
    unsigned active = 0;  ///< what has the keyboard or the mouse
    const void* front = nullptr;
    int popups = 0, windows = 0;
    std::size_t shape = 0;  ///< of all windows
    friend bool operator==(const Look&, const Look&) = default;
  };
  [[nodiscard]] Look look() const;
  void set_least_size(int room_w, int room_h, float scale);
  void play(const InputEvent& event);
  static void repeat(int key);

  GLFWwindow* window_ = nullptr;
  ImGuiContext* context_ = nullptr;
  Listener listener_;
  bool settled_ = false;
  Look before_;  ///< the present frame
  std::array<bool, 5> buttons_{};
  std::array<double, 5> pressed_at_{-10, -10, -10, -10, -10};  ///< seconds
  float pointer_x_ = -1e30f, pointer_y_ = -1e30f;
  std::vector<ImVec2> way_;      ///< of the pointer in this frame
  int saved_[4] = {0, 0, 0, 0};  ///< place and size before full screen
  bool full_ = false;
};

}  // namespace kuiki::ui
