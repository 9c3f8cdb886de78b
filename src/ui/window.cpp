#include "ui/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cstdlib>
#include <functional>
#include <utility>

#include "base/error.h"
#include "ui/desktop.h"

namespace kuiki::ui {
namespace {

constexpr float never = 1000;  ///< seconds a key is held until Dear ImGui would repeat it by itself

/// What listens to the window that GLFW calls back for.
Listener& listener_of(GLFWwindow* window) { return *static_cast<Listener*>(glfwGetWindowUserPointer(window)); }

void push(GLFWwindow* window, InputEvent event) {
  event.at = glfwGetTime();
  listener_of(window).input.push(event);
}

void tell_modifiers(GLFWwindow* window, int mods) {
  const auto is = [&](int bit) { return (mods & bit) != 0; };
  listener_of(window).input.modifiers({is(GLFW_MOD_CONTROL), is(GLFW_MOD_SHIFT), is(GLFW_MOD_SUPER)}, glfwGetTime());
}

bool is_modifier(int key) { return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER; }

void on_key(GLFWwindow* window, int key, int, int action, int mods) {
  if (key < 0) return;
  if (action == GLFW_PRESS && !is_modifier(key)) tell_modifiers(window, mods);
  push(window, {.kind = InputEvent::Kind::key, .code = key, .down = action != GLFW_RELEASE, .again = action == GLFW_REPEAT});
}

void on_character(GLFWwindow* window, unsigned int code) {
  push(window, {.kind = InputEvent::Kind::character, .code = static_cast<int>(code)});
}

void on_button(GLFWwindow* window, int button, int action, int mods) {
  if (action == GLFW_PRESS) tell_modifiers(window, mods);
  push(window, {.kind = InputEvent::Kind::button, .code = button, .down = action == GLFW_PRESS});
}

void on_wheel(GLFWwindow* window, double x, double y) {
  push(window, {.kind = InputEvent::Kind::wheel, .x = static_cast<float>(x), .y = static_cast<float>(y)});
}

void on_move(GLFWwindow* window, double x, double y) {
  push(window, {.kind = InputEvent::Kind::move, .x = static_cast<float>(x), .y = static_cast<float>(y)});
}

void on_enter(GLFWwindow* window, int entered) {
  if (!entered) push(window, {.kind = InputEvent::Kind::leave});
}

void on_focus(GLFWwindow* window, int focused) { push(window, {.kind = InputEvent::Kind::focus, .down = focused != 0}); }

void on_drop(GLFWwindow* window, int count, const char** paths) {
  auto& dropped = listener_of(window).dropped;
  dropped.assign(paths, paths + count);
}

void listen(GLFWwindow* window, Listener& listener) {
  glfwSetWindowUserPointer(window, &listener);
  glfwSetDropCallback(window, on_drop);
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
  glfwSetMouseButtonCallback(window, on_button);
  glfwSetScrollCallback(window, on_wheel);
  glfwSetCursorPosCallback(window, on_move);
  glfwSetCursorEnterCallback(window, on_enter);
  glfwSetWindowFocusCallback(window, on_focus);
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

const Text& without_display() {
  static const Text words{"画面なしで地図を作るには「kuiki export 地図名 --output FILE.png」をお使いください。",
                          "Without a display, “kuiki export MAP --output FILE.png” makes a map."};
  return words;
}

Window::Window(int width, int height, bool maximise) {
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
  if (!window_)
    throw Error(
        Fault::input_missing,
        say("OpenGL 3.3 の画面を作れません：{}。グラフィックスのドライバーを確かめてください。{}",
            "no OpenGL 3.3 window can be made: {}. Check the graphics driver. {}", last_trouble(), without_display()));
  set_least_size(room_w, room_h, scale);
  if (maximise) glfwMaximizeWindow(window_);
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);

  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.KeyRepeatDelay = never;
  io.KeyRepeatRate = 0;
  ImGui_ImplGlfw_InitForOpenGL(window_, false);
  listen(window_, listener_);
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

/// The least window in which map and panels can be used, in units; never more than the screen has room for.
void Window::set_least_size(int room_w, int room_h, float scale) {
  const auto least = [&](int units, int pixels, int room) {
    const int wanted = std::max(pixels, static_cast<int>(static_cast<float>(units) * scale));
    return room > 0 ? std::min(wanted, room) : wanted;
  };
  const int width = least(800, 640, room_w), height = least(560, 400, room_h);
  glfwSetWindowSizeLimits(window_, width, height, GLFW_DONT_CARE, GLFW_DONT_CARE);
  int now_w = 0, now_h = 0;
  glfwGetWindowSize(window_, &now_w, &now_h);
  if (now_w < width || now_h < height) glfwSetWindowSize(window_, std::max(now_w, width), std::max(now_h, height));
}

Window::~Window() {
  make_current();
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext(context_);
  glfwDestroyWindow(window_);
}

void Window::make_current() {
  glfwMakeContextCurrent(window_);
  ImGui::SetCurrentContext(context_);
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

std::vector<std::string> Window::take_dropped() { return std::exchange(listener_.dropped, {}); }

bool Window::wait(double seconds) {
  if (seconds > 0 && listener_.input.empty())
    glfwWaitEventsTimeout(seconds);
  else
    glfwPollEvents();
  return !listener_.input.empty();
}

/// What of Dear ImGui's state shows in its next frame what the last one began.
Window::Look Window::look() const {
  const auto& g = *GImGui;
  // Where the windows stand and how far their content reaches: one that fits itself to it does so in the next frame.
  std::size_t shape = 0;
  const auto add = [&](float value) { shape = shape * 31 + std::hash<float>{}(value); };
  for (const auto* w : g.Windows) {
    if (!w->Active) continue;
    for (const auto& at : {w->Pos, w->Size, w->Scroll}) {
      add(at.x);
      add(at.y);
    }
    add(w->DC.CursorMaxPos.x - w->Pos.x + w->Scroll.x);
    add(w->DC.CursorMaxPos.y - w->Pos.y + w->Scroll.y);
  }
  return {g.ActiveId, g.NavWindow, g.OpenPopupStack.Size, g.WindowsActiveCount, shape};
}

void Window::begin_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  before_ = look();
  way_.clear();
  for (const auto& event : listener_.input.next(GImGui->WantTextInputNextFrame == 1)) play(event);
  auto& io = ImGui::GetIO();
  std::ranges::copy(buttons_, io.MouseDown);
  io.MousePos = {pointer_x_, pointer_y_};
  const auto down = [&](int left, int right) { return io.KeysDown[left] || io.KeysDown[right]; };
  io.KeyCtrl = down(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL);
  io.KeyShift = down(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT);
  io.KeyAlt = down(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT);
  io.KeySuper = down(GLFW_KEY_LEFT_SUPER, GLFW_KEY_RIGHT_SUPER);
  // Ctrl+Tab changes the panel; Tab alone is the window's own (focus.h).
  io.KeyMap[ImGuiKey_Tab] = io.KeyCtrl ? GLFW_KEY_TAB : -1;
  ImGui::NewFrame();
}

/// Lets a key that is held repeat once in this frame. Dear ImGui's own repeating is off: it counts by its frames, and on a
/// slow window a tap lasts as long as a key that is held.
void Window::repeat(int key) {
  auto& io = ImGui::GetIO();
  const auto almost = [&](float delay) { return delay - io.DeltaTime / 2; };
  io.KeysDownDuration[key] = almost(never);
  constexpr std::pair<int, int> arrows[] = {{GLFW_KEY_LEFT, ImGuiNavInput_KeyLeft_},
                                            {GLFW_KEY_RIGHT, ImGuiNavInput_KeyRight_},
                                            {GLFW_KEY_UP, ImGuiNavInput_KeyUp_},
                                            {GLFW_KEY_DOWN, ImGuiNavInput_KeyDown_}};
  for (const auto& [arrow, input] : arrows)
    if (arrow == key) io.NavInputsDownDuration[input] = almost(never * 0.72f);  // its share of the delay
}

void Window::play(const InputEvent& event) {
  auto& io = ImGui::GetIO();
  const auto code = static_cast<std::size_t>(event.code);
  switch (event.kind) {
    case InputEvent::Kind::move:
      pointer_x_ = event.x;
      pointer_y_ = event.y;
      way_.emplace_back(event.x, event.y);
      break;
    case InputEvent::Kind::leave:
      if (std::ranges::none_of(buttons_, [](bool down) { return down; })) pointer_x_ = pointer_y_ = -FLT_MAX;
      break;
    case InputEvent::Kind::button:
      if (code >= buttons_.size()) break;
      buttons_[code] = event.down;
      // Two clicks are a double click by the time they were made at, not by that of the frames.
      if (event.down) {
        io.MouseClickedTime[code] = ImGui::GetTime() + static_cast<double>(io.DeltaTime) - (event.at - pressed_at_[code]);
        pressed_at_[code] = event.at;
      }
      break;
    case InputEvent::Kind::wheel:
      io.MouseWheelH += event.x;
      io.MouseWheel += event.y;
      break;
    case InputEvent::Kind::key:
      if (code >= std::size(io.KeysDown)) break;
      io.KeysDown[code] = event.down;
      if (event.again) repeat(event.code);
      break;
    case InputEvent::Kind::character:
      io.AddInputCharacter(static_cast<unsigned int>(event.code));
      break;
    case InputEvent::Kind::focus:
      ImGui_ImplGlfw_WindowFocusCallback(window_, event.down);
      break;
  }
}

void Window::frame_done(bool changed) {
  const auto& g = *GImGui;
  const bool asked = g.NavMoveSubmitted || g.NavInitRequest || g.NavNextActivateId != 0;
  // A window that fits itself anew in every frame, as messages do, is told by its shape.
  const auto growing = [](const ImGuiWindow* w) {
    const bool fits_always = (w->Flags & ImGuiWindowFlags_AlwaysAutoResize) != 0;
    return w->Active && (w->HiddenFramesCanSkipItems > 0 || w->HiddenFramesCannotSkipItems > 0 ||
                         (!fits_always && (w->AutoFitFramesX > 0 || w->AutoFitFramesY > 0)));
  };
  settled_ = !changed && !asked && before_ == look() && std::none_of(g.Windows.begin(), g.Windows.end(), growing);
  listener_.input.frame_done(settled_);
}

void Window::draw_imgui() { ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData()); }
void Window::show() { glfwSwapBuffers(window_); }

void Window::renew_font_texture() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

}  // namespace kuiki::ui
