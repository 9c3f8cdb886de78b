#include "ui/legend_sizes.h"

#include <algorithm>

#include "map/legend.h"
#include "map/palette.h"
#include "ui/widgets.h"

namespace kuiki::ui {

void legend_sizes(const Ui& ui, const map::LegendEntry& entry) {
  auto* font = ui.fonts.body;
  const float scale = ui.scale;
  const float line = font->FontSize * 1.2f;
  const auto placed = map::place_sizes(entry, static_cast<double>(line / scale));
  const auto pixels = [&](double units) { return static_cast<float>(units) * scale; };
  const ImVec2 at = ImGui::GetCursorScreenPos();
  auto* list = ImGui::GetWindowDrawList();
  const map::Swatch& look = entry.swatch;
  const bool bar = look.symbol == map::Symbol::square;
  const float middle = at.x + pixels(placed.width / 2);
  const float right = at.x + pixels(placed.width);
  for (std::size_t i = 0; i < entry.sizes.size(); ++i) {
    const float size = pixels(entry.sizes[i].size);
    const float top = at.y + pixels(placed.sizes[i].top);
    if (bar) {
      if (i == 0) list->AddRectFilled({at.x, top}, {right, top + size}, im(look.color));
      continue;
    }
    list->AddCircleFilled({middle, top + size / 2}, size / 2, im(look.color), 48);
    list->AddCircle({middle, top + size / 2}, size / 2, im(look.stroke), 48, std::max(1.0f, scale));
  }
  const float label_x = right + ui.px(12);
  for (std::size_t i = 0; i < entry.sizes.size(); ++i) {
    const float top = at.y + pixels(placed.sizes[i].top);
    const float words = at.y + pixels(placed.sizes[i].middle);
    list->AddLine({bar ? at.x : middle, top}, {right, top}, im(tone::quiet));
    list->AddLine({right, top}, {label_x - ui.px(3), words}, im(tone::quiet));
    list->AddText(font, font->FontSize, {label_x, words - font->FontSize / 2}, im(tone::text), entry.sizes[i].label.c_str());
  }
  ImGui::Dummy({ImGui::GetContentRegionAvail().x, pixels(placed.bottom) + ui.px(4)});
}

}  // namespace kuiki::ui
