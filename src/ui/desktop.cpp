#include "ui/desktop.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "base/error.h"
#include "ui/window.h"

namespace kuiki::ui {

const char* last_trouble() {
  const char* words = nullptr;
  glfwGetError(&words);
  return words != nullptr ? words : "";
}

Desktop::Desktop() {
  if (glfwInit()) return;
  throw Error(Fault::input_missing, say("画面（ディスプレイ）を開けません：{}。{}", "no display can be opened: {}. {}",
                                        last_trouble(), without_display()));
}

Desktop::~Desktop() { glfwTerminate(); }

void Waker::wake() {
  const std::lock_guard guard(lock_);
  if (waiting_) glfwPostEmptyEvent();
}

void Waker::begin() {
  const std::lock_guard guard(lock_);
  waiting_ = true;
}

void Waker::end() {
  const std::lock_guard guard(lock_);
  waiting_ = false;
}

}  // namespace kuiki::ui
