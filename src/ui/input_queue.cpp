#include "ui/input_queue.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

namespace kuiki::ui {

using Kind = InputEvent::Kind;

namespace {

/// Control, Shift, Super: left and right.
constexpr std::array<std::array<int, 2>, 3> modifier_keys = {{{GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL},
                                                              {GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT},
                                                              {GLFW_KEY_LEFT_SUPER, GLFW_KEY_RIGHT_SUPER}}};

/// Those that only colour what comes after them. Alt is none: alone it opens the menu.
bool is_modifier(int code) {
  return code == GLFW_KEY_LEFT_SHIFT || code == GLFW_KEY_RIGHT_SHIFT || code == GLFW_KEY_LEFT_CONTROL ||
         code == GLFW_KEY_RIGHT_CONTROL || code == GLFW_KEY_LEFT_SUPER || code == GLFW_KEY_RIGHT_SUPER ||
         code == GLFW_KEY_CAPS_LOCK || code == GLFW_KEY_NUM_LOCK;
}

int command_of(int code) {
  if (code == GLFW_KEY_LEFT_CONTROL || code == GLFW_KEY_RIGHT_CONTROL) return 0;
  if (code == GLFW_KEY_LEFT_ALT || code == GLFW_KEY_RIGHT_ALT) return 1;
  if (code == GLFW_KEY_LEFT_SUPER || code == GLFW_KEY_RIGHT_SUPER) return 2;
  return -1;
}

bool one_way(const InputEvent& a, const InputEvent& b) {
  return a.x * b.x >= 0 && a.y * b.y >= 0 && (a.x == 0) == (b.x == 0) && (a.y == 0) == (b.y == 0);
}

constexpr float still = 4;  ///< pixels a pointer trembles by while its wheel is turned

}  // namespace

struct InputQueue::Frame {
  std::vector<InputEvent> taken;
  Act act = Act::none;
  bool moved = false, over = false;
  InputEvent wheel;    ///< the first step of its wheel
  float x = 0, y = 0;  ///< … and where that was turned
  [[nodiscard]] bool released(int code) const {
    return std::ranges::any_of(taken, [&](const InputEvent& e) { return e.kind == Kind::key && e.code == code && !e.down; });
  }
};

bool InputQueue::is_text_key(int code) const {
  const bool printed = code >= GLFW_KEY_SPACE && code <= GLFW_KEY_WORLD_2;
  const bool pad = code >= GLFW_KEY_KP_0 && code <= GLFW_KEY_KP_EQUAL && code != GLFW_KEY_KP_ENTER;
  return (printed || pad) && std::ranges::none_of(commanding_, [](bool down) { return down; });
}

bool InputQueue::take_key(Frame& frame, const InputEvent& event, bool typing) const {
  const bool text_run = frame.act == Act::text && typing;
  if (frame.act != Act::none && !text_run) return false;
  if (is_modifier(event.code) || !event.down) return true;
  if (is_text_key(event.code)) {
    if (event.again) return true;  // its character comes, too
    if (!typing && frame.released(event.code)) return false;
    frame.act = Act::text;
    return true;
  }
  if (frame.act != Act::none || frame.released(event.code)) return false;
  frame.act = Act::other;
  frame.over = true;
  return true;
}

/// May this frame see the event, too?
bool InputQueue::take(Frame& frame, const InputEvent& event, bool typing) {
  switch (event.kind) {
    case Kind::move:
      if (frame.act == Act::other) return false;
      if (frame.act == Act::wheel && std::hypot(event.x - frame.x, event.y - frame.y) > still) return false;
      if (frame.act == Act::none && (event.x != x_ || event.y != y_)) frame.moved = true;
      return true;
    case Kind::leave:
      return frame.act == Act::none;
    case Kind::button:
      if (frame.act != Act::none || frame.moved) return false;
      frame.act = Act::other;
      frame.over = true;
      return true;
    case Kind::wheel:
      if (frame.act == Act::wheel) return one_way(frame.wheel, event);
      if (frame.act != Act::none) return false;
      frame.act = Act::wheel;
      frame.wheel = event;
      frame.x = x_;
      frame.y = y_;
      return true;
    case Kind::key:
      return take_key(frame, event, typing);
    case Kind::character: {
      const bool of_key = !frame.taken.empty() && frame.taken.back().kind == Kind::key && frame.taken.back().down;
      if (frame.act != Act::none && !(frame.act == Act::text && (typing || of_key))) return false;
      frame.act = Act::text;
      frame.over = !typing;
      return true;
    }
    case Kind::focus:
      if (!frame.taken.empty()) return false;
      frame.over = true;
      return true;
  }
  return true;
}

void InputQueue::note(const InputEvent& event) {
  if (event.kind == Kind::move) {
    x_ = event.x;
    y_ = event.y;
  }
  if (event.kind == Kind::key)
    if (const int command = command_of(event.code); command >= 0) commanding_[command] = event.down;
  if (event.kind == Kind::focus && !event.down) std::ranges::fill(commanding_, false);
}

void InputQueue::push(const InputEvent& event) {
  const bool repeats = event.kind == Kind::key && event.again && !waiting_.empty();
  if (repeats && waiting_.back().kind == Kind::key && waiting_.back().again && waiting_.back().code == event.code) return;
  if (event.kind == Kind::key)
    for (std::size_t i = 0; i < modifier_keys.size(); ++i)
      for (std::size_t side = 0; side < 2; ++side)
        if (modifier_keys[i][side] == event.code) held_[i][side] = event.down;
  waiting_.push_back(event);
}

void InputQueue::modifiers(const std::array<bool, 3>& down, double at) {
  for (std::size_t i = 0; i < down.size(); ++i) {
    const auto [left, right] = held_[i];
    if (down[i] == (left || right)) continue;
    for (std::size_t side = 0; side < 2; ++side)
      if (down[i] ? side == 0 : held_[i][side])
        push({.kind = Kind::key, .code = modifier_keys[i][side], .down = down[i], .at = at});
  }
}

std::vector<InputEvent> InputQueue::next(bool typing) {
  Frame frame;
  const bool quiet = acted_ && quiet_ < most_quiet;
  while (!waiting_.empty() && !frame.over) {
    const auto& event = waiting_.front();
    const bool harmless = event.kind == Kind::move || (event.kind == Kind::key && !event.down);
    if (quiet && !harmless) break;
    if (!take(frame, event, typing)) break;
    note(event);
    frame.taken.push_back(event);
    waiting_.pop_front();
  }
  if (quiet) {
    ++quiet_;
  } else {
    acted_ = frame.act != Act::none;
    quiet_ = 0;
  }
  return std::move(frame.taken);
}

void InputQueue::frame_done(bool settled) {
  if (settled) acted_ = false;
}

}  // namespace kuiki::ui
