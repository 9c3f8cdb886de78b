#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace kuiki::ui {

/// The folders and the files of certain kinds in a folder, to choose one from: part of the dialogs that open and save.
class FolderList {
 public:
  /// `extensions`: ".toml" …, in small letters.
  explicit FolderList(std::vector<std::string> extensions) : extensions_(std::move(extensions)) {}
  void enter(const std::filesystem::path& folder);
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// The buttons above the list, the folder's name, and the list, `height` units high; `empty` where there is nothing.
  /// Gives the file that was clicked in this frame; `twice` tells a double click.
  std::optional<std::string> draw(const Ui& ui, const std::string& chosen, float height, const Text& empty, bool& twice);
  /// A typed name or path as a whole path; nothing for an empty one, and for a folder, which is entered instead.
  std::optional<std::filesystem::path> resolve(const std::string& typed);

 private:
  struct Entry {
    std::string name;
    bool folder = false;
  };
  std::vector<std::string> extensions_;
  std::filesystem::path folder_;
  std::vector<Entry> entries_;
};

}  // namespace kuiki::ui
