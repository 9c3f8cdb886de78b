#pragma once
#include <cmath>
#include <cstddef>
#include <vector>

namespace kuiki::render {

/// Cuts a line into the dashes of a pattern "on, off, …" and calls `draw(ax, ay, bx, by)` for each straight piece of
/// one. The pattern goes on round corners and begins anew with `restart`. An unusable pattern draws the whole line.
template <class Draw>
class Dasher {
 public:
  Dasher(std::vector<double> pattern, Draw draw) : pattern_(std::move(pattern)), draw_(std::move(draw)) {
    if (pattern_.size() % 2 == 1) pattern_.insert(pattern_.end(), pattern_.begin(), pattern_.end());
    for (const double length : pattern_) period_ += length >= 0 ? length : NAN;
    if (!(period_ > 0)) pattern_.clear();
    restart();
  }
  void restart() {
    part_ = 0;
    left_ = pattern_.empty() ? INFINITY : pattern_[0];
  }

  /// Goes on without drawing.
  void skip(double length) {
    if (pattern_.empty()) return;
    for (length = std::fmod(length, period_); length > left_; part_ = (part_ + 1) % pattern_.size(), left_ = pattern_[part_])
      length -= left_;
    left_ -= length;
  }

  void line(double ax, double ay, double bx, double by) {
    const double length = std::hypot(bx - ax, by - ay);
    const auto piece = [&](double from, double to) {
      const double s = length > 0 ? from / length : 0, t = length > 0 ? to / length : 0;
      draw_(ax + (bx - ax) * s, ay + (by - ay) * s, ax + (bx - ax) * t, ay + (by - ay) * t);
    };
    double done = 0;
    while (length - done > left_) {
      if (part_ % 2 == 0) piece(done, done + left_);
      done += left_;
      part_ = (part_ + 1) % pattern_.size();
      left_ = pattern_[part_];
    }
    if (part_ % 2 == 0) piece(done, length);
    left_ -= length - done;
  }

 private:
  std::vector<double> pattern_;
  Draw draw_;
  std::size_t part_ = 0;
  double left_ = 0, period_ = 0;
};

}  // namespace kuiki::render
