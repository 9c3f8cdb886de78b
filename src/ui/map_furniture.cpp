#include "ui/map_furniture.h"

#include <algorithm>

#include "ui/widgets.h"

namespace kuiki::ui {

void map_buttons(const Ui& ui, const Layout::Part& part) {
  // Below the north arrow, which the scene of the furniture puts into the upper right corner.
  ImGui::SetNextWindowPos({part.x + part.w - ui.px(12), part.y + ui.px(74)}, ImGuiCond_Always, {1, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(4)});
  ImGui::Begin("##map-buttons", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
  for (const auto id : {"zoom-in", "zoom-out", "whole-extent"}) command_icon(ui, id);
  ImGui::End();
  ImGui::PopStyleVar(2);
}

void map_notes(const Ui& ui, const Layout::Part& part, const app::Furniture& furniture) {
  const auto& box = furniture.notes;
  if (box.w <= 0) return;
  constexpr auto bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;
  const ImVec2 size{static_cast<float>(box.w) * ui.scale, static_cast<float>(box.h) * ui.scale};
  const ImVec2 at{part.x + static_cast<float>(box.x) * ui.scale, part.y + static_cast<float>(box.y) * ui.scale};
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::Begin("##map-notes", nullptr, bare);
  if (ImGui::InvisibleButton("##open-notes", size)) ImGui::OpenPopup("###notes");
  mark(ui, "map-notes");
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  tooltip(ui, {"出典と注記をすべて表示します。書き出した地図には、いつも全文が入ります",
               "Shows all sources and notes. An exported map always has them in full"});
  ImGui::PopStyleVar(2);

  const float width = std::min(ui.px(640), part.w - ui.px(24));
  ImGui::SetNextWindowPos({part.x + part.w - ui.px(12), at.y + size.y}, ImGuiCond_Always, {1, 1});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, std::max(ui.px(80), part.h - ui.px(24))});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(14), ui.px(12)});
  if (ImGui::BeginPopup("###notes", ImGuiWindowFlags_AlwaysAutoResize)) {
    for (const auto& words : furniture.paragraphs) {
      paragraph(ui, ui.fonts.small, words, tone::text);
      gap(ui, 6);
    }
    mark(ui, "map-notes-open");
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  ImGui::End();
}

}  // namespace kuiki::ui
