#include "store/work_safety.h"

#include <sqlite3.h>

#ifdef __linux__
#include <sys/vfs.h>
#endif

#include <algorithm>
#include <array>

#include "base/atomic_file.h"
#include "base/error.h"
#include "store/moment.h"
#include "store/sqlite_connection.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view mark = ".backup-";

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

fs::path backup_of(const fs::path& work, const std::string& day) {
  return folder_of(work) / (work.stem().string() + std::string(mark) + day + work.extension().string());
}

/// All pages as they are in one moment, whatever others save meanwhile.
void copy_pages(const SqliteConnection& from, const SqliteConnection& to) {
  auto* copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (copy == nullptr) to.fail();
  sqlite3_backup_step(copy, -1);
  if (sqlite3_backup_finish(copy) != SQLITE_OK) to.fail();
}

void remove_old(const fs::path& work) {
  const auto all = backups_of(work);
  std::error_code ignored;
  for (std::size_t i = backups_kept; i < all.size(); ++i) fs::remove(all[i], ignored);
}

}  // namespace

std::vector<fs::path> backups_of(const fs::path& work) {
  const auto begin = work.stem().string() + std::string(mark);
  const auto ending = work.extension().string();
  std::vector<fs::path> all;
  std::error_code error;
  for (fs::directory_iterator each(folder_of(work), error), end; !error && each != end; each.increment(error)) {
    const auto name = each->path().filename().string();
    if (name.size() == begin.size() + 10 + ending.size() && name.starts_with(begin) && name.ends_with(ending))
      all.push_back(each->path());
  }
  std::ranges::sort(all, std::ranges::greater());
  return all;
}

std::optional<Text> daily_backup(const fs::path& work) {
  std::error_code ignored;
  const auto target = backup_of(work, today());
  if (fs::exists(target, ignored)) return {};
  try {
    const SqliteConnection from(work, SqliteUse::read_work);
    AtomicFile file(target, FileKind::any);
    {
      SqliteConnection to(file.temporary(), SqliteUse::make);
      copy_pages(from, to);
      to.close();
    }
    file.commit_new();
    remove_old(work);
    return {};
  } catch (const Error& error) {
    return say("今日のバックアップを作れませんでした：{}", "Today's backup could not be made: {}", error.message());
  }
}

std::optional<std::string> network_disk(const fs::path& file) {
#ifdef __linux__
  struct Kind {
    std::uint64_t magic;
    const char* name;
  };
  // linux/magic.h and the file systems' own headers.
  constexpr std::array kinds{Kind{0x6969, "NFS"},        Kind{0x517B, "SMB"},     Kind{0xFF534D42, "SMB"},
                             Kind{0xFE534D42, "SMB"},    Kind{0x01021997, "9P"},  Kind{0x5346414F, "AFS"},
                             Kind{0x00C36400, "CephFS"}, Kind{0x73757245, "Coda"}};
  struct statfs facts {};
  std::error_code ignored;
  const auto asked = fs::exists(file, ignored) ? file : folder_of(file);
  if (::statfs(asked.c_str(), &facts) != 0) return {};
  const auto magic = static_cast<std::uint64_t>(facts.f_type) & 0xFFFFFFFF;
  for (const auto& kind : kinds)
    if (kind.magic == magic) return kind.name;
#else
  static_cast<void>(file);
#endif
  return {};
}

}  // namespace kuiki::store
