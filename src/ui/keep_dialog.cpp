#include "ui/keep_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/atomic_file.h"
#include "ui/dialog.h"
#include "ui/folders.h"

namespace kuiki::ui {
namespace {

using app::Dialog;
using store::OwnConflict;
using store::OwnKind;

Text title_of(OwnKind kind) {
  if (kind == OwnKind::grading) return {"評価方式を作業ファイルに保存", "Save grading scheme in the work file"};
  if (kind == OwnKind::score_rule) return {"得点の規則を作業ファイルに保存", "Save score rule in the work file"};
  return {"地図を作業ファイルに保存", "Save map in the work file"};
}

bool entered_field(const Ui& ui, const char* id, std::string& words) {
  ImGui::SetNextItemWidth(-1);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText((std::string("##") + id).c_str(), &words, ImGuiInputTextFlags_EnterReturnsTrue);
  mark(ui, id);
  return entered;
}

void error_line(const Ui& ui, const Text& error) {
  if (error.empty()) return;
  paragraph(ui, ui.fonts.body, ui.words(error), tone::accent_pressed);
  mark(ui, "keep-error");
}

}  // namespace

void KeepDialog::draw(const Ui& ui) {
  const auto wanted = ui.window.dialog;
  const auto& wish = ui.workspace.work().wish;
  const bool naming = wanted == Dialog::keep_text && wish;
  if (!naming && wanted != Dialog::keep_grading) {
    shown_ = Dialog::none;
    return;
  }
  if (shown_ != wanted) {
    shown_ = wanted;
    error_ = {};
    path_.clear();
    of_conflict_ = false;
    if (naming)
      name_ = wish->change.title;
    else
      list_.enter(documents_folder());
  }
  const Text title =
      naming ? title_of(wish->change.kind) : Text{"評価方式のファイルを加える", "Add a grading scheme's file"};
  if (!begin_dialog(ui, naming ? "keep-dialog" : "keep-file-dialog", title, naming ? 520 : 640)) return;
  if (naming)
    ask_name(ui);
  else
    ask_file(ui);
  end_dialog();
}

void KeepDialog::close(const Ui& ui) {
  ImGui::CloseCurrentPopup();
  ui.push([](app::WindowState& window) {
    window.dialog = Dialog::none;
    window.workspace.forget_wish();
  });
}

void KeepDialog::ask_name(const Ui& ui) {
  const auto& wish = *ui.workspace.work().wish;
  if (wish.conflict && !of_conflict_) {
    if (name_.empty()) name_ = wish.conflict->theirs.title;
    of_conflict_ = true;
  }
  quiet_text(ui, ui.words(say("作業ファイル：{}", "Work file: {}", ui.workspace.work().where.title())));
  if (wish.conflict) conflict(ui);
  label(ui, {"名前", "Name"});
  const bool entered = entered_field(ui, "keep-name", name_);
  if (wish.refused) error_line(ui, *wish.refused);
  const bool again = wish.conflict && wish.conflict->kind != OwnConflict::Kind::title_taken;
  const int pressed = dialog_buttons(ui, again ? Text{"別のものとして保存", "Save as another"} : Text{"保存", "Save"},
                                     {"この名前で保存します。同じ名前のものがあれば、上書きする前に尋ねます",
                                      "Saves it under this name; where there is one of that name you are asked first"},
                                     !name_.empty() && !ui.workspace.jobs.busy());
  if (pressed == 2) {
    close(ui);
  } else if (pressed == 1 || (entered && !name_.empty())) {
    of_conflict_ = false;
    ui.push([name = name_](app::WindowState& window) { window.workspace.keep_text(name, false); });
  }
}

void KeepDialog::conflict(const Ui& ui) {
  const auto& conflict = *ui.workspace.work().wish->conflict;
  gap(ui, 4);
  paragraph(ui, ui.fonts.body, ui.words(say("{}。どちらにしますか。", "{}. Which is it to be?", conflict.words())),
            tone::accent_pressed);
  mark(ui, "keep-conflict");
  const bool gone = conflict.kind == OwnConflict::Kind::removed;
  if (button(ui, "keep-replace", gone ? Text{"もう一度保存", "Save it again"} : Text{"これで上書き", "Replace it with mine"},
             gone ? Text{"削除されたものの代わりに保存します", "Saves it in the place of the deleted one"}
                  : Text{"いまあるものは変更の記録に残り、取り消せば戻ります",
                         "What stands there stays in the history, and comes back by undoing"})) {
    of_conflict_ = false;
    ui.push([name = name_](app::WindowState& window) { window.workspace.keep_text(name, true); });
  }
  gap(ui, 8);
}

void KeepDialog::ask_file(const Ui& ui) {
  quiet_text(ui, ui.words({"評価方式のファイル（TOML）を選びます。内容を確かめてから、作業ファイルに保存します。",
                           "Choose a grading scheme's file (TOML). It is checked and saved in the work file."}));
  bool twice = false;
  if (const auto clicked =
          list_.draw(ui, path_, 220,
                     {"ここには評価方式（.toml）がありません。", "There are no grading schemes (.toml) here."}, twice)) {
    path_ = *clicked;
    error_ = {};
  }
  label(ui, {"ファイル名またはパス", "File name or path"});
  const bool entered = entered_field(ui, "keep-path", path_);
  error_line(ui, error_);
  const int pressed =
      dialog_buttons(ui, {"次へ", "Next"}, {"名前を決めて保存します", "Gives it a name and saves it"}, !path_.empty());
  if (pressed == 2)
    close(ui);
  else if (pressed == 1 || entered || twice)
    take_file(ui);
}

void KeepDialog::take_file(const Ui& ui) {
  const auto file = list_.resolve(path_);
  if (!file) {
    path_.clear();
    return;
  }
  try {
    app::OwnWish wish{.change = {.kind = OwnKind::grading, .text = read_whole(*file)}};
    const auto title = app::check_own(OwnKind::grading, *wish.change.text, file->string());
    wish.change.title = title.in(ui.lang());
    ImGui::CloseCurrentPopup();
    ui.push([wish](app::WindowState& window) { window.workspace.ask_text(window, wish); });
  } catch (const Error& error) {
    error_ = error.message();
  }
}

}  // namespace kuiki::ui
