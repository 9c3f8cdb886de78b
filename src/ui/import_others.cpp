#include <algorithm>

#include "ui/conflict_list.h"
#include "ui/dialog.h"
#include "ui/import_dialog.h"

/// Of an import: figures that somebody else entered otherwise are chosen from, before anything is saved.
namespace kuiki::ui {
namespace {

intake::OthersDecision decision_of(const store::EnteredConflict& one, bool mine) {
  return {.indicator = one.mine.indicator,
          .period = one.mine.period,
          .part = one.mine.part,
          .act = one.theirs.act,
          .mine = mine};
}

bool is_of(const intake::OthersDecision& decision, const store::EnteredConflict& one) {
  return decision.indicator == one.mine.indicator && decision.period == one.mine.period && decision.part == one.mine.part &&
         decision.act == one.theirs.act;
}

}  // namespace

std::vector<store::EnteredConflict> ImportDialog::undecided(const intake::ImportReport& report) const {
  auto left = report.others;
  std::erase_if(left, [&](const store::EnteredConflict& one) {
    return std::ranges::any_of(decided_, [&](const auto& decision) { return is_of(decision, one); });
  });
  return left;
}

void ImportDialog::choose(const Ui& ui, const intake::ImportReport& report) {
  const auto left = undecided(report);
  quiet_text(
      ui,
      ui.words(
          {"まだ何も保存していません。次の値は、ほかの人が表と異なる値を入力しています。どちらを残すか選ぶと、残りとあわせて"
           "保存します。",
           "Nothing was saved yet. Of these figures somebody else entered another value than the table has. "
           "Choose which is to stay; then all is saved together."}));
  gap(ui, 8);
  if (answer_->running) {
    quiet_text(ui, ui.words({"取り込んでいます…", "Importing…"}));
  } else if (const auto choice = conflict_list(ui, left)) {
    for (std::size_t i = 0; i < left.size(); ++i)
      if (!choice->which || *choice->which == i) decided_.push_back(decision_of(left[i], choice->mine));
    if (undecided(report).empty()) start(ui, false);
  }
  gap(ui, 6);
  const bool back =
      button(ui, "import-back", {"戻る", "Back"}, {"照合の結果に戻ります。選び直せます", "Back to what was read"},
             {.icon = "left", .enabled = !answer_->running});
  ImGui::SameLine(0, ui.px(8));
  const bool cancel = button(ui, "dialog-cancel", {"キャンセル", "Cancel"},
                             {"何も保存せずに閉じます（Esc）", "Closes; nothing is saved (Esc)"});
  if (cancel || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) {
    close_dialog(ui);
  } else if (back) {
    decided_.clear();
    choosing_ = false;
  }
}

}  // namespace kuiki::ui
