#include "app/history.h"

namespace kuiki::app {

History::History(map::MapDocument first) { steps_.push_back({std::move(first), {}, false, {}, {}}); }

History History::restored(std::vector<Step> steps, std::size_t at) {
  History history;
  history.steps_ = std::move(steps);
  history.at_ = at;
  return history;
}

bool History::push(map::MapDocument next, Text what, std::string_view drag, bool moved, std::optional<Place> left) {
  if (next == now()) return false;
  const bool same_drag = !drag.empty() && drag == drag_ && !can_redo() && can_undo();
  if (same_drag) {
    steps_[at_].document = std::move(next);
    // A drag that ends where it began is no step at all.
    if (steps_[at_].document == steps_[at_ - 1].document) {
      steps_.pop_back();
      --at_;
      drag_.clear();
    }
    return true;
  }
  steps_.resize(at_ + 1);
  steps_[at_].place = left;
  steps_.push_back({std::move(next), std::move(what), moved, {}, steps_[at_].file});
  if (steps_.size() > most) steps_.erase(steps_.begin());
  at_ = steps_.size() - 1;
  drag_ = drag;
  return true;
}

std::optional<Place> History::undo(std::optional<Place> left) {
  seal();
  if (!can_undo()) return {};
  const bool moved = steps_[at_].moved;
  steps_[at_].place = left;
  --at_;
  return moved ? steps_[at_].place : std::nullopt;
}

std::optional<Place> History::redo(std::optional<Place> left) {
  seal();
  if (!can_redo()) return {};
  steps_[at_].place = left;
  ++at_;
  return steps_[at_].moved ? steps_[at_].place : std::nullopt;
}

}  // namespace kuiki::app
