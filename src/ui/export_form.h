#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "model/fiscal.h"
#include "ui/folder_list.h"
#include "ui/ui.h"

/// What the dialogs that export have in common: the format, the file with the question whether to replace it, and how years
/// are counted.
namespace kuiki::ui {

struct ExportFile {
  int format = 0;  ///< into the formats that the dialog offers
  std::string path;
  bool ask_overwrite = false;
  FolderList folders{{}};  ///< to choose where it goes
};

struct ExportFormat {
  const char* extension;  ///< "pdf"
  Text name, tip;
};

/// A file of that title in the user's documents, with the extension of the format.
void propose_file(ExportFile& file, const std::string& title, std::span<const ExportFormat> formats);
/// A button a format; true in the frame in which another was chosen. The extension of the path follows.
bool format_buttons(const Ui& ui, ExportFile& file, std::span<const ExportFormat> formats);
/// The path, a button to choose its folder, and the question where the file exists. True where Enter was pressed.
bool file_field(const Ui& ui, ExportFile& file, std::span<const ExportFormat> formats);
/// 書き出す or 上書き, for the dialog's button.
Text export_words(const ExportFile& file);
/// The whole path, if it may be written: a file that exists is asked about first.
std::optional<std::filesystem::path> file_to_write(ExportFile& file);

/// 西暦 or 和暦, for this export alone.
void years_choice(const Ui& ui, model::YearStyle& years);

}  // namespace kuiki::ui
