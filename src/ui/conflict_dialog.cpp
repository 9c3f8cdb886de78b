#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "model/numerals.h"
#include "ui/dialog.h"
#include "ui/panels.h"

namespace kuiki::ui {
namespace {

/// A figure as its author gave it.
Text value_words(const model::Dataset& data, const store::EnteredValue& value) {
  if (store::is_withdrawal(value)) return {"（取消し）", "(withdrawn)"};
  const auto found = data.find_indicator(value.indicator);
  if (std::isnan(value.value) || !found) return plain(value.printed);
  const auto& indicator = data.indicators[*found];
  return model::write_value(value.value, indicator.unit, indicator.unit_en);
}

Text name_words(const model::Dataset& data, const store::EnteredValue& value) {
  const auto found = data.find_indicator(value.indicator);
  const auto name = found ? data.indicators[*found].name : value.indicator;
  return plain(value.part.empty() ? name : name + "（" + value.part + "）");
}

void decide(const Ui& ui, std::size_t which, bool mine) {
  ui.push([which, mine](app::WindowState& window) { window.workspace.decide_conflict(which, mine); });
}

void conflict(const Ui& ui, std::size_t which, const store::EnteredConflict& one) {
  const auto& data = ui.workspace.data();
  const auto id = std::to_string(which);
  const auto period = model::parse_period(one.mine.period);
  const auto when = period ? ui.workspace.wording()(*period) : one.mine.period;
  paragraph(ui, ui.fonts.body, ui.words(say("{} {}", "{} {}", name_words(data, one.mine), when)), tone::text);
  const auto who = one.theirs.entered_by.empty() ? Text{"ほかの人", "somebody else"} : plain(one.theirs.entered_by);
  small_text(ui, ui.words(say("あなた：{}　／　{}（{}）：{}", "You: {} / {} ({}): {}", value_words(data, one.mine), who,
                              one.theirs.entered_at, value_words(data, one.theirs.value))));
  if (button(ui, "conflict-theirs-" + id, {"相手の値を残す", "Keep theirs"},
             {"あなたの入力を取消します（Ctrl+Z で戻せます）", "Drops what you typed (Ctrl+Z brings it back)"}))
    decide(ui, which, false);
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "conflict-mine-" + id, {"自分の値で上書き", "Save mine over it"},
             {"相手の値は履歴に残ります", "Theirs stays in the history"}))
    decide(ui, which, true);
  gap(ui, 10);
}

/// As high as what stands in it, up to where it is scrolled. That is known once it was drawn, in a frame that nobody sees.
void conflict_list(const Ui& ui, const std::vector<store::EnteredConflict>& conflicts) {
  auto* heights = ImGui::GetStateStorage();
  const auto id = ImGui::GetID("conflicts-height");
  const float content = heights->GetFloat(id, ui.px(100) * static_cast<float>(conflicts.size()));
  const float most = std::min(ui.px(360), ImGui::GetIO().DisplaySize.y - ui.px(220));
  ImGui::BeginChild("conflicts", {0, std::min(most, content)});
  for (std::size_t i = 0; i < conflicts.size(); ++i) conflict(ui, i, conflicts[i]);
  const float drawn = ImGui::GetCursorPosY();
  ImGui::EndChild();
  heights->SetFloat(id, drawn);
}

}  // namespace

void conflict_dialog(const Ui& ui) {
  const auto& conflicts = ui.workspace.work().conflicts;
  if (ui.window.dialog != app::Dialog::conflicts || conflicts.empty()) return;
  if (!begin_dialog(ui, "conflict-dialog", {"ほかの人が同じ値を変更しました", "Somebody else changed the same figures"},
                    620))
    return;
  quiet_text(ui, ui.words({"まだ何も保存していません。1件ずつ選ぶと、残りとあわせて保存します。",
                           "Nothing was saved yet. Choose for each; then all is saved together."}));
  gap(ui, 8);
  conflict_list(ui, conflicts);
  gap(ui, 6);
  const bool later =
      button(ui, "conflict-later", {"入力に戻る", "Back to the table"},
             {"入力は残ります。保存するとまた尋ねます（Esc）", "What is typed stays; saving asks again (Esc)"});
  if (later || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) close_dialog(ui);
  end_dialog();
}

}  // namespace kuiki::ui
