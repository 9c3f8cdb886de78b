#include <algorithm>
#include <map>

#include "analysis/formula.h"
#include "base/error.h"
#include "base/name_key.h"
#include "base/strings.h"
#include "model/units.h"

namespace kuiki::analysis {
namespace {

/// A unit as powers of plain ones: 人/世帯 is 人¹世帯⁻¹.
using Powers = std::map<std::string, int>;

struct Unit {
  Powers powers;
  double factor = 1;    ///< of plain numbers that were multiplied with it
  bool number = false;  ///< nothing but a plain number: has whatever unit it is added to
};

Powers powers_of(const std::string& unit) {
  Powers powers;
  const auto text = model::canonical_unit(unit);
  std::size_t begin = 0;
  for (int sign = 1; begin <= text.size(); sign = -1) {
    const auto end = std::min(text.find('/', begin), text.size());
    if (const auto one = text.substr(begin, end - begin); !one.empty()) powers[one] += sign;
    begin = end + 1;
  }
  std::erase_if(powers, [](const auto& power) { return power.second == 0; });
  return powers;
}

std::string written(const Powers& powers) {
  std::string above;
  std::string below;
  for (const auto& [unit, power] : powers)
    for (int i = 0; i < std::abs(power); ++i) {
      if (power > 0)
        above += (above.empty() ? "" : "・") + unit;
      else
        below += "/" + unit;
    }
  return above + below;
}

std::string shown(const Unit& unit) { return unit.powers.empty() ? "単位なし" : written(unit.powers); }

class Checker {
 public:
  explicit Checker(const model::Dataset& data) : data_(data) {}

  Unit unit(const Expression& e) const {
    switch (e.kind) {
      case Expression::Kind::number:
        return {{}, e.number, true};
      case Expression::Kind::reference: {
        const auto row = data_.find_indicator(e.id);
        return {row ? powers_of(data_.indicators[*row].unit) : Powers{}, 1, false};
      }
      case Expression::Kind::negation:
        return unit(e.parts[0]);
      case Expression::Kind::sum:
      case Expression::Kind::difference:
        return added(e);
      case Expression::Kind::product:
        return multiplied(unit(e.parts[0]), unit(e.parts[1]), 1);
      case Expression::Kind::quotient:
        return multiplied(unit(e.parts[0]), unit(e.parts[1]), -1);
      case Expression::Kind::call:
        break;
    }
    return called(e);
  }

 private:
  Unit added(const Expression& e) const {
    const auto a = unit(e.parts[0]);
    const auto b = unit(e.parts[1]);
    if (a.number) return b;
    if (b.number || a.powers == b.powers) return {a.powers, 1, false};
    throw Error(Fault::input_wrong,
                say("式の{}文字目：単位の違う値は足し引きできません（{} と {}）",
                    "formula, character {}: figures of different units cannot be added or subtracted ({} and {})", e.at,
                    shown(a), shown(b)));
  }
  static Unit multiplied(Unit a, const Unit& b, int sign) {
    for (const auto& [unit, power] : b.powers) a.powers[unit] += sign * power;
    std::erase_if(a.powers, [](const auto& power) { return power.second == 0; });
    a.factor = sign > 0 ? a.factor * b.factor : a.factor / b.factor;
    a.number = a.number && b.number;
    return a;
  }
  Unit called(const Expression& e) const {
    const auto of = unit(e.parts[0]);
    switch (e.function) {
      case Function::growth:
      case Function::share:
        return {{{"%", 1}}, 1, false};
      case Function::index:
        return {{}, 1, false};
      case Function::rank:
        return {{{"位", 1}}, 1, false};
      case Function::per_km2:
        return multiplied(of, {{{"km²", 1}}, 1, false}, -1);
      case Function::change:
      case Function::from_city:
      case Function::whole:
        break;
    }
    return of;
  }

  const model::Dataset& data_;
};

/// The indicator that a name means; its own id where it is one.
std::string id_of(const model::Dataset& data, const Expression& e) {
  if (data.find_indicator(e.id)) return e.id;
  const auto key = name_key(e.id);
  std::vector<std::string> found;
  std::vector<std::string> near;
  for (const auto& indicator : data.indicators) {
    if (indicator.plan.empty() && name_key(indicator.name) == key) found.push_back(indicator.id);
    if (indicator.plan.empty() && near.size() < 3 && !key.empty() &&
        (name_key(indicator.name).find(key) != std::string::npos || indicator.id.find(e.id) != std::string::npos))
      near.push_back(indicator.id);
  }
  if (found.size() == 1) return found.front();
  std::string list;
  for (const auto& id : found.empty() ? near : found) add_part(list, "、", id);
  const auto hint = list.empty() ? Text{"kuiki list indicators で確かめてください", "see kuiki list indicators"}
                                 : say("もしかして：{}", "did you mean: {}", list);
  throw Error(Fault::input_wrong,
              found.empty()
                  ? say("式の{}文字目：指標「{}」はありません。{}", "formula, character {}: there is no indicator '{}'; {}",
                        e.at, e.id, hint)
                  : say("式の{}文字目：「{}」という指標がいくつかあります。ID で書いてください。{}",
                        "formula, character {}: several indicators are called '{}'; write the id; {}", e.at, e.id, hint));
}

}  // namespace

Expression resolved(Expression expression, const model::Dataset& data) {
  if (expression.kind == Expression::Kind::reference) expression.id = id_of(data, expression);
  for (auto& part : expression.parts) part = resolved(std::move(part), data);
  return expression;
}

std::string unit_of(const Expression& expression, const model::Dataset& data) {
  const auto unit = Checker(data).unit(expression);
  if (!unit.powers.empty()) return written(unit.powers);
  if (unit.number) return {};
  if (unit.factor == 100) return "%";
  return unit.factor == 1000 ? "‰" : std::string();
}

}  // namespace kuiki::analysis
