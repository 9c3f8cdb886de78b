#include "ui/work_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include "app/work_desk.h"
#include "app/workspace.h"
#include "store/moment.h"
#include "ui/dialog.h"
#include "ui/folders.h"

namespace kuiki::ui {
namespace {

namespace fs = std::filesystem;
using app::Dialog;

constexpr std::string_view ending = ".kuiki.gpkg";

/// What one of the three says.
struct Words {
  Text title, about, accept, tip;
};

Words words_of(Dialog dialog) {
  if (dialog == Dialog::open_work)
    return {
        {"作業ファイルを開く", "Open a work file"},
        {"入力した実績値などは作業ファイルに保存します。職場で共有するサーバーは postgresql:// で始まる場所を入力します。",
         "What you enter is saved in a work file. For one on a server, type its address, which begins with "
         "postgresql://."},
        {"開く", "Open"},
        {"選んだ作業ファイルを開きます。地図はそのままです", "Opens the chosen work file; the map stays"}};
  if (dialog == Dialog::make_work)
    return {{"作業ファイルを新しく作る", "Make a work file"},
            {"空の作業ファイルを作って開きます。いまの作業ファイルはそのまま残ります。",
             "Makes an empty work file and opens it. The one that is open now stays as it is."},
            {"作る", "Make"},
            {"この場所に作って開きます", "Makes it there and opens it"}};
  return {{"作業ファイルの写しを保存", "Save a copy of the work file"},
          {"変更の記録も含めて写します。保存したあとも、いまの作業ファイルを使い続けます。",
           "Copies it with its history. You go on with the one that is open."},
          {"保存", "Save"},
          {"写しを保存します。同じ名前のファイルには上書きしません", "Saves the copy; no file is replaced"}};
}

/// Without the ending that tells the desktop what it is.
std::string stem_of(const store::WorkLocation& where) {
  auto name = where.on_server() ? file_name(where.title()) : where.file.filename().string();
  for (const std::string_view end : {ending, std::string_view(".gpkg")})
    if (name.ends_with(end)) name.resize(name.size() - end.size());
  return name;
}

std::string proposed_name(const Ui& ui, Dialog dialog) {
  if (dialog == Dialog::open_work) return {};
  if (dialog == Dialog::make_work) return ui.words({"作業", "work"}) + std::string(ending);
  return stem_of(ui.workspace.work().where) + "-" + store::today() + std::string(ending);
}

}  // namespace

void WorkDialog::begin(const Ui& ui) {
  error_ = {};
  const auto& where = ui.workspace.work().where;
  const bool own_folder = where.on_server() || where == store::own_work();
  list_.enter(own_folder ? documents_folder() : where.file.parent_path());
  path_ = proposed_name(ui, shown_);
}

void WorkDialog::draw(const Ui& ui) {
  const auto wanted = ui.window.dialog;
  if (wanted != Dialog::open_work && wanted != Dialog::make_work && wanted != Dialog::copy_work) {
    shown_ = Dialog::none;
    return;
  }
  if (shown_ != wanted) {
    shown_ = wanted;
    begin(ui);
  }
  if (!begin_dialog(ui, "work-dialog", words_of(shown_).title, 640)) return;
  ask(ui);
  end_dialog();
}

void WorkDialog::ask(const Ui& ui) {
  const auto words = words_of(shown_);
  quiet_text(ui, ui.words(words.about));
  small_text(ui, ui.words(say("いまの作業ファイル：{}", "Open now: {}", ui.workspace.work().where.word())));
  gap(ui, 4);
  bool twice = false;
  if (const auto clicked = list_.draw(
          ui, path_, 220, {"ここには作業ファイル（.gpkg）がありません。", "There are no work files (.gpkg) here."}, twice)) {
    path_ = *clicked;
    error_ = {};
  }
  label(ui, {"ファイル名・パス、または postgresql://…", "File name, path, or postgresql://…"});
  ImGui::SetNextItemWidth(-1);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText("##path", &path_, ImGuiInputTextFlags_EnterReturnsTrue);
  if (ImGui::IsItemEdited()) error_ = {};
  mark(ui, "work-path");
  if (!error_.empty()) {
    paragraph(ui, ui.fonts.body, ui.words(error_), tone::accent_pressed);
    mark(ui, "work-error");
  }
  const int pressed = dialog_buttons(ui, words.accept, words.tip, !path_.empty());
  if (pressed == 2)
    close_dialog(ui);
  else if (pressed == 1 || entered || (twice && shown_ == Dialog::open_work))
    accept(ui);
}

std::optional<store::WorkLocation> WorkDialog::place() {
  auto where = store::parse_work(expand_home(path_).string());
  if (where.on_server()) return where;
  const auto file = list_.resolve(path_);
  if (!file) {
    path_.clear();
    return {};
  }
  where.file = *file;
  if (shown_ != Dialog::open_work && where.file.extension() != ".gpkg") where.file += ending;
  std::error_code ignored;
  const bool there = fs::exists(where.file, ignored);
  if (there == (shown_ == Dialog::open_work)) return where;
  error_ = there ? Text{"同じ名前のファイルがあります。別の名前にしてください。",
                        "A file of that name is there already; take another name."}
                 : Text{"そのファイルはありません。名前と場所を確かめてください。",
                        "There is no such file; check its name and place."};
  return {};
}

void WorkDialog::accept(const Ui& ui) {
  std::optional<store::WorkLocation> where;
  try {
    where = place();
  } catch (const Error& error) {
    error_ = error.message();
  }
  if (!where) return;
  ui.push([where = *where, dialog = shown_](app::WindowState& window) {
    auto& work = window.workspace;
    if (dialog == Dialog::open_work)
      work.open_work(where);
    else if (dialog == Dialog::make_work)
      work.make_work(where);
    else
      work.copy_work(where);
  });
  close_dialog(ui);
}

}  // namespace kuiki::ui
