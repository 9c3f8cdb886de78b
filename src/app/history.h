#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "map/document.h"

namespace kuiki::app {

/// Where the screen looks, free of projection and window size: what comes back when a step that moved the map is undone.
struct Place {
  geo::Point lonlat;
  double metres_per_unit = 1000;
  friend bool operator==(const Place&, const Place&) = default;
};

/// Undo as going back in the history of a value: every edit of a document keeps the old one.
class History {
 public:
  struct Step {
    map::MapDocument document;
    Text what;                   ///< the edit that made this document; 「配色の変更」
    bool moved = false;          ///< that edit also moved the map
    std::optional<Place> place;  ///< where the screen looked when this document was left
    std::string file;            ///< the recipe file this document was opened from or saved to; may be empty
  };

  explicit History(map::MapDocument first = {});
  /// Of another day; `at` is the present step, of at least one.
  static History restored(std::vector<Step> steps, std::size_t at);
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  /// The present document looks elsewhere; no step.
  void look_at(map::Extent extent) { steps_[at_].document.extent = std::move(extent); }

  [[nodiscard]] const map::MapDocument& now() const { return steps_[at_].document; }
  /// The file of the present document; an edit keeps it.
  [[nodiscard]] const std::string& file() const { return steps_[at_].file; }
  void set_file(std::string file) { steps_[at_].file = std::move(file); }

  /// Makes `next` the present one and forgets what had been undone. Edits of one drag (same non-empty `drag`, not
  /// sealed in between) are one step. False, and nothing happens, where `next` is no different.
  bool push(map::MapDocument next, Text what, std::string_view drag = {}, bool moved = false,
            std::optional<Place> left = {});
  /// Ends a drag: the next edit is a step of its own.
  void seal() { drag_.clear(); }

  [[nodiscard]] bool can_undo() const { return at_ > 0; }
  [[nodiscard]] bool can_redo() const { return at_ + 1 < steps_.size(); }
  [[nodiscard]] std::size_t undo_steps() const { return at_; }
  [[nodiscard]] std::size_t redo_steps() const { return steps_.size() - at_ - 1; }
  /// What an undo or a redo would take back or bring back; empty when there is nothing.
  [[nodiscard]] Text undo_what() const { return can_undo() ? steps_[at_].what : Text{}; }
  [[nodiscard]] Text redo_what() const { return can_redo() ? steps_[at_ + 1].what : Text{}; }

  /// One step back or forward; `left` is where the screen looks now. Returns where it should look then, if the step moved
  /// it.
  std::optional<Place> undo(std::optional<Place> left = {});
  std::optional<Place> redo(std::optional<Place> left = {});

 private:
  static constexpr std::size_t most = 500;
  std::vector<Step> steps_;
  std::size_t at_ = 0;
  std::string drag_;
};

}  // namespace kuiki::app
