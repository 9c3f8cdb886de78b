#include "ui/widgets.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "app/commands.h"
#include "app/entry_sheet.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/fit_text.h"
#include "ui/focus.h"

namespace kuiki::ui {

void mark(const Ui& ui, const std::string& id) {
  ui.focus.tab_stop(ui, id);
  if (!ui.marks) return;
  const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
  (*ui.marks)[id] = {a.x, a.y, b.x - a.x, b.y - a.y};
}

namespace {

constexpr float tip_width = 340, tip_pad_x = 10, tip_pad_y = 8;  // units

/// Where a tooltip of that size covers neither the last item nor its neighbours: beside a panel, a dialog or a list; below
/// what stands in a bar at the top, else above it.
ImVec2 beside_item(const Ui& ui, ImVec2 size) {
  const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax(), mouse = ImGui::GetIO().MousePos,
               screen = ImGui::GetIO().DisplaySize;
  const auto* window = ImGui::GetCurrentWindow()->RootWindow;
  const float gap = ui.px(6), left = window->Pos.x, right = window->Pos.x + window->Size.x;
  const auto kept = [](float at, float length, float room) { return std::clamp(at, 0.0f, std::max(0.0f, room - length)); };
  const bool panel = window->Size.x < 0.7f * screen.x && window->Size.y > 2 * (b.y - a.y);
  const float y = kept(b.y - a.y > ui.px(80) ? mouse.y : a.y, size.y, screen.y);
  if (panel && right + gap + size.x <= screen.x) return {right + gap, y};
  if (panel && left - gap - size.x >= 0) return {left - gap - size.x, y};
  const float x = kept(b.x - a.x > size.x ? mouse.x : a.x, size.x, screen.x);
  const float foot = std::min(b.y, mouse.y + ui.px(40)), head = std::max(a.y, mouse.y - ui.px(40));
  return {x, foot + gap + size.y <= screen.y ? foot + gap : std::max(0.0f, head - gap - size.y)};
}

}  // namespace

void tooltip(const Ui& ui, const Text& text) {
  if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  if (ImGui::GetCurrentContext() && ImGui::GetIO().MouseDown[0]) return;
  auto* font = ui.fonts.body;
  const auto& lines = broken_lines(ui, font, ui.words(text), ui.px(tip_width));
  float widest = 0;
  for (const auto& line : lines) widest = std::max(widest, width_of(font, line));
  const float height = std::round(font->FontSize * 1.2f) * static_cast<float>(lines.size());
  ImGui::SetNextWindowPos(beside_item(ui, {widest + ui.px(2 * tip_pad_x), height + ui.px(2 * tip_pad_y)}));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(tip_pad_x), ui.px(tip_pad_y)});
  ImGui::BeginTooltip();
  paragraph(ui, font, ui.words(text), tone::text, ui.px(tip_width));
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

Text tip_with_words(const Text& tip, const std::string& words, const std::string& shown) {
  if (words == shown) return tip;
  return tip.empty() ? plain(words) : say("{}\n{}", "{}\n{}", plain(words), tip);
}

bool icon_button(const Ui& ui, const std::string& id, std::string_view icon, const Text& tip, bool enabled, bool chosen) {
  ImGui::BeginDisabled(!enabled);
  if (chosen) ImGui::PushStyleColor(ImGuiCol_Button, im(tone::pressed));
  const float side = ImGui::GetFrameHeight();
  const bool clicked = ImGui::Button(("##" + id).c_str(), {side, side});
  if (chosen) ImGui::PopStyleColor();
  const ImVec2 at = ImGui::GetItemRectMin();
  const float size = ui.px(18), inset = (side - size) / 2;
  ui.icons.draw(ImGui::GetWindowDrawList(), icon, {at.x + inset, at.y + inset}, size, ImGui::GetColorU32(ImGuiCol_Text));
  ImGui::EndDisabled();
  mark(ui, id);
  tooltip(ui, tip);
  return clicked;
}

