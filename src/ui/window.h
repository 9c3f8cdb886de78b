#pragma once
#include <string>

struct GLFWwindow;

namespace kuiki::ui {

/// The operating system's window with an OpenGL 3.3 context and Dear ImGui in it.
class Window {
 public:
  /// Size in units of 1/96 inch; made smaller where the screen is. Throws Error(input_missing) when there is no display or
  /// no OpenGL 3.3.
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

  void wait(double seconds);  ///< for an event, at most that long; 0 = only takes what is there
  static void wake();         ///< from any thread: ends a wait
  void begin_frame();
  void draw_imgui();  ///< after ImGui::Render()
  void show();        ///< swaps the buffers
  void renew_font_texture();

 private:
  GLFWwindow* window_ = nullptr;
  int saved_[4] = {0, 0, 0, 0};  ///< place and size before full screen
  bool full_ = false;
};

}  // namespace kuiki::ui
