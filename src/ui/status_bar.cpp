#include <algorithm>

#include "app/map_measure.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace kuiki::ui {

void status_bar(const Ui& ui, const Layout::Part& part) {
  if (part.h <= 0) return;
  auto& s = ui.session;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(8)});
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), ui.px(8)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im(tone::bar));
  ImGui::Begin((std::string(ui.words({"操作", "Actions"})) + "###status").c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  auto* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  list->AddLine({part.x, part.y}, {part.x + part.w, part.y}, im(tone::line));
  list->PopClipRect();
  const float spacing = ui.px(6);
  command_icon(ui, "panel-left");
  ImGui::SameLine(0, spacing);
  const bool wide = part.w > ui.px(900);
  command_button(ui, "undo", wide);
  ImGui::SameLine(0, spacing);
  command_button(ui, "redo", wide);

  // From the right: buttons first, so that they always have their room.
  const auto width_of = [&](const char* id) {
    const auto* command = app::find_command(id);
    return ImGui::CalcTextSize(ui.words(command->label)).x + ui.px(18 + 6 + 16 + 4);
  };
  const float side = ImGui::GetFrameHeight(), right = width_of("export") + width_of("present") + side + 2 * spacing;
  const float begin = part.w - right - ui.px(12);

  if (const auto job = s.jobs.state()) {
    ImGui::SameLine(0, ui.px(16));
    const float room = begin - ImGui::GetCursorPosX() - ui.px(16) - ui.px(96);
    const Text words = job->step.empty() ? job->title : say("{}：{}", "{}: {}", job->title, job->step);
    ImGui::ProgressBar(static_cast<float>(job->fraction), {std::max(ui.px(80), std::min(room, ui.px(420))), side},
                       ui.words(words));
    mark(ui, "progress");
    ImGui::SameLine(0, spacing);
    command_button(ui, "cancel-job", true);
  } else if (s.on_map() && s.view()) {
    const auto& view = *s.view();
    const std::string words = app::scale_text(view);
    const auto where = app::lonlat_text(s.pointer ? *s.pointer : view.to_lonlat(view.width / 2, view.height / 2));
    Text state{"変更なし", "Unchanged"};
    if (s.changed())
      state = {"未保存の変更あり", "Unsaved changes"};
    else if (!s.file().empty())
      state = {"保存済み", "Saved"};
    const float gap_width = ui.px(20);
    float x_at = ImGui::GetItemRectMax().x - part.x + gap_width;
    const auto put = [&](const std::string& text, Rgba color) {
      const float width = ImGui::CalcTextSize(text.c_str()).x;
      if (x_at + width > begin - ui.px(8)) return;
      list->AddText({part.x + x_at, part.y + (part.h - ImGui::GetFontSize()) / 2}, im(color), text.c_str());
      x_at += width + gap_width;
    };
    put(words, tone::text);
    put(ui.words(where), tone::quiet);
    put(ui.words(state), s.changed() ? tone::warning : tone::quiet);
  }
  ImGui::SameLine();
  ImGui::SetCursorPosX(begin);
  command_button(ui, "export", true, s.on_map());
  ImGui::SameLine(0, spacing);
  command_button(ui, "present", true);
  ImGui::SameLine(0, spacing);
  command_icon(ui, "panel-right");
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
}

void messages(const Ui& ui, const Layout::Part& map) {
  float y = map.y + map.h - ui.px(16);
  for (const auto& m : ui.session.messages()) {
    const float width = std::min(ui.px(520), map.w - ui.px(32));
    const bool error = m.kind == app::Message::Kind::error, warning = m.kind == app::Message::Kind::warning;
    ImGui::SetNextWindowPos({map.x + map.w / 2, y}, ImGuiCond_Always, {0.5f, 1});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(10)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0f, ui.scale));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, im(map::paper::white));
    const Rgba color = error ? tone::accent : warning ? tone::warning : tone::good;
    ImGui::PushStyleColor(ImGuiCol_Border, im(color));
    ImGui::Begin(("##message" + std::to_string(m.number)).c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_AlwaysAutoResize);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float icon = ui.px(22);
    ui.icons.draw(ImGui::GetWindowDrawList(), error ? "error" : warning ? "warning" : "check", at, icon, im(color));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + icon + ui.px(10));
    paragraph(ui, ui.fonts.body, ui.words(m.text), tone::text, width - ui.px(100));
    mark(ui, error ? "message.error" : "message");
    ImGui::SetCursorPos({width - ui.px(44), ui.px(6)});
    ImGui::PushID(m.number);
    if (icon_button(ui, "dismiss", "close", {"閉じる", "Close"}))
      ui.push([number = m.number](app::Session& session) { session.dismiss(number); });
    ImGui::PopID();
    y -= ImGui::GetWindowHeight() + ui.px(8);
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
  }
}

}  // namespace kuiki::ui
