#pragma once
#include <string>
#include <vector>

#include "model/measure.h"

namespace kuiki::test {

/// A measure written down figure by figure: `made(Direction::up).unit("人").base("FY2018", 46).target("FY2020/FY2024",
/// 230)`.
struct MeasureMaker {
  model::Measure m;

  explicit MeasureMaker(model::Direction direction, const char* from = "FY2020", const char* to = "FY2024") {
    m.id = "x";
    m.name = "指標";
    m.direction = direction;
    m.plan_from = model::parse_period(from);
    m.plan_to = model::parse_period(to);
  }
  MeasureMaker& unit(const char* unit) {
    m.unit = unit;
    return *this;
  }
  MeasureMaker& add(const char* period, model::Role role, double value, model::Qualifier q = model::Qualifier::exact,
                    const char* printed = "", model::Status status = model::Status::printed, const char* part = "") {
    m.figures.push_back({*model::parse_period(period), role, value, q, part, printed, status});
    return *this;
  }
  MeasureMaker& base(const char* period, double value) { return add(period, model::Role::baseline, value); }
  MeasureMaker& target(const char* period, double value, model::Qualifier q = model::Qualifier::exact) {
    return add(period, model::Role::target, value, q);
  }
  MeasureMaker& actual(const char* period, double value) {
    return add(period, model::Role::actual, value, model::Qualifier::exact, "", model::Status::entered);
  }
  operator const model::Measure&() const { return m; }  // NOLINT: reads as the measure it makes
};

}  // namespace kuiki::test
