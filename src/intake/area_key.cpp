#include <array>
#include <optional>

#include "base/name_key.h"
#include "base/utf8.h"
#include "intake/area_names.h"

namespace kuiki::intake {
namespace {

bool is_kanji(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c < 0x30000) || c == U'々'; }

std::optional<int> digit(char32_t c) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  const auto at = digits.find(c);
  if (at == std::u32string_view::npos) return {};
  return static_cast<int>(at);
}

/// A number in kanji from `i` on (to 9,999), which moves behind it: 十二, 二十, 百五. Nothing where none stands there.
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

bool counts(std::u32string_view rest) {
  for (const std::u32string_view counter : {U"丁目", U"条", U"番", U"号", U"線"})
    if (rest.starts_with(counter)) return true;
  return false;
}

}  // namespace

std::string area_key(std::string_view name) {
  const std::string key = name_key(name);
  std::u32string text;
  for (std::size_t i = 0; i < key.size();) text += utf8::next(key, i);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t after = i;
    if (const auto number = kanji_number(text, after); number && counts(std::u32string_view(text).substr(after))) {
      out += std::to_string(*number);
      i = after;
      continue;
    }
    const bool between = i > 0 && i + 1 < text.size() && is_kanji(text[i - 1]) && is_kanji(text[i + 1]);
    utf8::append(out, between && text[i] == U'が' ? U'け' : text[i]);
    ++i;
  }
  return out;
}

}  // namespace kuiki::intake
