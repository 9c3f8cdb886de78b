#include "map/label_block.h"

#include <algorithm>

#include "map/typeset.h"

namespace kuiki::map {

LabelBlock make_block(std::span<const std::string> parts, const std::string& value, double size, bool bold) {
  // Of an em, above and below the baseline: what BIZ UDPGothic's kanji and its figures cover.
  constexpr double kanji_up = 0.86, kanji_down = 0.12, figure_up = 0.78, figure_down = 0.02;
  LabelBlock block;
  block.name_lines = parts.size();
  double y = 0;
  const auto add = [&](const std::string& text, Font font, double up, double down, double gap) {
    if (!block.lines.empty()) y += gap;
    const double width = measure(text, font).width;
    block.lines.push_back({text, font, y + up * font.size});
    block.ink.push_back({-width / 2, y, width, (up + down) * font.size});
    y += (up + down) * font.size;
  };
  for (const auto& part : parts) add(part, {size, bold}, kanji_up, kanji_down, 0.12 * size);
  if (!value.empty()) add(value, {std::max(least_label_size, size - 0.5), false}, figure_up, figure_down, 0.22 * size);
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    block.lines[i].baseline -= y / 2;
    block.ink[i].y -= y / 2;
    const double left = std::min(block.whole.x, block.ink[i].x),
                 right = std::max(block.whole.x + block.whole.w, block.ink[i].x + block.ink[i].w);
    block.whole = {left, -y / 2, right - left, y};
  }
  return block;
}

std::vector<std::string> divided_name(const std::string& name) {
  for (const char* bracket : {"（", " (", "("})
    if (const auto at = name.find(bracket); at != std::string::npos && at > 0) {
      const auto rest = name.find_first_not_of(' ', at);
      return {name.substr(0, at), name.substr(rest)};
    }
  std::size_t best = std::string::npos;
  const auto off = [&](std::size_t at) { return at > name.size() / 2 ? at - name.size() / 2 : name.size() / 2 - at; };
  for (auto at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1))
    if (at > 0 && at + 1 < name.size() && (best == std::string::npos || off(at) < off(best))) best = at;
  if (best == std::string::npos) return {name};
  return {name.substr(0, best), name.substr(best + 1)};
}

}  // namespace kuiki::map
