#include "ui/export_form.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <cstdio>

#include "ui/folders.h"
#include "ui/widgets.h"

namespace kuiki::ui {

namespace fs = std::filesystem;

void propose_file(ExportFile& file, const std::string& title, std::span<const ExportFormat> formats) {
  const auto path = documents_folder() / (file_name(title) + "." + formats[static_cast<std::size_t>(file.format)].extension);
  file.path = path.string();
}

bool format_buttons(const Ui& ui, ExportFile& file, std::span<const ExportFormat> formats) {
  label(ui, {"形式", "Format"});
  bool changed = false;
  for (std::size_t f = 0; f < formats.size(); ++f) {
    const auto& format = formats[f];
    if (f > 0) ImGui::SameLine();
    const bool chosen = file.format == static_cast<int>(f);
    if (!button(ui, std::string("export-") + format.extension, format.name, format.tip,
                {.chosen = chosen, .width = ui.px(88)}) ||
        chosen)
      continue;
    file.format = static_cast<int>(f);
    file.ask_overwrite = false;
    changed = true;
    // In place of another format's extension.
    if (fs::path path = file.path; !path.empty()) file.path = path.replace_extension(format.extension).string();
  }
  return changed;
}

namespace {

fs::path whole_path(const ExportFile& file) {
  const fs::path path = expand_home(file.path);
  return path.is_relative() ? documents_folder() / path : path;
}

void begin_choosing(ExportFile& file) {
  std::error_code error;
  const auto folder = whole_path(file).parent_path();
  file.folders.enter(fs::is_directory(folder, error) ? folder : documents_folder());
  ImGui::OpenPopup("###folder");
}

/// The folders, to go through; the one that is shown is taken.
void choose_folder(const Ui& ui, ExportFile& file) {
  const float width = std::min(ui.px(480), ImGui::GetIO().DisplaySize.x - ui.px(32));
  ImGui::SetNextWindowSize({width, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(14), ui.px(12)});
  if (ImGui::BeginPopup("###folder")) {
    bool twice = false;
    const float height = std::min(240.0f, 0.5f * ImGui::GetIO().DisplaySize.y / ui.scale);
    (void)file.folders.draw(ui, {}, height, {"この中にフォルダーはありません。", "There are no folders in here."}, twice);
    gap(ui, 4);
    if (button(ui, "folder-accept", {"このフォルダーに書き出す", "Write to this folder"},
               {"上に表示しているフォルダーを書き出し先にします", "Takes the folder shown above"}, {.primary = true})) {
      file.path = (file.folders.folder() / fs::path(file.path).filename()).string();
      file.ask_overwrite = false;
      ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace

bool file_field(const Ui& ui, ExportFile& file, std::span<const ExportFormat> formats) {
  label(ui, {"ファイル", "File"});
  const float side = ImGui::GetFrameHeight();
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - side - ui.px(6));
  const bool entered =
      ImGui::InputText("##file", &file.path, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  if (ImGui::IsItemEdited()) {
    file.ask_overwrite = false;
    const auto extension = fs::path(file.path).extension().string();
    for (std::size_t f = 0; f < formats.size(); ++f)
      if (extension == std::string(".") + formats[f].extension) file.format = static_cast<int>(f);
  }
  mark(ui, "export-file");
  ImGui::SameLine(0, ui.px(6));
  if (icon_button(ui, "export-folder", "folder", {"書き出すフォルダーを選びます", "Chooses the folder it is written to"}))
    begin_choosing(file);
  choose_folder(ui, file);
  if (file.ask_overwrite)
    quiet_text(ui, ui.words({"同じ名前のファイルがあります。もう一度押すと上書きします。",
                             "A file of that name exists. Press again to replace it."}));
  return entered;
}

Text export_words(const ExportFile& file) {
  return file.ask_overwrite ? Text{"上書き", "Replace"} : Text{"書き出す", "Export"};
}

std::optional<fs::path> file_to_write(ExportFile& file) {
  if (expand_home(file.path).empty()) return {};
  const fs::path path = whole_path(file);
  std::error_code error;
  if (!file.ask_overwrite && fs::exists(path, error)) {
    file.ask_overwrite = true;
    return {};
  }
  return path;
}

void years_choice(const Ui& ui, model::YearStyle& years) {
  label(ui, {"年の表し方", "Years"});
  const auto choose = [&](const char* id, const Text& words, const Text& tip, model::YearStyle style) {
    if (button(ui, id, words, tip, {.chosen = years == style, .width = ui.px(128)})) years = style;
  };
  choose("export-western", {"西暦", "Western"}, {"2018年度のように書きます", "As in FY2018"}, model::YearStyle::western);
  ImGui::SameLine();
  choose("export-japanese", {"和暦", "Japanese era"}, {"平成30年度のように書きます", "As in FY2018 (Heisei 30)"},
         model::YearStyle::japanese);
}

}  // namespace kuiki::ui
