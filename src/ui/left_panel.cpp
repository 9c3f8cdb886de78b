#include <algorithm>

#include "app/area_facts.h"
#include "app/commands.h"
#include "app/regions.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"
#include "ui/left_panel.h"
#include "ui/legend_sizes.h"
#include "ui/widgets.h"

namespace kuiki::ui {

namespace {

/// One's own city has its name on the button of a command that is the same for all.
void region_button(const Ui& ui, const std::string& id, const Text& name, float width) {
  const auto* command = app::find_command("go-" + id);
  const bool here = command->checked && command->checked(ui.window);
  if (button(ui, command->id, name, command->tooltip,
             {.enabled = command->enabled(ui.window), .chosen = here, .width = width}))
    ui.window.run(command->id);
}

}  // namespace

void region_controls(const Ui& ui) {
  const float spacing = ui.px(6), room = ImGui::GetContentRegionAvail().x;
  // One row where all names fit, spread over the panel; else as many to a row as there is room for.
  const auto& data = ui.workspace.data();
  std::vector<std::pair<std::string, Text>> names;
  const auto own = data.find_area(ui.workspace.settings.my_city);
  if (own && app::region_of_city(data.areas.code[*own]) == nullptr)
    names.emplace_back("my-city", app::area_name(data, *own));
  for (const auto& region : app::regions()) names.emplace_back(region.id, region.name);
  float wide = 0;
  for (const auto& [id, name] : names) wide += ImGui::CalcTextSize(ui.words(name)).x;
  const float count = static_cast<float>(names.size()), around = (room - wide - spacing * (count - 1)) / count;
  const bool one_row = around >= ui.px(10);
  bool first = true;
  for (const auto& [id, name] : names) {
    const float width = std::floor(ImGui::CalcTextSize(ui.words(name)).x + (one_row ? around : ui.px(20)));
    if (!first) {
      ImGui::SameLine(0, spacing);
      if (!one_row && ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
    }
    first = false;
    region_button(ui, id, name, width);
  }
}

void LeftPanel::legend(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  if (!w.view()) return;
  const auto& view = *w.view();
  if (legend_revision_ != w.revision() || legend_centre_ != view.centre || legend_scale_ != view.metres_per_unit) {
    figures_.hold(work.dataset());
    legend_ = map::legend_of(work.data(), work.document(), work.theme(), work.wording(), &view, &figures_);
    legend_revision_ = w.revision();
    legend_centre_ = view.centre;
    legend_scale_ = view.metres_per_unit;
  }
  if (legend_.empty()) quiet_text(ui, ui.words({"表示しているものはありません。", "Nothing is shown."}));
  for (const auto& block : legend_) {
    paragraph(ui, ui.fonts.body, block.title, tone::text);
    if (!block.detail.empty()) small_text(ui, block.detail);
    const float wide = ui.px(30), h = ui.px(18), line = ui.px(24);
    for (const auto& entry : block.entries) {
      if (!entry.sizes.empty()) {
        legend_sizes(ui, entry);
        continue;
      }
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float room = ImGui::GetContentRegionAvail().x;
      auto* small = ui.fonts.small;
      const float count = small->CalcTextSizeA(small->FontSize, FLT_MAX, 0, entry.count.c_str()).x;
      const float wrap = room - wide - ui.px(10) - (count > 0 ? count + ui.px(8) : 0),
                  step = std::round(ui.fonts.body->FontSize * 1.12f);
      const auto& words = broken_lines(ui, ui.fonts.body, entry.label, wrap);
      const float height = std::max(line, step * static_cast<float>(words.size()) + ui.px(4));
      auto* list = ImGui::GetWindowDrawList();
      draw_swatch(list, entry.swatch, {at.x, at.y + (line - h) / 2}, wide, h, ui.scale);
      float y =
          at.y + std::round((height - step * static_cast<float>(words.size())) / 2 + (step - ui.fonts.body->FontSize) / 2);
      for (const auto& one : words) {
        list->AddText({at.x + wide + ui.px(10), y}, im(tone::text), one.c_str());
        y += step;
      }
      if (count > 0)
        list->AddText(small, small->FontSize, {at.x + room - count, at.y + (line - small->FontSize) / 2}, im(tone::quiet),
                      entry.count.c_str());
      ImGui::Dummy({room, height - ImGui::GetStyle().ItemSpacing.y / 2});
    }
    gap(ui, 6);
  }
}

/// What a click below the legend changes may make the legend longer or shorter: the panel is scrolled by as much, so that
/// what was clicked stays under the pointer. Where there is nothing left to scroll, the room is kept until the pointer goes.
void LeftPanel::hold_still(const Ui& ui) {
  const float begins = ImGui::GetCursorPosY(), grown = begins - anchor_;
  const float pointer = ImGui::GetIO().MousePos.y - ImGui::GetWindowPos().y + ImGui::GetScrollY();
  const bool below = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && pointer > anchor_ + spare_;
  if (!below) spare_ = least_scroll_ = 0;
  if (below && anchor_ > 0 && grown != 0) {
    const float eaten = std::clamp(grown, 0.0f, spare_), wanted = ImGui::GetScrollY() + grown - eaten;
    spare_ = spare_ - eaten + std::max(0.0f, -wanted);
    least_scroll_ = std::max(0.0f, wanted);
    ImGui::SetScrollY(least_scroll_);
  }
  anchor_ = begins;
  if (spare_ > 0) ImGui::SetCursorPosY(begins + spare_);
  if (ui.told) *ui.told += fmt::format("layers-at {:.0f}\n", begins + spare_ - ImGui::GetScrollY());
}

void LeftPanel::draw(const Ui& ui, const Layout::Part& part) {
  if (part.w <= 0) return;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::Begin((std::string(ui.words({"設定", "Settings"})) + "###left").c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoBringToFrontOnFocus);
  const auto parted = [&] {
    gap(ui, 8);
    ImGui::Separator();
  };
  if (section(ui, "regions", {"区域", "Area"})) {
    region_controls(ui);
    label(ui, {"対象", "Subject"});
    subject_.draw(ui);
  }
  parted();
  if (section(ui, "indicator", {"指標", "Indicator"})) {
    indicator_.draw(ui);
    indicator_controls(ui);
  }
  parted();
  if (section(ui, "legend", {"凡例", "Legend"}) && ui.window.view()) legend(ui);
  parted();
  hold_still(ui);
  if (section(ui, "layers", {"重ねる", "Layers"})) layer_controls(ui);
  parted();
  if (section(ui, "facilities", {"避難場所", "Evacuation sites"})) facility_controls(ui);
  parted();
  if (section(ui, "partnerships", {"広域連携", "Partnerships"})) partnership_controls(ui);
  gap(ui, 16);
  // Long enough to be scrolled as far as hold_still() wants it.
  const float short_by =
      least_scroll_ + ImGui::GetWindowHeight() - ImGui::GetStyle().WindowPadding.y - ImGui::GetCursorPosY();
  if (least_scroll_ > 0 && short_by > 0) ImGui::Dummy({1, short_by});
  ImGui::End();
}

}  // namespace kuiki::ui
