#include <imgui.h>
#include <imgui_stdlib.h>

#include "app/search.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/dialog.h"
#include "ui/folders.h"
#include "ui/map_dialogs.h"

namespace kuiki::ui {

namespace fs = std::filesystem;

void FileDialog::accept(const Ui& ui) {
  const auto resolved = list_of(shown_).resolve(path_);
  if (!resolved) {
    path_.clear();
    return;
  }
  fs::path path = *resolved;
  std::error_code error;
  if (shown_ == app::Dialog::open_map) {
    ui.push([path](app::WindowState& w) { w.open_brought(path); });
    close_dialog(ui);
    return;
  }
  if (path.extension() != ".toml") path += ".toml";
  if (fs::exists(path, error) && !ask_overwrite_) {
    ask_overwrite_ = true;
    return;
  }
  ui.push([path](app::WindowState& w) { w.save_map(path); });
  close_dialog(ui);
}

void FileDialog::draw(const Ui& ui) {
  const auto wanted = ui.window.dialog;
  const bool open = wanted == app::Dialog::open_map, save = wanted == app::Dialog::save_map;
  if (!open && !save) {
    shown_ = app::Dialog::none;
    return;
  }
  if (shown_ != wanted) {
    shown_ = wanted;
    ask_overwrite_ = false;
    const auto file = ui.workspace.file();
    list_of(wanted).enter(file.empty() ? documents_folder() : file.parent_path());
    const std::string name = save ? (file.empty() ? "map.toml" : file.filename().string()) : std::string{};
    path_ = name;
  }
  if (!begin_dialog(ui, "file-dialog", open ? Text{"地図を開く", "Open map"} : Text{"地図を保存", "Save map"}, 640)) return;

  bool chosen = false;
  auto& list = list_of(shown_);
  if (const auto clicked = list.draw(ui, path_, 260,
                                     {"ここには地図（.toml）も面のファイル（.shp・.gpkg など）もありません。",
                                      "There are no maps (.toml) and no polygons (.shp, .gpkg …) here."},
                                     chosen)) {
    path_ = *clicked;
    ask_overwrite_ = false;
  }

  label(ui, {"ファイル名またはパス", "File name or path"});
  ImGui::SetNextItemWidth(-1);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText("##path", &path_, ImGuiInputTextFlags_EnterReturnsTrue);
  if (ImGui::IsItemEdited()) ask_overwrite_ = false;
  mark(ui, "file-path");
  if (ask_overwrite_)
    quiet_text(ui, ui.words({"同じ名前の地図があります。もう一度押すと上書きします。",
                             "A map of that name exists. Press again to replace it."}));
  if (open) {
    label(ui, {"用意された地図", "Bundled maps"});
    if (begin_combo(ui, "bundled", ui.words({"選んで開く", "Choose one"}),
                    {"Kuiki に付いている地図を開きます", "Opens a map that comes with Kuiki"})) {
      for (const auto& map : ui.workspace.maps())
        if (choice(ui, "bundled." + map.name, ui.words(map.title), false)) {
          ui.push([name = map.name](app::WindowState& w) { w.open_map_file(name); });
          ImGui::CloseCurrentPopup();
          ui.push([](app::WindowState& w) { w.dialog = app::Dialog::none; });
        }
      end_combo();
    }
  }
  const Text words = open ? Text{"開く", "Open"} : ask_overwrite_ ? Text{"上書き", "Replace"} : Text{"保存", "Save"};
  const int pressed = dialog_buttons(
      ui, words, open ? Text{"選んだ地図を開きます", "Opens the chosen map"} : Text{"地図を保存します", "Saves the map"},
      !path_.empty());
  if (pressed == 2)
    close_dialog(ui);
  else if (pressed == 1 || entered || chosen)
    accept(ui);
  end_dialog();
}

}  // namespace kuiki::ui
