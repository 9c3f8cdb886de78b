#include "model/numeral_text.h"

#include "base/utf8.h"

namespace kuiki::model {
namespace {

using utf8::append;
using utf8::next;

/// Half-width katakana U+FF66 to U+FF9D in order.
constexpr std::u32string_view katakana =
    U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
/// Those that take a voice mark: the voiced letter is the next code point, with a half mark (ﾟ) the one after.
constexpr std::u32string_view voiced = U"カキクケコサシスセソタチツテトハヒフヘホ";
constexpr std::u32string_view half_voiced = U"ハヒフヘホ";

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || c == 0xFEFF || c == 0x202F || (c >= 0x2000 && c <= 0x200B);
}

char32_t plain_form(char32_t c) {
  switch (c) {
    case 0x2010:  // ‐
    case 0x2011:  // ‑
    case 0x2212:  // −
    case 0xFE63:
    case 0xFF0D:
      return '-';
    case 0x301C:  // 〜
    case 0xFF5E:  // ～
    case 0x223C:
      return '~';
    case 0xFFE5:  // ￥
      return 0xA5;
    case 0x2103:  // ℃
      return c;
    case 0x2113:  // ℓ
      return 'l';
    default:
      break;
  }
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c >= 0xFF66 && c <= 0xFF9D) return katakana[c - 0xFF66];
  return c;
}

}  // namespace

std::string narrow(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next(text, i);
    if (is_space(c)) {
      if (!points.empty() && points.back() != ' ') points += U' ';
      continue;
    }
    const bool voice = c == 0xFF9E || c == 0x3099, half_voice = c == 0xFF9F || c == 0x309A;
    if (voice && !points.empty() && points.back() == U'ウ') {
      points.back() = U'ヴ';
    } else if (voice && !points.empty() && voiced.find(points.back()) != voiced.npos) {
      ++points.back();
    } else if (half_voice && !points.empty() && half_voiced.find(points.back()) != half_voiced.npos) {
      points.back() += 2;
    } else {
      points += plain_form(c);
    }
  }
  while (!points.empty() && points.back() == ' ') points.pop_back();
  std::string out;
  for (const char32_t c : points) append(out, c);
  return out;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ') out += c;
  return out;
}

bool skip(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool cut(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  text.remove_suffix(word.size());
  return true;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace kuiki::model
