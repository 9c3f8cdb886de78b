#include "ui/own_texts_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "app/score_rules.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "store/moment.h"
#include "ui/dialog.h"
#include "ui/focus.h"

namespace kuiki::ui {
namespace {

using app::Dialog;
using store::OwnKind;

struct Words {
  Text title, none, use, tip;
};

Words words_of(OwnKind kind) {
  if (kind == OwnKind::grading)
    return {{"作業ファイルの評価方式", "Grading schemes in the work file"},
            {"まだありません。「ファイルから加える…」で、評価方式のファイル（TOML）を加えられます。",
             "There are none yet. Add a scheme's file (TOML) with “Add from file…”."},
            {"使う", "Use"},
            {"評価の記号をこの方式で付けます", "Gives marks by this scheme"}};
  if (kind == OwnKind::score_rule)
    return {{"作業ファイルの得点の規則", "Score rules in the work file"},
            {"まだありません。得点の画面で規則を変えて「規則を保存…」を押すと、ここに入ります。",
             "There are none yet. Change the rule of a score and press “Save rule…”."},
            {"使う", "Use"},
            {"得点をこの規則で出します", "Works out the score by this rule"}};
  return {{"作業ファイルの地図", "Maps in the work file"},
          {"まだありません。「地図を作業ファイルに保存…」で、いまの地図をここに保存できます。",
           "There are none yet. Save the map on screen here with “Save map in the work file…”."},
          {"開く", "Open"},
          {"この地図を開きます", "Opens this map"}};
}

std::optional<OwnKind> kind_of(Dialog dialog) {
  if (dialog == Dialog::own_maps) return OwnKind::map;
  if (dialog == Dialog::own_gradings) return OwnKind::grading;
  if (dialog == Dialog::own_rules) return OwnKind::score_rule;
  return {};
}

}  // namespace

void OwnTextsDialog::draw(const Ui& ui) {
  const auto kind = kind_of(ui.window.dialog);
  if (!kind) {
    shown_ = Dialog::none;
    return;
  }
  if (shown_ != ui.window.dialog) {
    shown_ = ui.window.dialog;
    kind_ = *kind;
    answer_ = std::make_shared<Answer>();
    renaming_.clear();
  }
  const auto words = words_of(kind_);
  if (!begin_dialog(ui, "own-texts-dialog", words.title, 720)) return;
  small_text(ui, ui.words(say("作業ファイル：{}", "Work file: {}", ui.workspace.work().where.word())));
  gap(ui, 4);
  list(ui);
  if (!answer_->told.empty()) {
    paragraph(ui, ui.fonts.body, ui.words(answer_->told), tone::accent_pressed);
    mark(ui, "own-told");
  }
  foot(ui);
  end_dialog();
}

void OwnTextsDialog::list(const Ui& ui) {
  const auto& texts = ui.workspace.work().texts;
  begin_dialog_list(ui, "##own-texts", 300, 420);
  std::size_t shown = 0;
  for (const auto& entry : texts)
    if (entry.text.kind == kind_) row(ui, shown++, entry);
  if (shown == 0) quiet_text(ui, ui.words(words_of(kind_).none));
  ImGui::EndChild();
  mark(ui, "own-texts." + std::to_string(shown));
}

void OwnTextsDialog::row(const Ui& ui, std::size_t number, const app::OwnEntry& entry) {
  const auto id = std::to_string(number);
  if (number > 0) ImGui::Separator();
  if (renaming_ == entry.text.id) {
    name_field(ui, entry);
  } else {
    paragraph(ui, ui.fonts.body, ui.words(entry.title), tone::text);
    mark(ui, "own." + id);
  }
  const auto& by = entry.text.changed_by;
  small_text(ui, store::minute_of(entry.text.changed_at) + "　" + (by.empty() ? ui.words({"（不明）", "(not known)"}) : by));
  if (entry.trouble) {
    paragraph(ui, ui.fonts.small,
              ui.words(say("この版では読めません（中身はそのまま残しています）：{}",
                           "This version cannot read it (it stays as it is): {}", *entry.trouble)),
              tone::accent_pressed);
    mark(ui, "own-trouble." + id);
  }
  buttons(ui, id, entry);
}

void OwnTextsDialog::name_field(const Ui& ui, const app::OwnEntry& entry) {
  ImGui::SetNextItemWidth(-ui.px(200));
  const bool entered = ImGui::InputText("##own-name", &name_, ImGuiInputTextFlags_EnterReturnsTrue);
  mark(ui, "own-name");
  ImGui::SameLine(0, ui.px(8));
  const bool pressed = button(ui, "own-name-accept", {"変更", "Rename"}, {"この名前にします", "Gives it this name"},
                              {.enabled = !name_.empty()});
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "own-name-cancel", {"やめる", "Cancel"}, {"名前を変えません", "The name stays"})) renaming_.clear();
  if ((!entered && !pressed) || name_.empty()) return;
  renaming_.clear();
  if (name_ == entry.text.title) return;
  change(ui, {.kind = kind_, .id = entry.text.id, .title = name_, .seen = entry.text.act});
}