bool button(const Ui& ui, const std::string& id, const Text& words, const Text& tip, const ButtonLook& look) {
  const auto icon = look.icon;
  float width = look.width;
  const std::string whole = ui.words(words);
  const auto& style = ImGui::GetStyle();
  const float size = ui.px(18), beside = icon.empty() ? 0 : size + ui.px(6);
  if (width <= 0) width = ImGui::CalcTextSize(whole.c_str()).x + beside + 2 * style.FramePadding.x + ui.px(4);
  const std::string shown = elided(ImGui::GetFont(), whole, width - beside - ui.px(6));
  const char* text = shown.c_str();
  const float inner = ImGui::CalcTextSize(text).x + beside;
  ImGui::BeginDisabled(!look.enabled);
  int colors = 0;
  const auto color = [&](ImGuiCol slot, Rgba c) {
    ImGui::PushStyleColor(slot, im(c));
    ++colors;
  };
  if (look.primary) {
    color(ImGuiCol_Button, tone::accent);
    color(ImGuiCol_ButtonHovered, tone::accent_hover);
    color(ImGuiCol_ButtonActive, tone::accent_pressed);
    color(ImGuiCol_Text, map::paper::white);
    color(ImGuiCol_Border, tone::accent);
  } else if (look.chosen) {
    color(ImGuiCol_Button, tone::chosen);
    color(ImGuiCol_Border, tone::accent);
    color(ImGuiCol_Text, tone::accent_pressed);
  }
  const bool clicked = ImGui::Button(("##" + id).c_str(), {width, ImGui::GetFrameHeight()});
  const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
  auto* list = ImGui::GetWindowDrawList();
  float x = std::round(a.x + std::max(ui.px(3), (b.x - a.x - inner) / 2));
  const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
  if (!icon.empty()) {
    ui.icons.draw(list, icon, {x, (a.y + b.y - size) / 2}, size, ink);
    x += size + ui.px(6);
  }
  list->PushClipRect(a, b, true);
  list->AddText({x, (a.y + b.y - ImGui::GetFontSize()) / 2}, ink, text);
  list->PopClipRect();
  ImGui::PopStyleColor(colors);
  ImGui::EndDisabled();
  mark(ui, id);
  tooltip(ui, tip_with_words(tip, whole, shown));
  return clicked;
}

namespace {
/// What a button says of itself: what it does, to what (undo), by which key.
Text tip_of(const Ui& ui, const app::Command& command) {
  const auto& work = ui.workspace;
  const app::WindowState& w = ui.window;
  const auto* sheet = w.entry_in_front() ? w.entry_sheet() : nullptr;
  Text what;
  if (w.painting() != nullptr && (command.id == "undo" || command.id == "redo")) {
    what = {"塗った町丁・字など", "what was painted"};
    return say("{}：{}（{}）", "{}: {} ({})", command.label, what, command.shortcuts.front());
  }
  if (command.id == "undo") what = sheet ? (sheet->can_undo() ? sheet->undo_what() : Text{}) : work.history().undo_what();
  if (command.id == "redo") what = sheet ? (sheet->can_redo() ? sheet->redo_what() : Text{}) : work.history().redo_what();
  if (!what.empty()) return say("{}：{}（{}）", "{}: {} ({})", command.label, what, command.shortcuts.front());
  if (command.shortcuts.empty()) return command.tooltip;
  return say("{}（{}）", "{} ({})", command.tooltip, command.shortcuts.front());
}
}  // namespace

void command_button(const Ui& ui, std::string_view id, bool with_words, bool primary, float width) {
  const auto* command = app::find_command(id);
  if (!command) return;
  const bool enabled = command->enabled(ui.window), chosen = command->checked && command->checked(ui.window);
  const bool clicked = with_words ? button(ui, command->id, command->label, tip_of(ui, *command),
                                           {command->icon, enabled, chosen, primary, width})
                                  : icon_button(ui, command->id, command->icon, tip_of(ui, *command), enabled, chosen);
  if (clicked) ui.window.run(id);
}

void command_icon(const Ui& ui, std::string_view id) { command_button(ui, id, false); }

void command_menu_item(const Ui& ui, std::string_view id) {
  const auto* command = app::find_command(id);
  if (!command) return;
  const bool enabled = command->enabled(ui.window), checked = command->checked && command->checked(ui.window);
  const char* key = command->shortcuts.empty() ? nullptr : command->shortcuts.front().c_str();
  if (ImGui::MenuItem((std::string(ui.words(command->label)) + "###" + command->id).c_str(), key, checked, enabled))
    ui.window.run(id);
  mark(ui, "menu." + command->id);
  tooltip(ui, command->tooltip);
}

