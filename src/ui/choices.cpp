#include <imgui.h>

#include <algorithm>

#include "ui/fit_text.h"
#include "ui/widgets.h"

/// Lists that open, and what is chosen in them.
namespace kuiki::ui {

namespace {
/// The most that a list which opens is wide.
float list_width(const Ui& ui) { return std::min(ui.px(620), ImGui::GetIO().DisplaySize.x - ui.px(16)); }
}  // namespace

bool begin_combo(const Ui& ui, const std::string& id, const std::string& words, const Text& tip, float width) {
  ImGui::SetNextItemWidth(width);
  ImGui::SetNextWindowSizeConstraints({0, 0}, {list_width(ui), std::min(ui.px(440), ImGui::GetIO().DisplaySize.y * 0.8f)});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  auto* list = ImGui::GetWindowDrawList();
  const float height = ImGui::GetFrameHeight();
  const float wide = width > 0 ? width : ImGui::CalcItemWidth();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(8)});  // the list's own, whatever bar it opens from
  const bool open =
      ImGui::BeginCombo(("##" + id).c_str(), "", ImGuiComboFlags_HeightLargest | ImGuiComboFlags_NoArrowButton);
  ImGui::PopStyleVar();
  const float size = ui.px(18), pad = ImGui::GetStyle().FramePadding.x;
  const auto shown = elided(ui.fonts.body, words, wide - size - ui.px(12) - pad);
  list->AddText(ui.fonts.body, ui.fonts.body->FontSize, {at.x + pad, at.y + (height - ui.fonts.body->FontSize) / 2},
                ImGui::GetColorU32(ImGuiCol_Text), shown.c_str());
  ui.icons.draw(list, "down", {at.x + wide - size - ui.px(8), at.y + (height - size) / 2}, size, im(tone::quiet));
  if (!open) {
    mark(ui, id);
    tooltip(ui, tip_with_words(tip, words, shown));
  }
  return open;
}

void end_combo() { ImGui::EndCombo(); }

bool choice(const Ui& ui, const std::string& id, const std::string& words, bool chosen, bool enabled,
            const std::string& note) {
  // The words give way to the note, which tells why there is nothing to choose.
  const auto& style = ImGui::GetStyle();
  const float room = list_width(ui) - 2 * style.WindowPadding.x - style.ScrollbarSize - ui.px(4);
  const std::string behind = note.empty() ? "" : " — " + note;
  const std::string whole = words + behind;
  const std::string shown = elided(ImGui::GetFont(), words, room - width_of(ImGui::GetFont(), behind)) + behind;
  const bool clicked = ImGui::Selectable((shown + "###" + id).c_str(), chosen,
                                         enabled ? ImGuiSelectableFlags_None : ImGuiSelectableFlags_Disabled);
  if (ImGui::IsItemVisible()) mark(ui, "choice." + id);
  if (shown != whole) tooltip(ui, plain(whole));
  if (chosen && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
  return clicked;
}

}  // namespace kuiki::ui
