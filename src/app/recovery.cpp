#include "app/recovery.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <optional>

#include "base/atomic_file.h"
#include "base/error.h"

namespace kuiki::app {
namespace fs = std::filesystem;

/// A lock file that is held; removed and let go at the end.
class RecoveryLock {
 public:
  RecoveryLock(fs::path file, int handle) : file_(std::move(file)), handle_(handle) {}
  ~RecoveryLock() {
    std::error_code ignored;
    if (remove_) fs::remove(file_, ignored);
    ::close(handle_);
  }
  RecoveryLock(const RecoveryLock&) = delete;
  RecoveryLock& operator=(const RecoveryLock&) = delete;

  void remove_at_end(bool remove) { remove_ = remove; }
  void write(const std::string& words) const {
    if (::ftruncate(handle_, 0) != 0) return;  // the words only tell others who holds it
    [[maybe_unused]] const auto written = ::pwrite(handle_, words.data(), words.size(), 0);
  }

 private:
  fs::path file_;
  int handle_;
  bool remove_ = true;
};

namespace {

constexpr std::string_view lock_end = ".lock", kept_end = ".unsaved";

/// The process a lock is named after.
long process_of(const fs::path& file) { return std::strtol(file.stem().c_str(), nullptr, 10); }

bool same_file(int handle, const fs::path& file) {
  struct stat held {
  }, there{};
  return ::fstat(handle, &held) == 0 && ::stat(file.c_str(), &there) == 0 && held.st_ino == there.st_ino &&
         held.st_dev == there.st_dev;
}

/// The handle of the locked file; nothing where a living process has it. Throws Error(output) where it cannot be made.
std::optional<int> lock(const fs::path& file) {
  for (int tries = 0; tries < 10; ++tries) {
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0)
      throw Error(Fault::output, say("{} を作れません：{}", "cannot make {}: {}", file.string(), std::strerror(errno)));
    bool ours = ::flock(handle, LOCK_EX | LOCK_NB) == 0;
    // Some network file systems know no locks: there the process itself is looked for.
    if (!ours && errno != EWOULDBLOCK) {
      const long process = process_of(file);
      ours = process == ::getpid() || ::kill(static_cast<pid_t>(process), 0) != 0;
    }
    if (ours && same_file(handle, file)) return handle;
    ::close(handle);
    if (!ours) return {};
    // Its owner has just removed it; it is made anew.
  }
  return {};
}

std::vector<fs::path> files_of(const fs::path& folder, std::string_view end) {
  std::vector<fs::path> files;
  std::error_code error;
  for (auto it = fs::directory_iterator(folder, error); !error && it != fs::directory_iterator(); it.increment(error))
    if (it->path().extension() == end) files.push_back(it->path());
  std::ranges::sort(files);
  return files;
}

fs::path lock_of(const fs::path& kept) {
  // What was being written when its process ended has that one's name and more: "12-34.part-abcd".
  auto name = kept.stem().string();
  name.resize(std::min(name.find('.'), name.size()));
  return kept.parent_path() / (name + std::string(lock_end));
}

}  // namespace

Recovery::Recovery(fs::path config) : folder_(config / "recovery") {}
Recovery::~Recovery() = default;

fs::path Recovery::own_file() const { return folder_ / (name_ + std::string(kept_end)); }

void Recovery::watch() {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error)
    throw Error(Fault::output, say("入力の控えのフォルダー {} を作れません：{}",
                                   "cannot make the folder for unsaved entries {}: {}", folder_.string(), error.message()));
  for (int tries = 0; own_ == nullptr && tries < 100; ++tries) {
    name_ = fmt::format("{}-{}", ::getpid(), std::time(nullptr) + tries);
    const auto file = folder_ / (name_ + std::string(lock_end));
    if (fs::exists(own_file(), error)) continue;
    if (const auto handle = lock(file)) own_ = std::make_shared<RecoveryLock>(file, *handle);
  }
}

std::vector<long> Recovery::open(const std::string& work) {
  std::vector<long> others;
  if (!watching()) return others;
  const auto words = "work = " + work + "\n";
  own_->write(words);
  for (const auto& file : files_of(folder_, lock_end)) {
    if (file.stem() == name_) continue;
    try {
      if (const auto handle = lock(file)) {
        ::close(*handle);
        continue;
      }
      if (read_whole(file) == words) others.push_back(process_of(file));
    } catch (const Error&) {
      continue;  // it has gone meanwhile
    }
  }
  return others;
}

void Recovery::keep(const Unsaved& unsaved) {
  if (!watching()) return;
  if (unsaved.nothing()) {
    forget();
    return;
  }
  write_whole(own_file(), write_unsaved(unsaved));
  kept_ = true;
  own_->remove_at_end(false);
}

void Recovery::forget() noexcept {
  if (!watching()) return;
  std::error_code ignored;
  if (kept_) fs::remove(own_file(), ignored);
  kept_ = false;
  own_->remove_at_end(true);
}

std::vector<LeftUnsaved> Recovery::left(std::vector<fs::path>& trouble) {
  std::vector<LeftUnsaved> all;
  if (!watching()) return all;
  const auto ours = [&](const fs::path& file) { return file.stem() == name_; };
  for (const auto& file : files_of(folder_, kept_end)) {
    if (ours(file)) continue;
    try {
      const auto lock_file = lock_of(file);
      const auto handle = lock(lock_file);
      if (!handle) continue;
      auto held = std::make_shared<RecoveryLock>(lock_file, *handle);
      std::error_code ignored;
      if (file.stem().string().find('.') != std::string::npos) {
        fs::remove(file, ignored);
        continue;
      }
      held->remove_at_end(false);
      try {
        all.push_back({read_unsaved(read_whole(file), file.string()), file, held});
      } catch (const Error&) {
        auto bad = file;
        bad += ".bad";
        fs::rename(file, bad, ignored);
        held->remove_at_end(true);
        trouble.push_back(bad);
      }
    } catch (const Error&) {
      continue;  // of another user, or gone meanwhile
    }
  }
  std::ranges::stable_sort(all, {}, [](const LeftUnsaved& one) { return one.unsaved.at; });
  // Locks of windows that ended and left nothing.
  for (const auto& file : files_of(folder_, lock_end)) {
    std::error_code ignored;
    auto kept = file;
    kept.replace_extension(kept_end);
    if (ours(file) || fs::exists(kept, ignored)) continue;
    try {
      if (const auto handle = lock(file)) RecoveryLock(file, *handle);
    } catch (const Error&) {
      continue;
    }
  }
  return all;
}

void Recovery::drop(LeftUnsaved& left) noexcept {
  std::error_code ignored;
  fs::remove(left.file, ignored);
  if (left.lock) left.lock->remove_at_end(true);
  left.lock.reset();
}

}  // namespace kuiki::app
