#include <algorithm>

#include "app/commands.h"
#include "app/versions.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/dialog.h"
#include "ui/fit_text.h"
#include "ui/panels.h"

namespace kuiki::ui {
namespace {

/// The foot of a dialog that only tells something.
void end_with_close(const Ui& ui) {
  gap(ui, 8);
  close_button(ui);
  end_dialog();
}

void keys_dialog(const Ui& ui) {
  if (!begin_dialog(ui, "keys-dialog", {"キーとマウス", "Keys and mouse"}, 660)) return;
  // As wide as the longest key, and what it does in as many lines as it needs.
  float column = 0;
  const auto line = [&](const std::string& key, const Text& words) {
    const float x = ImGui::GetCursorPosX();
    paragraph(ui, ui.fonts.body, key, tone::accent_pressed, column);
    ImGui::SameLine();
    ImGui::SetCursorPosX(x + column + ui.px(16));
    paragraph(ui, ui.fonts.body, ui.words(words), tone::text);
  };
  ImGui::BeginChild("##keys", {0, std::min(ui.px(420), ImGui::GetIO().DisplaySize.y * 0.6f)}, false);
  const Text mouse[][2] = {
      {{"ドラッグ・矢印キー", "Drag, arrow keys"}, {"地図を動かす", "Move the map"}},
      {{"ホイール", "Wheel"}, {"指した場所を中心に拡大・縮小", "Zoom about the pointer"}},
      {{"ダブルクリック", "Double click"}, {"拡大", "Zoom in"}},
      {{"クリック", "Click"}, {"区域を選ぶ", "Select an area"}},
      {{"Ctrl+クリック・Shift+ドラッグ", "Ctrl+click, Shift+drag"}, {"いくつもの区域を選ぶ", "Select several areas"}},
      {{"属性表：Ctrl・Shift＋クリック", "Table: Ctrl, Shift+click"},
       {"行を加える・そこまで選ぶ（ダブルクリックでそこへ移る）", "One row more, up to there (a double click goes there)"}},
      {{"属性表：Ctrl+A・Ctrl+C", "Table: Ctrl+A, Ctrl+C"},
       {"表示中のすべてを選ぶ・選んだ行をコピー", "Select all that is shown, copy what is selected"}},
      {{"Esc", "Esc"},
       {"選択を解除・計画のシートから地図へ・発表を終える",
        "Clear the selection, from a plan's page to the map, end the presentation"}},
      {{"PageUp・PageDown", "PageUp, PageDown"},
       {"計画のシートを送る（Home・End で初めと終わりへ）", "Scroll a plan's page (Home and End: to its ends)"}},
      {{"Tab・Enter", "Tab, Enter"}, {"計画のシートのリンクを移って開く", "On a plan's page: from link to link, and open"}},
      {{"Tab・Shift+Tab", "Tab, Shift+Tab"}, {"操作できるところを順に移る", "From control to control"}},
      {{"Enter・Space", "Enter, Space"},
       {"囲みのあるところを押す。ダイアログでは Enter で実行",
        "Press where the ring is; in a dialog, Enter does what it is for"}},
      {{"矢印", "Arrows"}, {"パネルの中を移る", "Move within a panel"}},
      {{"Ctrl+Tab", "Ctrl+Tab"}, {"地図とパネルを切り替える", "Switch between map and panels"}}};
  const auto keys_of = [](const app::Command& command) {
    std::string keys;
    for (const auto& key : command.shortcuts) keys += (keys.empty() ? "" : ", ") + key;
    return keys;
  };
  const auto widen = [&](const std::string& key) { column = std::max(column, width_of(ui.fonts.body, key) + ui.px(4)); };
  for (const auto& [key, words] : mouse) widen(ui.words(key));
  for (const auto& command : app::commands()) widen(keys_of(command));
  column = std::min(column, ImGui::GetContentRegionAvail().x * 0.45f);
  for (const auto& [key, words] : mouse) line(ui.words(key), words);
  ImGui::Separator();
  for (const auto& command : app::commands())
    if (!command.shortcuts.empty()) line(keys_of(command), command.label);
  ImGui::EndChild();
  end_with_close(ui);
}

void about_dialog(const Ui& ui) {
  if (!begin_dialog(ui, "about-dialog", {"区域 Kuiki について", "About Kuiki"}, 680)) return;
  paragraph(
      ui, ui.fonts.body,
      ui.words({"日本の都市の計画担当者のための地図です。計画が何を、どこに約束しているかを見て、そのまま主題図にできます。",
                "Maps for planners of Japanese cities: see what the plans promise, where, and make finished thematic maps "
                "of it."}),
      tone::text);
  small_text(ui, ui.words(say("バージョン {}　{}", "Version {}, {}", app::program_version(),
                              app::base_words(ui.workspace.database()))));
  small_text(ui, ui.words({"プログラム：MIT ライセンス。書体：BIZ UDPゴシック（SIL Open Font License 1.1）。",
                           "Program: MIT licence. Typeface: BIZ UDPGothic (SIL Open Font License 1.1)."}));
  label(ui, {"データの出典と利用条件", "Sources of the data and their terms"});
  ImGui::BeginChild("##sources", {0, std::min(ui.px(340), ImGui::GetIO().DisplaySize.y * 0.5f)}, true);
  if (ui.workspace.ready())
    for (const auto& source : ui.workspace.data().sources) {
      paragraph(ui, ui.fonts.body, source.title, tone::text);
      small_text(ui, source.attribution);
      std::string more = source.publisher;
      for (const auto& part : {source.vintage, source.licence})
        if (!part.empty()) more += (more.empty() ? "" : "　") + part;
      small_text(ui, more);
      gap(ui, 8);
    }
  ImGui::EndChild();
  end_with_close(ui);
}

}  // namespace

void help_dialogs(const Ui& ui) {
  if (ui.window.dialog == app::Dialog::keys) keys_dialog(ui);
  if (ui.window.dialog == app::Dialog::about) about_dialog(ui);
}

}  // namespace kuiki::ui
