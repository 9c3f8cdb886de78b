#pragma once
#include <string>

#include "cli/command.h"
#include "store/area_set.h"

namespace kuiki::cli {

struct SavedAreas {
  std::string id;        ///< of the set: "own:学校区"
  std::int64_t act = 0;  ///< 0: nothing was saved
  Text words;            ///< what was saved, as a line
};

/// Saves an area set as one act; `note`: what the act is of. Throws Error(input_wrong) where one of that name is there already.
SavedAreas save_areas(const Context& context, const store::AreaSetChange& change, const std::string& note, bool dry_run);

/// Deletes a set of the work file by its name or id; returns the exit status.
int remove_areas(const Context& context, const std::string& name, bool dry_run);

}  // namespace kuiki::cli
