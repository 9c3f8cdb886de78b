#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/entry_sheet.h"
#include "app/town_painting.h"
#include "map/document.h"

namespace kuiki::app {

/// What would be lost if the window ended now, as it is kept beside the settings.
struct Unsaved {
  struct Entries {
    std::string plan;
    int fiscal_year = 0;
    EntryEdits edits;
    friend bool operator==(const Entries&, const Entries&) = default;
  };
  std::string at;        ///< local time, "2026-04-01 17:05"
  std::string database;  ///< full path
  std::string work;      ///< work_key() of the work file; empty in what version 0.1 kept
  std::vector<Entries> entries;
  PaintedDistricts painting;            ///< districts being painted; none where `within` is empty
  std::optional<map::MapDocument> map;  ///< on screen, edited or not: entries are shown over it
  bool map_changed = false;             ///< edited since it was opened or saved
  std::string map_file;                 ///< that it was opened from or saved to; may be empty

  [[nodiscard]] bool nothing() const { return entries.empty() && !map_changed && painting.within.empty(); }
  [[nodiscard]] std::size_t count() const;  ///< cells' rows typed in, over all tables
};

/// As text, and back. Throws Error(input_wrong), naming `file`, for what write_unsaved does not write.
std::string write_unsaved(const Unsaved& unsaved);
Unsaved read_unsaved(std::string_view text, const std::string& file);

}  // namespace kuiki::app
