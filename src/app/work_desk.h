#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"
#include "store/work_watch.h"

namespace kuiki::app {

/// What the workspace knows of its work file.
struct WorkDesk {
  store::WorkLocation where = store::own_work();
  bool named = false;  ///< the user named it, so that it must be there
  /// Until another one takes its place: for jobs over this one that waited while it was opened.
  std::shared_ptr<std::atomic<bool>> is_open = std::make_shared<std::atomic<bool>>(true);
  store::WorkState state = store::WorkState::none;
  std::optional<Error> trouble;  ///< why it is damaged or away
  std::int64_t last_act = 0;     ///< that is shown

  /// Figures of a save that somebody else had changed meanwhile: nothing was saved, each waits to be decided.
  std::vector<store::EnteredConflict> conflicts;
  std::string plan;  ///< of the table they are in
  int fiscal_year = 0;
  std::function<void()> save_again;  ///< once all are decided

  std::function<void()> wake;  ///< a window waits for events
  std::unique_ptr<store::WorkWatch> watch;
  bool away = false;  ///< the watch said so
  /// The act for which the data were read anew last: of a file that cannot be read whole it may never be shown.
  std::int64_t looked_for = 0;
};

/// To be called at the beginning of a job over the work file that is open when this is made: throws Error(usage) where another
/// one was opened while the job waited its turn.
[[nodiscard]] std::function<void()> still_open(const WorkDesk& desk);

}  // namespace kuiki::app
