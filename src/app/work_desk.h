#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/own_work.h"
#include "store/store.h"
#include "store/work_watch.h"

namespace kuiki::app {

/// A map, a grading scheme or a score rule that is to go into the work file, while its name is asked for, or what is to become
/// of another one that stands there.
struct OwnWish {
  store::OwnChange change;
  std::optional<map::MapDocument> document;  ///< of a map: as it was on screen
  std::optional<store::OwnConflict> conflict;
  std::optional<Text> refused;  ///< why it could not be saved
};

/// What the workspace knows of its work file.
struct WorkDesk {
  store::WorkLocation where = store::own_work();
  bool named = false;  ///< the user named it, so that it must be there
  /// Until another one takes its place: for jobs over this one that waited while it was opened.
  std::shared_ptr<std::atomic<bool>> is_open = std::make_shared<std::atomic<bool>>(true);
  store::WorkState state = store::WorkState::none;
  std::optional<Error> trouble;  ///< why it is damaged or away
  store::WorkMoment last;        ///< of what is shown
  std::uint64_t looks = 0;       ///< of the watch, when that was read

  /// Figures of a save that somebody else had changed meanwhile: nothing was saved, each waits to be decided.
  std::vector<store::EnteredConflict> conflicts;
  std::string plan;  ///< of the table they are in
  int fiscal_year = 0;
  std::function<void()> save_again;  ///< once all are decided

  /// Indicators of one's own that it holds, without their figures: how the table of each was read is in them.
  std::vector<store::OwnIndicator> own;
  /// Maps, grading schemes and score rules that it holds.
  std::vector<OwnEntry> texts;
  /// Of each the act that somebody here has seen last: of what was opened or saved.
  std::map<std::string, std::int64_t, std::less<>> seen;
  std::optional<OwnWish> wish;
  std::int64_t own_act = 0;  ///< the latest of this workspace

  std::function<void()> wake;  ///< a window waits for events
  std::unique_ptr<store::WorkWatch> watch;
  bool away = false;  ///< the watch said so
  /// Looks of the watch when it was read again after it had been away: not twice for one look.
  std::uint64_t tried_at = 0;
  /// What the watch had seen when the data were read anew last: of a file that cannot be read whole it may never be shown.
  store::WorkMoment looked_for;
};

/// To be called at the beginning of a job over the work file that is open when this is made: throws Error(usage) where another
/// one was opened while the job waited its turn.
[[nodiscard]] std::function<void()> still_open(const WorkDesk& desk);

}  // namespace kuiki::app
