#include <algorithm>
#include <cstdio>

#include "ui/dialog.h"
#include "ui/folders.h"
#include "ui/panels.h"

namespace kuiki::ui {

namespace fs = std::filesystem;

void FileDialog::enter(const fs::path& folder) {
  std::error_code error;
  const auto whole = fs::weakly_canonical(folder, error);
  folder_ = error ? folder : whole;
  entries_.clear();
  for (fs::directory_iterator it(folder_, fs::directory_options::skip_permission_denied, error), end; !error && it != end;
       it.increment(error)) {
    const auto name = it->path().filename().string();
    if (name.empty() || name[0] == '.') continue;
    std::error_code ignored;
    const bool is_folder = it->is_directory(ignored);
    if (is_folder || it->path().extension() == ".toml") entries_.push_back({name, is_folder});
  }
  std::ranges::sort(entries_,
                    [](const Entry& a, const Entry& b) { return a.folder != b.folder ? a.folder : a.name < b.name; });
}

void FileDialog::accept(const Ui& ui) {
  fs::path path = expand_home(path_);
  if (path.empty()) return;
  if (path.is_relative()) path = folder_ / path;
  std::error_code error;
  if (fs::is_directory(path, error)) {
    enter(path);
    path_[0] = 0;
    return;
  }
  if (shown_ == app::Dialog::open_map) {
    ui.push([path](app::Session& s) { s.open_map_file(path.string()); });
    close_dialog(ui);
    return;
  }
  if (path.extension() != ".toml") path += ".toml";
  if (fs::exists(path, error) && !ask_overwrite_) {
    ask_overwrite_ = true;
    return;
  }
  ui.push([path](app::Session& s) { s.save_map(path); });
  close_dialog(ui);
}

void FileDialog::draw(const Ui& ui) {
  const auto wanted = ui.session.dialog;
  const bool open = wanted == app::Dialog::open_map, save = wanted == app::Dialog::save_map;
  if (!open && !save) {
    shown_ = app::Dialog::none;
    return;
  }
  if (shown_ != wanted) {
    shown_ = wanted, ask_overwrite_ = false;
    const auto file = ui.session.file();
    enter(file.empty() ? documents_folder() : file.parent_path());
    const std::string name = save ? (file.empty() ? "map.toml" : file.filename().string()) : std::string{};
    std::snprintf(path_, sizeof path_, "%s", name.c_str());
  }
  if (!begin_dialog(ui, "file-dialog", open ? Text{"地図を開く", "Open map"} : Text{"地図を保存", "Save map"}, 640)) return;

  if (icon_button(ui, "file-up", "up", {"一つ上のフォルダーへ", "To the folder above"},
                  folder_.has_parent_path() && folder_ != folder_.root_path()))
    enter(folder_.parent_path());
  ImGui::SameLine();
  if (icon_button(ui, "file-home", "home", {"書類のフォルダーへ", "To the documents folder"})) enter(documents_folder());
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(folder_.string().c_str());

  bool chosen = false;
  ImGui::BeginChild("##entries", {0, ui.px(260)}, true);
  if (entries_.empty()) quiet_text(ui, ui.words({"ここには地図（.toml）がありません。", "There are no maps (.toml) here."}));
  for (const auto& entry : entries_) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float row = ui.px(26), icon = ui.px(18);
    if (ImGui::Selectable(("##" + entry.name).c_str(), entry.name == path_,
                          ImGuiSelectableFlags_AllowDoubleClick | ImGuiSelectableFlags_DontClosePopups, {0, row})) {
      if (entry.folder) {
        enter(folder_ / entry.name);
        break;
      }
      std::snprintf(path_, sizeof path_, "%s", entry.name.c_str());
      ask_overwrite_ = false;
      chosen = ImGui::IsMouseDoubleClicked(0);
    }
    auto* list = ImGui::GetWindowDrawList();
    ui.icons.draw(list, entry.folder ? "folder" : "file", {at.x, at.y + (row - icon) / 2}, icon, im(tone::quiet));
    list->AddText({at.x + icon + ui.px(8), at.y + (row - ImGui::GetFontSize()) / 2}, im(tone::text), entry.name.c_str());
  }
  ImGui::EndChild();

  label(ui, {"ファイル名またはパス", "File name or path"});
  ImGui::SetNextItemWidth(-1);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  const bool entered = ImGui::InputText("##path", path_, sizeof path_, ImGuiInputTextFlags_EnterReturnsTrue);
  if (ImGui::IsItemEdited()) ask_overwrite_ = false;
  mark(ui, "file-path");
  if (ask_overwrite_)
    quiet_text(ui, ui.words({"同じ名前の地図があります。もう一度押すと置き換えます。",
                             "A map of that name exists. Press again to replace it."}));
  if (open) {
    label(ui, {"用意された地図", "Bundled maps"});
    if (begin_combo(ui, "bundled", ui.words({"選んで開く", "Choose one"}),
                    {"Kuiki に付いている地図を開きます", "Opens a map that comes with Kuiki"})) {
      for (const auto& map : ui.session.maps())
        if (choice(ui, "bundled." + map.name, ui.words(map.title), false)) {
          ui.push([name = map.name](app::Session& s) { s.open_map_file(name); });
          ImGui::CloseCurrentPopup();
          ui.push([](app::Session& s) { s.dialog = app::Dialog::none; });
        }
      end_combo();
    }
  }
  const Text words = open ? Text{"開く", "Open"} : ask_overwrite_ ? Text{"置き換える", "Replace"} : Text{"保存", "Save"};
  const int pressed = dialog_buttons(
      ui, words, open ? Text{"選んだ地図を開きます", "Opens the chosen map"} : Text{"地図を保存します", "Saves the map"},
      path_[0] != 0);
  if (pressed == 2)
    close_dialog(ui);
  else if (pressed == 1 || entered || chosen)
    accept(ui);
  end_dialog();
}

}  // namespace kuiki::ui
