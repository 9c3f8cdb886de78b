#include "base/strings.h"

#include <array>

namespace kuiki {
namespace {

constexpr std::array<std::string_view, 7> spaces = {" ", "\t", "\n", "\r", "\u3000", "\u00a0", "\ufeff"};

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trim(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const auto space : spaces) {
      if (text.starts_with(space)) {
        text.remove_prefix(space.size());
        more = true;
      }
      if (text.ends_with(space)) {
        text.remove_suffix(space.size());
        more = true;
      }
    }
  }
  return text;
}

void add_part(std::string& text, std::string_view between, std::string_view part) {
  if (!text.empty()) text += between;
  text += part;
}

}  // namespace kuiki
