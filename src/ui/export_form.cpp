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
    if (!button(ui, std::string("export-") + format.extension, format.name, format.tip, {}, true, chosen, false,
                ui.px(88)) ||
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

bool file_field(const Ui& ui, ExportFile& file, std::span<const ExportFormat> formats) {
  label(ui, {"ファイル", "File"});
  ImGui::SetNextItemWidth(-1);
  const bool entered =
      ImGui::InputText("##file", &file.path, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  if (ImGui::IsItemEdited()) {
    file.ask_overwrite = false;
    const auto extension = fs::path(file.path).extension().string();
    for (std::size_t f = 0; f < formats.size(); ++f)
      if (extension == std::string(".") + formats[f].extension) file.format = static_cast<int>(f);
  }
  mark(ui, "export-file");
  if (file.ask_overwrite)
    quiet_text(ui, ui.words({"同じ名前のファイルがあります。もう一度押すと上書きします。",
                             "A file of that name exists. Press again to replace it."}));
  return entered;
}

Text export_words(const ExportFile& file) {
  return file.ask_overwrite ? Text{"上書き", "Replace"} : Text{"書き出す", "Export"};
}

std::optional<fs::path> file_to_write(ExportFile& file) {
  fs::path path = expand_home(file.path);
  if (path.empty()) return {};
  if (path.is_relative()) path = documents_folder() / path;
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
    if (button(ui, id, words, tip, {}, true, years == style, false, ui.px(128))) years = style;
  };
  choose("export-western", {"西暦", "Western"}, {"2018年度のように書きます", "As in FY2018"}, model::YearStyle::western);
  ImGui::SameLine();
  choose("export-japanese", {"和暦", "Japanese era"}, {"平成30年度のように書きます", "As in FY2018 (Heisei 30)"},
         model::YearStyle::japanese);
}

}  // namespace kuiki::ui
