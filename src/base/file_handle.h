#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

/// The few things about files that the standard library does not say, in one place for all systems.
namespace kuiki {

/// An open file of our own. While it is open, other programs of this kind can tell that somebody lives on it.
class FileHandle {
 public:
  FileHandle() = default;
  ~FileHandle() { close(); }
  FileHandle(FileHandle&& other) noexcept;
  FileHandle& operator=(FileHandle&& other) noexcept;

  /// Makes a file that is not there yet, for writing, marked as living. `like`: an existing file whose permissions it gets
  /// from the first byte on; without one those of every new file. An error where it cannot be made, or is there already.
  static FileHandle create(const std::filesystem::path& file, const std::optional<std::filesystem::path>& like,
                           std::error_code& error);
  [[nodiscard]] std::error_code write(std::string_view bytes) const;
  void close();
  explicit operator bool() const { return descriptor_ >= 0; }

 private:
  int descriptor_ = -1;
};

/// Removes a file made by `create` whose maker is no more; one that somebody still writes stays.
void remove_if_deserted(const std::filesystem::path& file);

/// What was written to the file (or folder) outlasts a power cut once this returns.
std::error_code flush_to_disk(const std::filesystem::path& file_or_folder);

/// Gives `file` the permissions, and where it may the owner, of `model`.
std::error_code copy_permissions(const std::filesystem::path& model, const std::filesystem::path& file);

/// May this user write to the existing file?
bool may_write(const std::filesystem::path& file);

/// A file that grows beyond the user's limit is an error to be told, not the end of the program.
void survive_size_limit();

}  // namespace kuiki