bool link(const Ui& ui, const std::string& id, const std::string& words, const Text& tip) {
  const ImVec2 size = ImGui::CalcTextSize(words.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = ImGui::InvisibleButton(id.c_str(), size);
  const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemFocused();
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  auto* list = ImGui::GetWindowDrawList();
  list->AddText(at, im(hovered ? tone::accent : tone::link), words.c_str());
  if (hovered)
    list->AddLine({at.x, at.y + size.y}, {at.x + size.x, at.y + size.y}, im(tone::accent), std::max(1.0f, ui.scale));
  mark(ui, id);
  tooltip(ui, tip);
  return clicked;
}

void flow(float width) {
  ImGui::SameLine();
  if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

bool section(const Ui& ui, const std::string& id, const Text& title, bool open_at_first) {
  const float height = ui.px(34);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  auto* storage = ImGui::GetStateStorage();
  const ImGuiID key = ImGui::GetID(("open-" + id).c_str());
  bool open = storage->GetBool(key, open_at_first);
  if (ImGui::InvisibleButton(("##section-" + id).c_str(), {std::max(1.0f, ImGui::GetContentRegionAvail().x), height})) {
    open = !open;
    storage->SetBool(key, open);
  }
  auto* list = ImGui::GetWindowDrawList();
  const float right = at.x + ImGui::GetItemRectSize().x;
  const ImU32 ink = im(ImGui::IsItemHovered() || ImGui::IsItemFocused() ? tone::accent : tone::text);
  ImGui::PushFont(ui.fonts.heading);
  list->AddText({at.x, at.y + (height - ImGui::GetFontSize()) / 2}, ink, ui.words(title));
  ImGui::PopFont();
  const float size = ui.px(18);
  ui.icons.draw(list, open ? "up" : "down", {right - size, at.y + (height - size) / 2}, size, im(tone::quiet));
  mark(ui, "section." + id);
  tooltip(ui, open ? Text{"たたむ", "Fold"} : Text{"ひらく", "Unfold"});
  return open;
}

bool step_slider(const Ui& ui, const std::string& id, int& index, int count, const Text& tip, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetFrameHeight(), inset = ui.px(10), y = at.y + height / 2;
  ImGui::InvisibleButton(("##" + id).c_str(), {width, height});
  const bool active = ImGui::IsItemActive() && ImGui::GetIO().MouseDown[0], hovered = ImGui::IsItemHovered();
  const int last = std::max(1, count - 1);
  const float left = at.x + inset, room = std::max(1.0f, width - 2 * inset);
  const auto place = [&](int i) { return left + room * static_cast<float>(i) / static_cast<float>(last); };
  int to = index;
  if (active)
    to = std::clamp(static_cast<int>(std::lround((ImGui::GetIO().MousePos.x - left) / room * static_cast<float>(last))), 0,
                    count - 1);
  auto* list = ImGui::GetWindowDrawList();
  const float line = std::max(2.0f, ui.px(3));
  list->AddLine({left, y}, {left + room, y}, im(tone::line), line);
  list->AddLine({left, y}, {place(to), y}, im(tone::accent.with_alpha(120)), line);
  for (int i = 0; i < count; ++i)
    list->AddCircleFilled({place(i), y}, ui.px(3.5f), im(i <= to ? tone::accent : rgb(0xc3beb3)), 16);
  list->AddCircleFilled({place(to), y}, ui.px(active || hovered ? 9 : 8), im(active ? tone::accent_pressed : tone::accent),
                        24);
  list->AddCircle({place(to), y}, ui.px(active || hovered ? 9 : 8), im(map::paper::white), 24, std::max(1.0f, ui.px(2)));
  mark(ui, id);
  if (!active) tooltip(ui, tip);
  const bool moved = to != index;
  index = to;
  return moved;
}

bool checkbox(const Ui& ui, const std::string& id, const Text& words, bool value, const Text& tip) {
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(3), ui.px(3)});
  const std::string whole = ui.words(words);
  const float box = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x;
  const std::string shown = elided(ImGui::GetFont(), whole, ImGui::GetContentRegionAvail().x - box);
  const bool clicked = ImGui::Checkbox((shown + "###" + id).c_str(), &value);
  ImGui::PopStyleVar();
  mark(ui, id);
  tooltip(ui, tip_with_words(tip, whole, shown));
  return clicked;
}

}  // namespace kuiki::ui
