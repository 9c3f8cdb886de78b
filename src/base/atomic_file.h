#pragma once
#include <filesystem>
#include <string_view>

namespace kuiki {

/// Writes a file whole or not at all: write to `temporary()`, then `commit()`; without a commit the temporary
/// file is removed and whatever stood at the target stays as it was.
class AtomicFile {
 public:
  /// Throws Error(output) when the folder is missing or not writable, or the target is a folder.
  explicit AtomicFile(std::filesystem::path target);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// A path beside the target, with the target's extension, that does not exist yet.
  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }
  /// Moves the temporary file over the target. Throws Error(output).
  void commit();

 private:
  std::filesystem::path target_, temporary_;
  bool committed_ = false;
};

/// Writes `bytes` to `target` whole or not at all. Throws Error(output).
void write_whole(const std::filesystem::path& target, std::string_view bytes);
/// The file's bytes. Throws Error(input_missing).
std::string read_whole(const std::filesystem::path& file);

}  // namespace kuiki
