#include "ui/folder_list.h"

#include <algorithm>
#include <cctype>

#include "ui/fit_text.h"
#include "ui/folders.h"
#include "ui/widgets.h"

namespace kuiki::ui {

namespace fs = std::filesystem;

void FolderList::enter(const fs::path& folder) {
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
    auto extension = it->path().extension().string();
    std::ranges::transform(extension, extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (is_folder || std::ranges::find(extensions_, extension) != extensions_.end()) entries_.push_back({name, is_folder});
  }
  std::ranges::sort(entries_,
                    [](const Entry& a, const Entry& b) { return a.folder != b.folder ? a.folder : a.name < b.name; });
}

namespace {
/// The end of a path tells more than its beginning.
std::string elided_front(const Ui& ui, const std::string& path, float width) {
  if (width_of(ui.fonts.body, path) <= width) return path;
  for (auto at = path.find('/', 1); at != std::string::npos; at = path.find('/', at + 1))
    if (const auto rest = "…" + path.substr(at); width_of(ui.fonts.body, rest) <= width) return rest;
  return shortened(ui.fonts.body, path, width);
}
}  // namespace

std::optional<std::string> FolderList::draw(const Ui& ui, const std::string& chosen, float height, const Text& empty,
                                            bool& twice) {
  if (icon_button(ui, "file-up", "up", {"一つ上のフォルダーへ", "To the folder above"},
                  folder_.has_parent_path() && folder_ != folder_.root_path()))
    enter(folder_.parent_path());
  ImGui::SameLine();
  if (icon_button(ui, "file-home", "home", {"書類のフォルダーへ", "To the documents folder"})) enter(documents_folder());
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  const auto whole = folder_.string();
  const auto shown = elided_front(ui, whole, ImGui::GetContentRegionAvail().x);
  ImGui::TextUnformatted(shown.c_str());
  if (shown != whole) tooltip(ui, plain(whole));

  std::optional<std::string> clicked;
  twice = false;
  ImGui::BeginChild("##entries", {0, ui.px(height)}, true);
  if (entries_.empty()) quiet_text(ui, ui.words(empty));
  for (const auto& entry : entries_) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float row = ui.px(26), icon = ui.px(18);
    if (ImGui::Selectable(("##" + entry.name).c_str(), entry.name == chosen,
                          ImGuiSelectableFlags_AllowDoubleClick | ImGuiSelectableFlags_DontClosePopups, {0, row})) {
      if (entry.folder) {
        enter(folder_ / entry.name);
        break;
      }
      clicked = entry.name;
      twice = ImGui::IsMouseDoubleClicked(0);
    }
    if (ImGui::IsItemVisible()) mark(ui, "file." + entry.name);
    auto* list = ImGui::GetWindowDrawList();
    ui.icons.draw(list, entry.folder ? "folder" : "file", {at.x, at.y + (row - icon) / 2}, icon, im(tone::quiet));
    const auto name = shortened(ui.fonts.body, entry.name, ImGui::GetContentRegionAvail().x - icon - ui.px(8));
    if (name != entry.name) tooltip(ui, plain(entry.name));
    list->AddText({at.x + icon + ui.px(8), at.y + (row - ImGui::GetFontSize()) / 2}, im(tone::text), name.c_str());
  }
  ImGui::EndChild();
  return clicked;
}

std::optional<fs::path> FolderList::resolve(const std::string& typed) {
  fs::path path = expand_home(typed);
  if (path.empty()) return {};
  if (path.is_relative()) path = folder_ / path;
  std::error_code error;
  if (!fs::is_directory(path, error)) return path;
  enter(path);
  return {};
}

}  // namespace kuiki::ui
