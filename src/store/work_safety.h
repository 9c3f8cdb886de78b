#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

/// What keeps a work file of one's own whole beside its being written whole: a copy a day, and a word where it lies badly.
namespace kuiki::store {

inline constexpr std::size_t backups_kept = 7;

/// Beside the file, "work.backup-2026-04-01.gpkg": as it was before that day's first change. Nothing where there is one of
/// today already. Older ones go, as many as are more than seven. Returns what kept it from being made; the work goes on.
std::optional<Text> daily_backup(const std::filesystem::path& work);
/// Those there are, the latest first.
std::vector<std::filesystem::path> backups_of(const std::filesystem::path& work);

/// The kind of a disk on which locks cannot be relied on ("NFS", "SMB"); nothing for one of this machine, or one that is not
/// known.
std::optional<std::string> network_disk(const std::filesystem::path& file);

}  // namespace kuiki::store
