#include <algorithm>
#include <ranges>

#include "app/commands.h"
#include "app/entry_table.h"
#include "app/map_measure.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/plan_tree.h"
#include "report/sheet_words.h"
#include "ui/folders.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace kuiki::ui {

namespace {

constexpr float spacing = 6;  ///< between buttons, units

/// 西暦 | 和暦, each a word to click.
float years_width(const Ui& ui, const Text (&names)[2]) {
  float width = 0;
  for (const auto& name : names) width += ImGui::CalcTextSize(ui.words(name)).x + ui.px(20);
  return width;
}
void years_switch(const Ui& ui, const Text (&names)[2]) {
  constexpr const char* ids[] = {"years-western", "years-japanese"};
  for (int i = 0; i < 2; ++i) {
    if (i > 0) ImGui::SameLine(0, 0);
    const auto* command = app::find_command(ids[i]);
    const float width = ImGui::CalcTextSize(ui.words(names[i])).x + ui.px(20);
    if (button(ui, ids[i], names[i], command->tooltip, {.chosen = command->checked(ui.window), .width = width}))
      ui.window.run(ids[i]);
  }
}

/// What stands in the middle and whether it is saved: shown where there is room.
std::vector<std::pair<std::string, Rgba>> state_words(const Ui& ui) {
  auto& work = ui.workspace;
  auto& w = ui.window;
  std::vector<std::pair<std::string, Rgba>> all;
  if (const auto& shown = w.view(); shown && w.map_in_front()) {
    const auto& view = *shown;
    all.emplace_back(app::scale_text(view), tone::text);
    all.emplace_back(ui.words(app::lonlat_text(w.pointer ? *w.pointer : view.to_lonlat(view.width / 2, view.height / 2))),
                     tone::quiet);
    Text state{"変更なし", "Unchanged"};
    const bool changed = w.painting() != nullptr ? w.painting_changed() : work.changed();
    if (changed)
      state = {"未保存の変更あり", "Unsaved changes"};
    else if (!work.file().empty())
      state = {"保存済み", "Saved"};
    all.emplace_back(ui.words(state), changed ? tone::warning : tone::quiet);
  } else if (const auto* plan = w.on_map() ? model::find_plan(work.data(), w.desk.plan) : nullptr) {
    all.emplace_back(report::plan_title(*plan, work.lang()), tone::text);
    all.emplace_back(report::plan_period(*plan, work.wording()), tone::quiet);
  }
  std::size_t unsaved = 0;
  if (w.on_map())
    for (const auto& table : work.entry().unsaved()) unsaved += table.changes + table.refusals;
  if (unsaved > 0) all.emplace_back(ui.words(say("未保存の実績 {}件", "Unsaved actuals: {}", unsaved)), tone::warning);
  return all;
}

void begin_bar(const Ui& ui, const Layout::Part& part) {
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
}
void end_bar() {
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
}

/// The work in progress, up to `end`.
void job_progress(const Ui& ui, const app::Jobs::State& job, float end) {
  ImGui::SameLine(0, ui.px(16));
  const float room = end - ImGui::GetCursorPosX() - ui.px(16) - ui.px(96);
  const Text words = job.step.empty() ? job.title : say("{}：{}", "{}: {}", job.title, job.step);
  ImGui::ProgressBar(static_cast<float>(job.fraction),
                     {std::max(ui.px(80), std::min(room, ui.px(420))), ImGui::GetFrameHeight()}, ui.words(words));
  mark(ui, "progress");
  ImGui::SameLine(0, ui.px(spacing));
  command_button(ui, "cancel-job", true);
}

/// As many words as there is room for up to `end`.
void draw_state(const Ui& ui, const Layout::Part& part, float end) {
  const float gap_width = ui.px(20);
  float x_at = ImGui::GetItemRectMax().x - part.x + gap_width;
  for (const auto& [text, color] : state_words(ui)) {
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    if (x_at + width > end - ui.px(8)) continue;
    ImGui::GetWindowDrawList()->AddText({part.x + x_at, part.y + (part.h - ImGui::GetFontSize()) / 2}, im(color),
                                        text.c_str());
    x_at += width + gap_width;
  }
}

}  // namespace

