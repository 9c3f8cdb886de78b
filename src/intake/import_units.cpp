#include "intake/import_units.h"

#include <algorithm>

#include "base/name_key.h"
#include "model/numerals.h"
#include "model/units.h"

namespace kuiki::intake {
namespace {

/// The multiple a unit begins with (千人: 千), where what follows is a unit.
std::string multiple_of(const std::string& unit) {
  for (const std::string multiple : {"百万", "十億", "千", "万", "億", "兆"})
    if (unit.starts_with(multiple) && unit.size() > multiple.size()) return multiple;
  return {};
}

}  // namespace

WithUnit with_unit(const std::string& typed, const std::string& stated, const std::string& wanted) {
  const auto unit = model::canonical_unit(trimmed(stated));
  if (unit.empty() || wanted.empty() || unit == wanted || typed.empty()) return {typed, {}};
  const auto cell = model::read_cell(typed, wanted);
  if (cell.kind != model::Cell::Kind::numbers) return {typed, {}};
  const auto multiple = multiple_of(unit);
  const auto base = multiple.empty() ? unit : model::canonical_unit(unit.substr(multiple.size()));
  if (base == wanted) {
    // A figure that carries its own unit says itself what it is.
    const bool own =
        std::ranges::any_of(cell.numbers, [](const model::Numeral& n) { return !n.unit.empty() || n.scale != 1; });
    return {own ? typed : trimmed(typed) + unit, {}};
  }
  if (wanted.starts_with(unit + "/")) return {typed, {}};
  const auto is_ratio = [](const std::string& u) { return u == "%" || u == "‰"; };
  if (is_ratio(unit) && is_ratio(wanted))
    return {typed, say("単位が「{}」ですが、この指標は「{}」です（1% = 10‰）。換算して入力してください。",
                       "its unit is {} but the indicator is in {} (1 % = 10 ‰); convert it", unit, wanted)};
  return {typed, say("単位が「{}」ですが、この指標の単位は「{}」です。", "its unit is '{}' but the indicator is in '{}'",
                     stated, wanted)};
}

}  // namespace kuiki::intake
