#include <algorithm>
#include <cfloat>

#include "app/search.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "report/sheet_words.h"
#include "ui/fit_text.h"
#include "ui/plans.h"
#include "ui/top_bar.h"
#include "ui/widgets.h"
#include "ui/work_menu.h"

namespace kuiki::ui {

namespace {

/// Commands by their ids; an empty one is a line between.
void items(const Ui& ui, std::initializer_list<std::string_view> ids) {
  for (const auto id : ids) {
    if (id.empty())
      ImGui::Separator();
    else
      command_menu_item(ui, id);
  }
}

void file_menu(const Ui& ui) {
  items(ui, {"home", "open-map"});
  if (ImGui::BeginMenu(ui.words({"最近の地図", "Recent maps"}),
                       !ui.workspace.settings.recent.empty() && ui.workspace.ready())) {
    for (const auto& file : ui.workspace.settings.recent)
      if (ImGui::MenuItem(file.c_str())) ui.push([file](app::WindowState& w) { w.open_map_file(file); });
    ImGui::EndMenu();
  }
  items(ui,
        {"", "own-table", "own-areas", "", "save-map", "save-map-as", "keep-map", "export", "", "make-work", "open-work"});
  recent_works_menu(ui);
  items(ui, {"copy-work", "work-history", "own-maps", "own-heads", "own-gradings", "own-rules", "", "quit"});
}

void view_menu(const Ui& ui) {
  items(ui, {"zoom-in", "zoom-out", "whole-extent", "go-to-selected", "export-area", "", "panel-left", "panel-right",
             "present", ""});
  if (ImGui::BeginMenu(ui.words({"文字の大きさ", "Text size"}))) {
    items(ui, {"scale-0", "scale-100", "scale-125", "scale-150", "scale-200"});
    ImGui::EndMenu();
  }
  if (ImGui::BeginMenu("言語 / Language")) {
    items(ui, {"lang-ja", "lang-en"});
    ImGui::EndMenu();
  }
  if (ImGui::BeginMenu(ui.words({"年の表し方", "Years"}))) {
    items(ui, {"years-western", "years-japanese"});
    ImGui::EndMenu();
  }
  mark(ui, "menu.years");
}

void map_menu(const Ui& ui) {
  if (ImGui::BeginMenu(ui.words({"用意された地図", "Bundled maps"}), ui.workspace.ready())) {
    for (const auto& map : ui.workspace.maps()) {
      if (ImGui::MenuItem((std::string(ui.words(map.title)) + "###" + map.name).c_str()))
        ui.push([name = map.name](app::WindowState& w) { w.open_map_file(name); });
      mark(ui, "menu.map." + map.name);
    }
    ImGui::EndMenu();
  }
  mark(ui, "menu.maps");
  own_maps_menu(ui);
  items(ui, {"", "attribute-table", "paint-districts", ""});
  items(ui, {"go-otaru", "go-sapporo", "go-komoro", "go-tomakomai", "go-japan", "", "layer-areas", "layer-districts",
             "layer-facilities", "layer-partnerships", "layer-figures", "layer-labels", "label-names", "label-values", "",
             "projection-equal-area", "projection-plane"});
}

void plan_menu(const Ui& ui) {
  const auto& work = ui.workspace;
  const auto& w = ui.window;
  if (work.ready())
    for (const auto& plan : work.data().plans) {
      const auto title = report::plan_title(plan, work.lang());
      if (ImGui::MenuItem((title + "###plan." + plan.id).c_str(), nullptr, w.desk.open && w.desk.plan == plan.id,
                          w.on_map()))
        ui.push([id = plan.id](app::WindowState& window) { window.show_plan(id); });
      mark(ui, "menu.plan." + plan.id);
    }
  items(ui, {"", "plans", "desk-map", "desk-overview", "desk-measure", "desk-comparison", "desk-score", "", "desk-entry",
             "import-actuals", "", "export-table", "export-sheet", ""});
  if (ImGui::BeginMenu(ui.words({"評価の記号", "Marks"}), work.ready())) {
    grading_choices(ui);
    ImGui::EndMenu();
  }
  mark(ui, "menu.gradings");
}

}  // namespace

void TopBar::menus(const Ui& ui) {
  const float below = ImGui::GetIO().DisplaySize.y - ImGui::GetWindowPos().y - ImGui::GetWindowHeight() - ui.px(4);
  const auto menu = [&](const char* id, const Text& title, auto&& body) {
    // One that reached up over the bar would take the click that opens it for a click on one of its items.
    ImGui::SetNextWindowSizeConstraints({0, 0}, {FLT_MAX, std::max(ui.px(80), below)});
    const bool open = ImGui::BeginMenu((std::string(ui.words(title)) + "###menu-" + id).c_str());
    mark(ui, std::string("menu.") + id);
    if (!open) return;
    body(ui);
    ImGui::EndMenu();
  };
  menu("file", {"ファイル", "File"}, file_menu);
  menu("edit", {"編集", "Edit"}, [](const Ui& of) { items(of, {"undo", "redo", "", "find", "clear-selection"}); });
  menu("view", {"表示", "View"}, view_menu);
  menu("map", {"地図", "Map"}, map_menu);
  menu("plan", {"計画", "Plans"}, plan_menu);
  menu("help", {"ヘルプ", "Help"}, [](const Ui& of) { items(of, {"keys", "about"}); });
}

void TopBar::search(const Ui& ui, const Layout::Part& part, float end) {
  // Between the menus and the language.
  const float begin = ImGui::GetCursorPosX() + ui.px(16);
  const float width = std::max(ui.px(72), std::min({ui.px(440), part.w * 0.3f, end - begin}));
  search_.draw(ui, std::max(begin, end - width), (part.h - ImGui::GetFrameHeight()) / 2, width);
}

namespace {
void end_bar(const Layout::Part& part) {
  ImGui::GetWindowDrawList()->AddLine({part.x, part.y + part.h - 1}, {part.x + part.w, part.y + part.h - 1}, im(tone::line));
  ImGui::PopClipRect();
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}
}  // namespace

void TopBar::draw(const Ui& ui, const Layout::Part& part) {
  if (part.h <= 0) return;
  ImGui::SetNextWindowPos({part.x, part.y});
  ImGui::SetNextWindowSize({part.w, part.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(16), 0});
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), (part.h - ui.fonts.body->FontSize) / 2});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, im(tone::bar));
  ImGui::Begin((std::string(ui.words({"メニュー", "Menus"})) + "###top").c_str(), nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_MenuBar | ImGuiWindowFlags_NoBringToFrontOnFocus);
  float after = 0;
  if (ImGui::BeginMenuBar()) {
    ImGui::PushFont(ui.fonts.heading);
    ImGui::PushStyleColor(ImGuiCol_Text, im(tone::accent));
    const float lift = (ui.fonts.heading->FontSize - ui.fonts.body->FontSize) / 2;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - lift);
    ImGui::TextUnformatted("区域 Kuiki");
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + lift);
    ImGui::PopStyleColor();
    ImGui::PopFont();
    ImGui::Dummy({ui.px(8), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), ui.px(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(10), ui.px(10)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(14), ui.px(10)});
    menus(ui);
    ImGui::PopStyleVar(3);
    after = ImGui::GetCursorPosX();
    ImGui::EndMenuBar();
  }
  ImGui::PopStyleVar();  // frames are of the usual height again

  ImGui::PushClipRect({part.x, part.y}, {part.x + part.w, part.y + part.h}, false);
  ImGui::SetCursorPos({after, 0});
  const bool ja = ui.lang() == Lang::ja;
  // The language gives way to the search where there is no room for both; it is in the menu, too.
  float width = std::max(width_of(ui.fonts.body, "English"), width_of(ui.fonts.body, "日本語")) + ui.px(48);
  if (after + ui.px(120 + 48) + width > part.w) width = 0;
  search(ui, part, part.w - width - ui.px(width > 0 ? 32 : 16));
  if (width <= 0) {
    end_bar(part);
    return;
  }
  ImGui::SetCursorPos({part.w - width - ui.px(16), (part.h - ImGui::GetFrameHeight()) / 2});
  if (begin_combo(ui, "language", ja ? "日本語" : "English", {"表示の言語 / Language", "Language / 表示の言語"}, width)) {
    if (choice(ui, "lang-ja", "日本語", ja)) ui.window.run("lang-ja");
    if (choice(ui, "lang-en", "English", !ja)) ui.window.run("lang-en");
    end_combo();
  }
  end_bar(part);
}

}  // namespace kuiki::ui