void status_bar(const Ui& ui, const Layout::Part& part) {
  if (part.h <= 0) return;
  begin_bar(ui, part);
  const float between = ui.px(spacing);
  command_icon(ui, "panel-left");
  ImGui::SameLine(0, between);
  const bool wide = part.w > ui.px(900);
  command_button(ui, "undo", wide);
  ImGui::SameLine(0, between);
  command_button(ui, "redo", wide);

  // From the right: buttons first, so that they always have their room.
  const auto width_of = [&](const char* id) {
    const auto* command = app::find_command(id);
    return ImGui::CalcTextSize(ui.words(command->label)).x + ui.px(18 + 6 + 16 + 4);
  };
  static const Text year_names[2] = {{"西暦", "2018"}, {"和暦", "H30"}};
  const float years = wide ? years_width(ui, year_names) + ui.px(16) : 0;
  const float side = ImGui::GetFrameHeight(), right = years + width_of("export") + width_of("present") + side + 2 * between;
  const float begin = part.w - right - ui.px(12);

  if (const auto job = ui.workspace.jobs.state())
    job_progress(ui, *job, begin);
  else
    draw_state(ui, part, begin);
  ImGui::SameLine();
  ImGui::SetCursorPosX(begin);
  if (wide) {
    years_switch(ui, year_names);
    ImGui::SameLine(0, ui.px(16));
  }
  command_button(ui, "export", true, ui.window.on_map());
  ImGui::SameLine(0, between);
  command_button(ui, "present", true);
  ImGui::SameLine(0, between);
  command_icon(ui, "panel-right");
  end_bar();
}

namespace {

/// What can be done with a file that was written: its place, for a mail or another program's dialog, and its folder.
void file_buttons(const Ui& ui, const app::Message& message, float inset) {
  ImGui::PushID(message.number);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + inset);
  if (button(ui, "copy-path", {"場所をコピー", "Copy its path"},
             {"ファイルの場所をクリップボードに入れます。ほかのソフトの「開く」や「挿入」に貼り付けられます",
              "Puts the file's path on the clipboard, to be pasted where another program opens or inserts a file"}))
    ImGui::SetClipboardText(message.file.string().c_str());
  ImGui::SameLine();
  if (button(ui, "open-folder", {"フォルダーを開く", "Open the folder"},
             {"書き出したファイルのあるフォルダーを開きます", "Opens the folder that the file is in"}, {.icon = "folder"}) &&
      !open_folder(message.file.parent_path()))
    ui.push([](app::WindowState& w) {
      w.workspace.say(
          {"フォルダーを開くプログラム（xdg-open）がありません。", "There is no program to open folders with (xdg-open)"},
          app::Message::Kind::warning);
    });
  ImGui::PopID();
}

}  // namespace

void messages(const Ui& ui, const Layout::Part& map) {
  const float all = ImGui::GetIO().DisplaySize.x, edge = ui.px(16), least = ui.px(64);
  // Beside a narrow map they reach over the panels rather than up over the menus.
  const bool narrow = map.w < ui.px(440);
  const float width = std::min(ui.px(520), (narrow ? all : map.w) - 2 * edge);
  const float x = std::clamp(map.x + map.w / 2, edge + width / 2, std::max(edge + width / 2, all - edge - width / 2));
  float y = map.y + map.h - edge;
  // The latest is the lowest: where there is no room for all, the earlier ones wait.
  for (const auto& m : ui.workspace.messages() | std::views::reverse) {
    if (y < least) return;
    const bool error = m.kind == app::Message::Kind::error, warning = m.kind == app::Message::Kind::warning;
    ImGui::SetNextWindowPos({x, y}, ImGuiCond_Always, {0.5f, 1});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, y - ui.px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(10)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0f, ui.scale));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, im(map::paper::white));
    const Rgba color = error ? tone::accent : warning ? tone::warning : tone::good;
    ImGui::PushStyleColor(ImGuiCol_Border, im(color));
    ImGui::Begin(("##message" + std::to_string(m.number)).c_str(), nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse |
                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_AlwaysAutoResize);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float icon = ui.px(22);
    ui.icons.draw(ImGui::GetWindowDrawList(), error ? "error" : warning ? "warning" : "check", at, icon, im(color));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + icon + ui.px(10));
    paragraph(ui, ui.fonts.body, ui.words(m.text), tone::text, width - ui.px(100));
    mark(ui, error ? "message.error" : "message");
    if (!m.file.empty()) file_buttons(ui, m, icon + ui.px(10));
    ImGui::SetCursorPos({width - ui.px(44), ui.px(6)});
    ImGui::PushID(m.number);
    if (icon_button(ui, "dismiss", "close", {"閉じる", "Close"}))
      ui.push([number = m.number](app::WindowState& window) { window.workspace.dismiss(number); });
    ImGui::PopID();
    y -= ImGui::GetWindowHeight() + ui.px(8);
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
  }
}

}  // namespace kuiki::ui
