#include "store/memory_file.h"

#include <cpl_vsi.h>

#include <atomic>

namespace kuiki::store {

MemoryFolder::MemoryFolder() {
  static std::atomic<unsigned> made{0};
  path_ = "/vsimem/kuiki-" + std::to_string(++made);
  files_.reserve(8);
}

MemoryFolder::~MemoryFolder() { VSIRmdirRecursive(path_.c_str()); }

std::string MemoryFolder::add(const std::string& name, std::string content) {
  files_.emplace_back(path_ + "/" + name, std::move(content));
  auto& [path, bytes] = files_.back();
  VSILFILE* file = VSIFileFromMemBuffer(path.c_str(), reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE);
  if (file) VSIFCloseL(file);
  return path;
}

}  // namespace kuiki::store
