#include "ui/line_breaks.h"

#include "base/text.h"
#include "map/typeset.h"

namespace kuiki::ui {

const std::vector<std::string>& LineBreaks::broken(std::string_view text, double size, bool bold, double width) {
  constexpr std::size_t many = 2000;
  const int frame = ImGui::GetFrameCount();
  // Whoever asks keeps a reference until the frame ends, so only a new frame clears away what the one before did not ask for.
  if (kept_.size() > many && frame != cleared_) {
    cleared_ = frame;
    std::erase_if(kept_, [&](const auto& each) { return each.second.asked < frame - 1; });
  }
  auto& [lines, asked] = kept_[fmt::format("{:.1f} {:.3f} {} {}", width, size, bold ? 1 : 0, text)];
  asked = frame;
  if (lines.empty()) lines = map::wrap(text, {size, bold}, width);
  return lines;
}

}  // namespace kuiki::ui
