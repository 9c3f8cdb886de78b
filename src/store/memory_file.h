#pragma once
#include <string>
#include <utility>
#include <vector>

namespace kuiki::store {

/// A folder of files in memory, as GDAL sees it: nothing beside the user's own file is found there, and nothing is written to
/// the disk.
class MemoryFolder {
 public:
  MemoryFolder();
  ~MemoryFolder();
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;

  /// Puts a file there; its path for GDAL.
  std::string add(const std::string& name, std::string content);

 private:
  std::string path_;
  std::vector<std::pair<std::string, std::string>> files_;  ///< paths and what is in them
};

}  // namespace kuiki::store