void OwnTextsDialog::buttons(const Ui& ui, const std::string& number, const app::OwnEntry& entry) {
  const auto words = words_of(kind_);
  const bool free = !answer_->running && !ui.workspace.jobs.busy();
  const bool can = free && ui.workspace.work().state == store::WorkState::open;
  if (button(ui, "own-use." + number, words.use, words.tip, {.enabled = free && !entry.trouble})) use(ui, entry);
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "own-rename." + number, {"名前を変える", "Rename"}, {"名前だけを変えます", "Changes only its name"},
             {.enabled = can})) {
    renaming_ = entry.text.id;
    name_ = entry.text.title;
  }
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "own-remove." + number, {"削除", "Delete"},
             {"作業ファイルから削除します。変更の記録に残り、取り消せます",
              "Deletes it from the work file; this stays in the history and can be undone"},
             {.enabled = can}))
    change(ui, {.kind = kind_, .id = entry.text.id, .remove = true, .seen = entry.text.act});
  gap(ui, 4);
}

void OwnTextsDialog::foot(const Ui& ui) {
  gap(ui, 8);
  const bool free = !answer_->running && !ui.workspace.jobs.busy();
  if (button(ui, "own-undo", {"直前の変更を取り消す", "Undo the last change"},
             {"ここで最後に行った名前の変更や削除を取り消します", "Takes back the last change made here"},
             {.icon = "undo", .enabled = free && answer_->act > 0}))
    undo(ui);
  if (kind_ == OwnKind::grading) {
    ImGui::SameLine(0, ui.px(8));
    if (button(
            ui, "own-add", {"ファイルから加える…", "Add from file…"},
            {"評価方式のファイル（TOML）を作業ファイルに加えます", "Adds a grading scheme's file (TOML) to the work file"},
            {.icon = "open"})) {
      ImGui::CloseCurrentPopup();
      ui.push([](app::WindowState& window) { window.dialog = Dialog::keep_grading; });
    }
  }
  ImGui::SameLine();
  close_button(ui);
}

void OwnTextsDialog::use(const Ui& ui, const app::OwnEntry& entry) {
  const auto id = entry.text.id;
  const auto mark = std::string(app::own_mark) + id;
  if (kind_ == OwnKind::map) {
    ui.push([id](app::WindowState& window) { window.open_own_map(id); });
  } else if (kind_ == OwnKind::grading) {
    ui.push([mark](app::WindowState& window) { window.workspace.set_grading(mark); });
  } else {
    const auto& rules = ui.workspace.rules();
    const auto found = std::ranges::find(rules, mark, &app::RuleChoice::id);
    if (found != rules.end()) ui.push([rule = found->text.rule](app::WindowState& window) { window.desk.rule = rule; });
  }
  close_dialog(ui);
}

void OwnTextsDialog::change(const Ui& ui, store::OwnChange wanted) {
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  ui.push([wanted = std::move(wanted), answer = answer_](app::WindowState& window) {
    window.workspace.change_text(
        wanted,
        [answer](const store::OwnSaved& saved) {
          answer->running = false;
          answer->act = saved.act;
          if (saved.conflict)
            answer->told = say("{}。何も変えていません。", "{}. Nothing was changed.", saved.conflict->words());
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->told = error.message();
        });
  });
}

void OwnTextsDialog::undo(const Ui& ui) {
  const auto act = answer_->act;
  answer_ = std::make_shared<Answer>();
  ui.push([act, answer = answer_](app::WindowState& window) {
    window.workspace.undo_act(act, [answer](const Error& error) { answer->told = error.message(); });
  });
}

}  // namespace kuiki::ui
