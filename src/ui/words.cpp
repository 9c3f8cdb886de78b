#include <algorithm>
#include <cfloat>
#include <cmath>

#include "ui/fit_text.h"
#include "ui/line_breaks.h"
#include "ui/widgets.h"

/// Words in the panels: headings, paragraphs, labels, facts.
namespace kuiki::ui {

void heading(const Ui& ui, const Text& text, float width) {
  paragraph(ui, ui.fonts.heading, ui.words(text), tone::text, width);
}

const std::vector<std::string>& broken_lines(const Ui& ui, ImFont* font, std::string_view text, float width) {
  const double units = static_cast<double>(std::max(width - ui.px(2), ui.px(40)) / ui.scale);
  const auto size = static_cast<double>(font->FontSize / ui.fonts.line / ui.scale);
  return ui.lines.broken(text, size, font == ui.fonts.heading, units);
}

void paragraph(const Ui& ui, ImFont* font, std::string_view text, Rgba color, float width) {
  if (width <= 0) width = ImGui::GetContentRegionAvail().x;
  const auto& lines = broken_lines(ui, font, text, width);
  const float step = std::round(font->FontSize * 1.2f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  auto* list = ImGui::GetWindowDrawList();
  float widest = 0, y = at.y + std::round((step - font->FontSize) / 2);
  for (const auto& line : lines) {
    list->AddText(font, font->FontSize, {at.x, y}, im(color), line.c_str());
    widest = std::max(widest, font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, line.c_str()).x);
    y += step;
  }
  ImGui::Dummy({widest, step * static_cast<float>(lines.size())});
}

std::string elided(ImFont* font, const std::string& text, float width) { return shortened(font, text, width); }

void small_text(const Ui& ui, std::string_view text) { paragraph(ui, ui.fonts.small, text, tone::quiet); }
void quiet_text(const Ui& ui, std::string_view text) { paragraph(ui, ui.fonts.body, text, tone::quiet); }

void label(const Ui& ui, const Text& text) {
  gap(ui, 2);
  ImGui::PushFont(ui.fonts.small);
  ImGui::PushStyleColor(ImGuiCol_Text, im(tone::quiet));
  ImGui::TextUnformatted(ui.words(text));
  ImGui::PopStyleColor();
  ImGui::PopFont();
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4));
}

void fact(const Ui& ui, const char* name, const std::string& value) {
  const float room = ImGui::GetContentRegionAvail().x, width = ImGui::CalcTextSize(value.c_str()).x,
              x = ImGui::GetCursorPosX();
  paragraph(ui, ui.fonts.body, name, tone::quiet, room);
  if (width > room) {
    paragraph(ui, ui.fonts.body, value, tone::text, room);
    return;
  }
  if (ImGui::CalcTextSize(name).x + width + ui.px(8) < room) ImGui::SameLine();
  ImGui::SetCursorPosX(x + std::max(0.0f, room - width));
  ImGui::TextUnformatted(value.c_str());
}

std::string field_hint(const Ui& ui, const Text& words, float width) {
  if (width <= 0) width += ImGui::GetContentRegionAvail().x;
  return elided(ImGui::GetFont(), ui.words(words), width - 2 * ImGui::GetStyle().FramePadding.x);
}

void gap(const Ui& ui, float units) { ImGui::Dummy({0, ui.px(units) - ImGui::GetStyle().ItemSpacing.y}); }

}  // namespace kuiki::ui
