#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "base/file_handle.h"
#include "base/file_kind.h"
#include "base/outcome.h"

namespace kuiki {

/// Throws Error(output) where nothing may be written to `target`: no folder, a device or pipe, a link to nothing, a file that
/// is write-protected, cannot be read, or is another kind of file than what would be written, or one of `inputs`. Asked before
/// the work, so that its answer is not the last word of a long wait; every AtomicFile asks it again.
void check_output(const std::filesystem::path& target, FileKind kind, std::span<const std::filesystem::path> inputs = {});
/// The kind by the name's ending.
void check_output(const std::filesystem::path& target, std::span<const std::filesystem::path> inputs = {});

/// Writes a file whole or not at all: write to `temporary()`, then `commit()`; without a commit the temporary
/// file is removed and whatever stood at the target stays as it was. A link is followed, and the file keeps the permissions of
/// the one it replaces. What a killed writer of the same target left behind is cleared away.
class AtomicFile {
 public:
  /// Throws Error(output) as check_output does, and when the folder is not writable. The kind is that of the name's ending,
  /// unless given.
  explicit AtomicFile(std::filesystem::path target);
  AtomicFile(std::filesystem::path target, FileKind kind);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// A new, empty file beside the target, with the target's extension. Write into it; what makes a file of its own under this
  /// name loses the mark of a living writer.
  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }
  /// What will be replaced: the file named or, where that is a link, the one it leads to.
  [[nodiscard]] const std::filesystem::path& target() const { return target_; }
  /// Appends to the temporary file. Throws Error(output).
  void write(std::string_view bytes) const;
  /// Brings the temporary file to the disk and moves it over the target: from here on the work is done, whoever asks to stop:
  /// no progress is reported after it.
  /// Throws Error(output); then the target is what it was.
  void commit();
  /// The same where nothing stands at the target; false where something does by now: it stays, and this file goes.
  /// Throws Error(output).
  bool commit_new();

 private:
  FileInTheMaking making_;
  std::filesystem::path asked_;   ///< as the user named it
  std::filesystem::path target_;  ///< where a link leads
  std::filesystem::path temporary_;
  FileKind kind_;
  FileHandle handle_;
  bool committed_ = false;
};

/// Writes `bytes` to `target` whole or not at all. Throws Error(output).
void write_whole(const std::filesystem::path& target, std::string_view bytes);
/// The file's bytes. Throws Error(input_missing).
std::string read_whole(const std::filesystem::path& file);

}  // namespace kuiki
