#pragma once
#include <functional>
#include <stop_token>
#include <vector>

#include "base/error.h"
#include "base/text.h"

namespace kuiki {

/// How long work reports where it is and hears that it should stop. Passed by reference down the work;
/// cheap to call often. The default one reports to nobody and never stops.
class Progress {
 public:
  using Report = std::function<void(double fraction, const Text& step)>;
  Progress() = default;
  Progress(Report report, std::stop_token stop) : report_(std::move(report)), stop_(std::move(stop)) {}

  /// `fraction` 0 to 1 of the whole work. Throws Cancelled once a stop was asked for.
  void at(double fraction, const Text& step) const {
    if (stop_.stop_requested()) throw Cancelled{};
    if (report_) report_(fraction, step);
  }
  [[nodiscard]] std::stop_token stop_token() const { return stop_; }

 private:
  Report report_;
  std::stop_token stop_;
};

/// What went partly well: the work went on, and the user reads these at its end.
using Warnings = std::vector<Text>;

}  // namespace kuiki
