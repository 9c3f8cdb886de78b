#include "base/file_handle.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#endif

namespace kuiki {
namespace fs = std::filesystem;

FileHandle::FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

#ifdef _WIN32

FileHandle FileHandle::create(const fs::path& file, const std::optional<fs::path>&, std::error_code& error) {
  FileHandle handle;
  const auto failed = _wsopen_s(&handle.descriptor_, file.c_str(), _O_CREAT | _O_EXCL | _O_WRONLY | _O_BINARY | _O_NOINHERIT,
                                _SH_DENYNO, _S_IREAD | _S_IWRITE);
  error = {failed, std::generic_category()};
  return handle;
}

std::error_code FileHandle::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const int n = _write(descriptor_, bytes.data(), static_cast<unsigned>(std::min<std::size_t>(bytes.size(), 1 << 30)));
    if (n < 0) return {errno, std::generic_category()};
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

void FileHandle::close() {
  if (descriptor_ >= 0) _close(std::exchange(descriptor_, -1));
}

void remove_if_deserted(const fs::path& file) {
  std::error_code ignored;
  fs::remove(file, ignored);  // fails by itself while somebody has the file open
}

std::error_code flush_to_disk(const fs::path& file_or_folder) {
  int descriptor = -1;
  if (_wsopen_s(&descriptor, file_or_folder.c_str(), _O_RDWR | _O_BINARY, _SH_DENYNO, 0) != 0) return {};
  _commit(descriptor);
  _close(descriptor);
  return {};
}

std::error_code copy_permissions(const fs::path&, const fs::path&) { return {}; }
bool may_write(const fs::path& file) { return _waccess(file.c_str(), 2) == 0; }
void survive_size_limit() {}

#else

namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

/// Is what `descriptor` writes still found under that name?
bool still_named(int descriptor, const fs::path& file) {
  struct stat opened {};
  struct stat named {};
  return fstat(descriptor, &opened) == 0 && stat(file.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

}  // namespace

FileHandle FileHandle::create(const fs::path& file, const std::optional<fs::path>& like, std::error_code& error) {
  error.clear();
  FileHandle handle;
  struct stat old {};
  const bool as_old = like && stat(like->c_str(), &old) == 0;
  const mode_t at_first = as_old ? 0600 : 0666;
  handle.descriptor_ = open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, at_first);
  if (handle.descriptor_ < 0) {
    error = last_error();
    return handle;
  }
  // Where the file system knows no locks, a leftover file is all there is to lose.
  const bool ours = flock(handle.descriptor_, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR);
  if (!ours || !still_named(handle.descriptor_, file)) {  // somebody tidied up in this very moment
    error = std::make_error_code(std::errc::file_exists);
    handle.close();
    return handle;
  }
  // A file for one person's eyes is so from the first byte on. Some file systems know no permissions.
  if (as_old) {
    [[maybe_unused]] const int ignored = fchmod(handle.descriptor_, old.st_mode & 07777);
  }
  return handle;
}

std::error_code FileHandle::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto n = ::write(descriptor_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return last_error();
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

void FileHandle::close() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

void remove_if_deserted(const fs::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return;
  struct stat facts {};
  if (fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    unlink(file.c_str());
  ::close(descriptor);
}

std::error_code flush_to_disk(const fs::path& file_or_folder) {
  const int descriptor = open(file_or_folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return last_error();
  std::error_code error;
  if (fsync(descriptor) != 0 && errno != EINVAL && errno != ENOTSUP) error = last_error();
  ::close(descriptor);
  return error;
}

std::error_code copy_permissions(const fs::path& model, const fs::path& file) {
  struct stat old {};
  if (stat(model.c_str(), &old) != 0) return last_error();
  struct stat own {};
  if (stat(file.c_str(), &own) != 0) return last_error();
  // Only root may give files away; the group is the one that can matter to others.
  if (old.st_uid != own.st_uid || old.st_gid != own.st_gid) {
    if (chown(file.c_str(), old.st_uid, old.st_gid) != 0) {
      [[maybe_unused]] const int ignored = chown(file.c_str(), static_cast<uid_t>(-1), old.st_gid);
    }
  }
  return chmod(file.c_str(), old.st_mode & 07777) == 0 || errno == EPERM || errno == ENOTSUP ? std::error_code{}
                                                                                             : last_error();
}

bool may_write(const fs::path& file) { return access(file.c_str(), W_OK) == 0; }

void survive_size_limit() { std::signal(SIGXFSZ, SIG_IGN); }

#endif

}  // namespace kuiki
