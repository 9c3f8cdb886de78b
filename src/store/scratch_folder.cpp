#include "store/scratch_folder.h"

#include <random>
#include <utility>

#include "base/error.h"

namespace kuiki::store {
namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
  std::error_code trouble;
  const fs::path parent = fs::temp_directory_path(trouble);
  std::random_device chance;
  for (int attempt = 0; attempt < 100 && !trouble; ++attempt) {
    const fs::path candidate = parent / fmt::format("kuiki-{:08x}{:08x}", chance(), chance());
    if (!fs::create_directory(candidate, trouble)) continue;
    fs::permissions(candidate, fs::perms::owner_all, trouble);
    path_ = candidate;
    return;
  }
  throw Error(Fault::output, say("一時フォルダー {} に書けません（{}）。空き容量と権限を確かめてください。",
                                 "cannot write to the temporary folder {} ({}); check its space and permissions",
                                 parent.string(), trouble.message()));
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

ScratchFolder& ScratchFolder::operator=(ScratchFolder&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}

}  // namespace kuiki::store
