#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/progress.h"
#include "model/dataset.h"
#include "store/act_doing.h"
#include "store/area_set.h"
#include "store/load.h"
#include "store/own_head.h"
#include "store/own_text.h"
#include "store/taken_over.h"
#include "store/work_check.h"
#include "store/work_content.h"
#include "store/work_history.h"
#include "store/work_location.h"

/// The seam between the program and where its data lie: a base that is only read, and a work file, on this disk or on a
/// server, that takes what people make. Nothing above knows which.
namespace kuiki::store {

enum class WorkState {
  none,  ///< there is none yet: the first change makes it
  open,
  damaged,  ///< only a part can be read, nothing saved: it can be saved as a copy
  away,     ///< it cannot be reached or read now
};

struct Loaded {
  model::DatasetPtr data;  ///< of base and work file together; of the base alone where the work file is away
  WorkContent content;
  WorkState state = WorkState::none;
  std::optional<Error> trouble;  ///< why it is damaged or away
  std::size_t homeless = 0;      ///< entered values that find no place in this base
};

/// A small value: every call opens what it needs and closes it. May be used from any thread.
class Store {
 public:
  /// `must_exist`: the work file was named by the user, so that one that is not there is an error and no empty one.
  /// `complete`: what load() is to add (load.h).
  Store(std::filesystem::path base, WorkLocation work, bool must_exist = false, CompleteDataset complete = {});

  [[nodiscard]] const std::filesystem::path& base() const { return base_; }
  [[nodiscard]] const WorkLocation& work() const { return work_; }

  /// Throws for the base's sake as load_dataset does; Error(input_missing) where a work file that must be there is not. What
  /// else is wrong with the work file is in `state` and `trouble`.
  [[nodiscard]] Loaded load(const Progress& progress = {}) const;
  /// What the work file holds, without the base's shapes. As load(), but what is wrong with the work file throws.
  [[nodiscard]] WorkContent content() const;

  /// Saves entered values as one act; `date`: the day of entry. The first one makes the work file, and takes over what was
  /// entered into a base of 0.1. With conflicts in the report nothing was saved.
  /// Throws as check_entered does; Error(output) where it cannot be saved.
  [[nodiscard]] SaveReport save(const std::vector<EnteredValue>& values, const std::string& date, Doing doing) const;
  /// Saves, renames or removes a map, a grading scheme or a score rule as one act; makes the work file where there is none.
  /// With a conflict nothing was saved. `dry`: only whether it could be done. Throws as write_own does; Error(output).
  [[nodiscard]] OwnSaved change(const OwnChange& wanted, Doing doing, bool dry = false) const;
  /// Saves or removes an indicator by formula as one act, likewise. Throws as write_derived does; Error(output).
  [[nodiscard]] DerivedSaved change(const DerivedIndicator& wanted, bool remove, Doing doing, bool dry = false) const;
  /// Saves, replaces or removes an area set as one act; makes the work file where there is none. With a conflict nothing was saved.
  /// `dry`: only whether it could be done. Throws as write_area_set does; Error(output).
  [[nodiscard]] AreaSetSaved change(const AreaSetChange& wanted, Doing doing, bool dry = false) const;
  /// Renames or removes an indicator or an area set as one act. Throws as write_own_head does; Error(output).
  [[nodiscard]] OwnHeadSaved change(const OwnHeadChange& wanted, Doing doing, bool dry = false) const;
  /// Saves indicators of one's own with figures as one act; makes the work file where there is none. `dry`: only what it would
  /// do. Throws as write_own_indicators does; Error(output).
  [[nodiscard]] OwnReport save_own(const std::vector<OwnSeries>& series, bool over_others, Doing doing,
                                   bool dry = false) const;
  /// Those that there are, without their figures; none where there is no work file.
  [[nodiscard]] std::vector<OwnIndicator> own_indicators() const;
  /// Those that there are, by kind and title; none where there is no work file.
  [[nodiscard]] std::vector<OwnText> texts() const;
  /// Undoes an act; returns how many rows. Throws as undo_act does; Error(output).
  /// `dry`: only that it could be done.
  std::size_t undo(std::int64_t act, Doing doing, bool dry = false) const;
  /// Makes an empty work file where none is. Throws Error(output) where one is, Error(input_missing) for a server away.
  void make() const;
  /// Rows that refer to what this base does not have. Throws as open_work.
  [[nodiscard]] std::vector<LostReference> lost_references() const;
  /// Takes over what was entered into a base of 0.1, if it was not yet. Throws Error(output).
  std::optional<TakenOver> take_over() const;

  /// Nothing where there is no work file yet.
  [[nodiscard]] std::vector<ActRecord> history(const HistoryFilter& filter = {}) const;
  [[nodiscard]] std::vector<EnteredRecord> entered(std::string_view indicator = {}) const;

 private:
  /// Makes the work file if there is none, else today's backup. Returns what kept the backup from being made.
  [[nodiscard]] Warnings prepare() const;
  /// Backup, act, version of the base; an act that changed nothing, or met a conflict, leaves nothing.
  template <class Saved, class Write>
  Saved in_one_act(Doing doing, bool dry, const Write& write) const;
  void read_into(Loaded& loaded) const;
  [[nodiscard]] bool there() const;

  std::filesystem::path base_;
  WorkLocation work_;
  bool must_exist_ = false;
  CompleteDataset complete_;
};

}  // namespace kuiki::store
