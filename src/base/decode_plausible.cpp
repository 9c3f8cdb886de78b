#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <memory>
#include <vector>

#include "base/decode_reading.h"
#include "base/utf8.h"

namespace kuiki {
namespace {

bool is_half_kana(char32_t c) { return c >= 0xFF61 && c <= 0xFF9F; }
bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FE; }
bool is_kanji(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c == U'々'; }
bool is_control(char32_t c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0); }

/// By row of JIS X 0208, which CP932's first byte tells: 1 of the 2,965 common ones, 2 of the rarer, 3 of the extensions,
/// 0 in none of them.
struct KanjiLevels {
  std::vector<std::uint8_t> of = std::vector<std::uint8_t>(0x10000, 0);

  KanjiLevels() {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* const cp932 = ucnv_open("ibm-943_P15A-2003", &error);
    if (U_FAILURE(error)) return;
    for (int lead = 0x88; lead <= 0xFC; ++lead) {
      if (lead >= 0xA0 && lead < 0xE0) continue;
      for (int trail = 0x40; trail <= 0xFC; ++trail) add(cp932, lead, trail);
    }
    ucnv_close(cp932);
  }
  void add(UConverter* cp932, int lead, int trail) {
    const char bytes[] = {static_cast<char>(lead), static_cast<char>(trail)};
    char16_t out[4];
    UErrorCode error = U_ZERO_ERROR;
    if (ucnv_toUChars(cp932, out, 4, bytes, 2, &error) != 1 || U_FAILURE(error) || !is_kanji(out[0])) return;
    const bool common = lead < 0x98 || (lead == 0x98 && trail <= 0x72);
    auto& level = of[out[0]];
    if (level == 0) level = common ? 1 : lead <= 0xEA ? 2 : 3;
  }
};

double kanji(char32_t c) {
  static const KanjiLevels levels;
  constexpr double worth[] = {-2, 3, 0.5, 0.5};
  if (c == U'々') return 3;
  return c < 0x10000 ? worth[levels.of[c]] : -2;
}

/// Half-width kana stand in words of their own; in text read wrongly they stand alone among kanji.
double half_kana(const std::vector<char32_t>& text, std::size_t i) {
  const char32_t c = text[i];
  const char32_t before = i > 0 ? text[i - 1] : 0, after = i + 1 < text.size() ? text[i + 1] : 0;
  if (c <= 0xFF65) return -0.5;
  const bool mark = c == 0xFF9E || c == 0xFF9F;
  if (mark)
    return (before >= 0xFF76 && before <= 0xFF84) || (before >= 0xFF8A && before <= 0xFF8E) || before == 0xFF73 ? 1 : -3;
  if (!is_half_kana(before) && !is_half_kana(after)) return is_kanji(before) || is_kanji(after) ? -2 : -0.5;
  return 1;
}

/// A letter of Latin-1 belongs to a word of letters; two in a row are rare, and signs among them rarer.
double latin(const std::vector<char32_t>& text, std::size_t i) {
  const char32_t c = text[i];
  if (!u_isalpha(static_cast<UChar32>(c))) return c >= 0xA0 && c < 0x100 ? -1 : -0.5;
  const auto letter = [&](std::size_t k) {
    return k < text.size() && text[k] < 0x80 && u_isalpha(static_cast<UChar32>(text[k]));
  };
  return (i > 0 && letter(i - 1)) || letter(i + 1) ? 2 : -1;
}

double worth(const std::vector<char32_t>& text, std::size_t i) {
  const char32_t c = text[i];
  if (is_control(c)) return -10;
  if (c < 0x80) return 0;
  if (c == 0xFFFD) return -20;
  if (c >= 0xE000 && c < 0xF900) return -6;
  if (is_kanji(c)) return kanji(c);
  if (is_kana(c)) return 3;
  if (is_half_kana(c)) return half_kana(text, i);
  if (c >= 0xFF01 && c <= 0xFF5E) return 1;
  if (c >= 0x3000 && c <= 0x301F) return 1;
  if (c < 0x250) return latin(text, i);
  if (c >= 0x370 && c < 0x530) return -0.5;
  return u_isdefined(static_cast<UChar32>(c)) ? 0 : -5;
}

}  // namespace

double plausibility(const Reading& reading) {
  std::vector<char32_t> text;
  text.reserve(reading.text.size());
  for (std::size_t i = 0; i < reading.text.size();) text.push_back(utf8::next(reading.text, i));
  double sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) sum += worth(text, i);
  return sum;
}

}  // namespace kuiki
