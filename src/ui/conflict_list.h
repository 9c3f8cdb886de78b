#pragma once
#include <optional>
#include <vector>

#include "store/entered.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// What was pressed: of one of the conflicts, or of all of them.
struct ConflictChoice {
  std::optional<std::size_t> which;  ///< none: all
  bool mine = false;                 ///< mine is saved over theirs; else theirs stays
};

/// Figures that somebody else changed, each with both values, who and when, and a choice; as high as they are, up to where they are
/// scrolled. Its widgets are conflict-mine-N, conflict-theirs-N, conflict-mine-all, conflict-theirs-all.
std::optional<ConflictChoice> conflict_list(const Ui& ui, const std::vector<store::EnteredConflict>& conflicts);

}  // namespace kuiki::ui
