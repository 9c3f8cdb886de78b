#include "ui/conflict_list.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/workspace.h"
#include "model/numerals.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

const Text keep_theirs_tip{"あなたの値は保存しません（元に戻せます）", "Your value is not saved (can be taken back)"};
const Text save_mine_tip{"相手の値は履歴に残ります", "Theirs stays in the history"};

/// A figure as its author gave it, with his note.
Text value_words(const model::Dataset& data, const store::EnteredValue& value) {
  if (store::is_withdrawal(value)) return {"（取消し）", "(withdrawn)"};
  const auto found = data.find_indicator(value.indicator);
  Text words = plain(value.printed);
  if (!std::isnan(value.value) && found) {
    const auto& indicator = data.indicators[*found];
    words = model::write_value(value.value, indicator.unit, indicator.unit_en);
  }
  return value.note.empty() ? words : say("{}（備考：{}）", "{} (note: {})", words, value.note);
}

std::string name_words(const Ui& ui, const store::EnteredValue& value) {
  const auto& data = ui.workspace.data();
  const auto found = data.find_indicator(value.indicator);
  auto name = value.indicator;
  if (found) {
    const auto& indicator = data.indicators[*found];
    name = words_in(ui.lang(), indicator.name, indicator.name_en);
  }
  const auto period = model::parse_period(value.period);
  const auto when = period ? ui.workspace.wording()(*period) : value.period;
  return name + (value.part.empty() ? "" : "〔" + value.part + "〕") + "　" + when;
}

void values(const Ui& ui, const store::EnteredConflict& one) {
  const auto& data = ui.workspace.data();
  const auto who = one.theirs.entered_by.empty() ? Text{"ほかの人", "Somebody else"} : plain(one.theirs.entered_by);
  paragraph(ui, ui.fonts.body, name_words(ui, one.mine), tone::text);
  small_text(ui, ui.words(say("あなた：{}", "You: {}", value_words(data, one.mine))));
  small_text(ui,
             ui.words(say("{}（{}）：{}", "{} ({}): {}", who, one.theirs.entered_at, value_words(data, one.theirs.value))));
}

/// True for mine.
std::optional<bool> buttons(const Ui& ui, const std::string& id, const Text& theirs, const Text& mine) {
  std::optional<bool> pressed;
  if (button(ui, "conflict-theirs-" + id, theirs, keep_theirs_tip)) pressed = false;
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "conflict-mine-" + id, mine, save_mine_tip)) pressed = true;
  return pressed;
}

}  // namespace

std::optional<ConflictChoice> conflict_list(const Ui& ui, const std::vector<store::EnteredConflict>& conflicts) {
  std::optional<ConflictChoice> choice;
  // How high it is, is known once it was drawn, in a frame that nobody sees.
  auto* heights = ImGui::GetStateStorage();
  const auto id = ImGui::GetID("conflicts-height");
  const float content = heights->GetFloat(id, ui.px(120) * static_cast<float>(conflicts.size()));
  const float most = std::max(ui.px(120), std::min(ui.px(420), ImGui::GetIO().DisplaySize.y - ui.px(280)));
  ImGui::BeginChild("conflicts", {0, std::min(most, content)});
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    values(ui, conflicts[i]);
    if (const auto mine =
            buttons(ui, std::to_string(i), {"相手の値を残す", "Keep theirs"}, {"自分の値で上書き", "Save mine over it"}))
      choice = {i, *mine};
    if (i + 1 < conflicts.size()) gap(ui, 12);
  }
  const float drawn = ImGui::GetCursorPosY();
  ImGui::EndChild();
  heights->SetFloat(id, drawn);
  if (conflicts.size() < 2) return choice;
  gap(ui, 6);
  ImGui::Separator();
  if (const auto mine = buttons(ui, "all", say("{}件すべて相手の値を残す", "Keep all {} of theirs", conflicts.size()),
                                say("{}件すべて自分の値で上書き", "Save all {} of mine", conflicts.size())))
    choice = {{}, *mine};
  return choice;
}

}  // namespace kuiki::ui
