#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/formula.h"

namespace kuiki::analysis {

/// Figures by formula, one an area (by row), NaN where one of its inputs is missing: nothing is ever put in the place of a figure that
/// is not there. Periods are those of the first reference without a period of its own; of the others the figure of the same time holds,
/// else the one of the same fiscal or calendar year.
class Evaluator {
 public:
  explicit Evaluator(const model::Dataset& data) : data_(data) {}

  using Values = std::vector<double>;
  using Series = std::map<model::Period, Values>;
  /// `expression` is resolved. Periods of which no area has a figure are left out.
  Series evaluate(const Expression& expression);
  /// A figure of another time than the one that was worked out, for want of one of that very time.
  struct OtherPeriod {
    std::string id;
    model::Period wanted, used;
    friend auto operator<=>(const OtherPeriod&, const OtherPeriod&) = default;
  };
  /// All of them that evaluate() took so far, each once.
  [[nodiscard]] const std::set<OtherPeriod>& other_periods() const { return other_periods_; }
  /// Figures that an indicator has only by formula, for those that are made of it.
  void put(const std::string& id, Series series) { derived_[id] = std::move(series); }

 private:
  const Series& series_of(const std::string& id);
  /// The series' period that is meant by another one: itself, else the last of the same year.
  const Values* find_period(const std::string& id, const model::Period& period);
  [[nodiscard]] Values at(const Expression& expression, const model::Period& period);
  [[nodiscard]] Values call(const Expression& expression, const model::Period& period);
  [[nodiscard]] std::vector<model::Period> periods_of(const Expression& expression);

  const model::Dataset& data_;
  std::map<std::string, Series> derived_, read_;
  std::set<OtherPeriod> other_periods_;
};

/// Puts the figures of all indicators with a formula into `data`, which must be indexed and has to be again. One whose formula
/// cannot be read, or that goes round in a circle, has none. Returns whether there was anything.
bool add_derived(model::Dataset& data);

/// Does an indicator of this id with this formula go round in a circle?
bool is_circular(const model::Dataset& data, const std::string& id, const Expression& expression);

}  // namespace kuiki::analysis
