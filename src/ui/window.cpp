#include "ui/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/error.h"

namespace kuiki::ui {
namespace {

std::string last_trouble;
std::atomic<bool> open = false;  ///< is there a window to wake?

void remember_trouble(int, const char* words) { last_trouble = words ? words : ""; }

constexpr const char* other_way_ja = "画面なしで地図を作るには「kuiki export 地図名 --output FILE.png」をお使いください。";
constexpr const char* other_way_en = "Without a display, “kuiki export MAP --output FILE.png” makes a map.";

/// Dear ImGui 1.86 looks at keys once a frame, so a key tapped between two frames would be lost: a release that comes
/// in the same batch of events as a press waits until a frame has seen that (Ctrl+E lets go of Ctrl and E together).
struct KeyEvent {
  GLFWwindow* window;
  int key, scancode, mods;
};
std::vector<KeyEvent> late_releases;
int fresh_presses = 0;

void on_key(GLFWwindow* window, int key, int scancode, int action, int mods) {
  if (action == GLFW_PRESS) ++fresh_presses;
  if (action == GLFW_RELEASE && fresh_presses > 0) {
    late_releases.push_back({window, key, scancode, mods});
    return;
  }
  ImGui_ImplGlfw_KeyCallback(window, key, scancode, action, mods);
}

GLFWwindow* make(int width, int height) {
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SAMPLES, 0);  // the painter and Dear ImGui smooth their edges themselves
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "kuiki");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "kuiki");
  return glfwCreateWindow(width, height, "区域 Kuiki", nullptr, nullptr);
}

}  // namespace

Window::Window(int width, int height, bool maximise) {
  glfwSetErrorCallback(remember_trouble);
  if (!glfwInit())
    throw Error(Fault::input_missing, say("画面（ディスプレイ）を開けません：{}。{}", "no display can be opened: {}. {}",
                                          last_trouble, Text{other_way_ja, other_way_en}));
  int x = 0, y = 0, room_w = 0, room_h = 0;
  float scale = 1, scale_y = 1;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
    glfwGetMonitorWorkarea(monitor, &x, &y, &room_w, &room_h);
    glfwGetMonitorContentScale(monitor, &scale, &scale_y);
  }
  if (const char* forced = std::getenv("KUIKI_SCALE"))
    if (const float value = std::strtof(forced, nullptr); value >= 0.5f && value <= 4) scale = value;
  width = static_cast<int>(static_cast<float>(width) * scale);
  height = static_cast<int>(static_cast<float>(height) * scale);
  if (room_w > 0) {
    width = std::min(width, room_w);
    height = std::min(height, room_h);
  }
  window_ = make(width, height);
  if (!window_) {
    glfwTerminate();
    throw Error(Fault::input_missing,
                say("OpenGL 3.3 の画面を作れません：{}。グラフィックスのドライバーを確かめてください。{}",
                    "no OpenGL 3.3 window can be made: {}. Check the graphics driver. {}", last_trouble,
                    Text{other_way_ja, other_way_en}));
  }
  glfwSetWindowSizeLimits(window_, 640, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
  if (maximise) glfwMaximizeWindow(window_);
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);

  open = true;
  ImGui::CreateContext();
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  ImGui_ImplGlfw_InitForOpenGL(window_, true);
  glfwSetKeyCallback(window_, on_key);
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

Window::~Window() {
  open = false;
  if (ImGui::GetCurrentContext()) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
  glfwDestroyWindow(window_);
  glfwTerminate();
}

bool Window::closing() const { return glfwWindowShouldClose(window_) != 0; }
void Window::keep_open() { glfwSetWindowShouldClose(window_, GLFW_FALSE); }
void Window::set_title(const std::string& title) { glfwSetWindowTitle(window_, title.c_str()); }
bool Window::maximised() const { return glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) != 0; }

void Window::set_fullscreen(bool full) {
  if (full == full_) return;
  full_ = full;
  if (!full) {
    glfwSetWindowMonitor(window_, nullptr, saved_[0], saved_[1], saved_[2], saved_[3], GLFW_DONT_CARE);
    return;
  }
  glfwGetWindowPos(window_, &saved_[0], &saved_[1]);
  glfwGetWindowSize(window_, &saved_[2], &saved_[3]);
  // The screen the window is on: a presentation goes to the projector when the window was moved there.
  int count = 0;
  GLFWmonitor* chosen = glfwGetPrimaryMonitor();
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  const int cx = saved_[0] + saved_[2] / 2, cy = saved_[1] + saved_[3] / 2;
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0;
    glfwGetMonitorPos(monitors[i], &x, &y);
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
    if (mode && cx >= x && cx < x + mode->width && cy >= y && cy < y + mode->height) chosen = monitors[i];
  }
  if (!chosen) return;
  if (const GLFWvidmode* mode = glfwGetVideoMode(chosen))
    glfwSetWindowMonitor(window_, chosen, 0, 0, mode->width, mode->height, mode->refreshRate);
}

float Window::system_scale() const {
  if (const char* forced = std::getenv("KUIKI_SCALE"))
    if (const float value = std::strtof(forced, nullptr); value >= 0.5f && value <= 4) return value;
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  return std::clamp(x / density(), 0.5f, 4.0f);
}

float Window::density() const {
  int w = 0, h = 0, fw = 0, fh = 0;
  glfwGetWindowSize(window_, &w, &h);
  glfwGetFramebufferSize(window_, &fw, &fh);
  return w > 0 && fw > 0 ? static_cast<float>(fw) / static_cast<float>(w) : 1;
}

void Window::size(int& width, int& height) const { glfwGetWindowSize(window_, &width, &height); }
void Window::framebuffer(int& width, int& height) const { glfwGetFramebufferSize(window_, &width, &height); }

void Window::wait(double seconds) {
  if (seconds > 0)
    glfwWaitEventsTimeout(seconds);
  else
    glfwPollEvents();
}

void Window::wake() {
  if (open) glfwPostEmptyEvent();
}

void Window::begin_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  fresh_presses = 0;
}

void Window::draw_imgui() { ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData()); }
void Window::show() {
  glfwSwapBuffers(window_);
  for (const auto& e : std::exchange(late_releases, {}))
    ImGui_ImplGlfw_KeyCallback(e.window, e.key, e.scancode, GLFW_RELEASE, e.mods);
}

void Window::renew_font_texture() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

}  // namespace kuiki::ui
