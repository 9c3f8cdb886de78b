#include "base/name_key.h"
#include "base/utf8.h"
#include "intake/area_names.h"
#include "intake/kanji_number.h"

namespace kuiki::intake {
namespace {

bool is_kanji(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c < 0x30000) || c == U'々'; }

bool counts(std::u32string_view rest) {
  for (const std::u32string_view counter : {U"丁", U"条", U"番", U"号", U"線"})
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
