#pragma once
#include <filesystem>

namespace kuiki::store {

/// A folder of the program's own in the system's temporary place, gone with the object.
class ScratchFolder {
 public:
  ScratchFolder();  ///< throws Error(output)
  ~ScratchFolder();
  ScratchFolder(ScratchFolder&& other) noexcept;
  ScratchFolder& operator=(ScratchFolder&& other) noexcept;
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace kuiki::store
