#include "intake/kanji_number.h"

namespace kuiki::intake {
namespace {

std::optional<int> digit(char32_t c) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  const auto at = digits.find(c);
  if (at == std::u32string_view::npos) return {};
  return static_cast<int>(at);
}

}  // namespace

std::optional<int> kanji_number(std::u32string_view text, std::size_t& i) {
  int number = 0, last = -1;
  std::size_t at = i;
  for (; at < text.size(); ++at) {
    if (const auto value = digit(text[at])) {
      last = (last < 0 ? 0 : last * 10) + *value;
      if (last > 999) return {};
      continue;
    }
    const int unit = text[at] == U'十' ? 10 : text[at] == U'百' ? 100 : text[at] == U'千' ? 1000 : 0;
    if (unit == 0) break;
    number += (last < 0 ? 1 : last) * unit;
    last = -1;
  }
  if (at == i || number > 9999) return {};
  i = at;
  return number + (last < 0 ? 0 : last);
}

}  // namespace kuiki::intake
