#pragma once
#include <string>
#include <string_view>

namespace kuiki {

/// A to Z as small letters; all else as it is.
std::string lower_ascii(std::string_view text);

/// Without spaces, tabs, line ends, full-width and no-break spaces at both ends.
std::string_view trim(std::string_view text);

/// Appends `part` to a list in `text`, after `between` where something stands there already.
void add_part(std::string& text, std::string_view between, std::string_view part);

/// All parts with `between` in the gaps; `words(part)` is what is written of each.
template <class Parts, class Words>
std::string join(const Parts& parts, std::string_view between, const Words& words) {
  std::string text;
  bool first = true;
  for (const auto& part : parts) {
    if (!first) text += between;
    first = false;
    text += words(part);
  }
  return text;
}
template <class Parts>
std::string join(const Parts& parts, std::string_view between) {
  return join(
      parts, between, [](const auto& part) -> const auto& { return part; });
}

}  // namespace kuiki
