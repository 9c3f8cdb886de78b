#pragma once
#include <optional>
#include <string>

#include "base/text.h"

namespace kuiki::intake {

/// What the unit that a table states makes of a typed figure: 245.1 in 千人 is "245.1千人" for an indicator in 人; a reason
/// where it is another unit (人 for 件, % for ‰). A figure that carries its own unit or multiple stays as it is.
struct WithUnit {
  std::string typed;
  std::optional<Text> refused;
};
WithUnit with_unit(const std::string& typed, const std::string& stated, const std::string& wanted);

}  // namespace kuiki::intake
