#include "base/fold.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace kuiki {
namespace {

using utf8::append;
using utf8::next;

/// Half-width katakana U+FF66 to U+FF9D in order, as ordinary katakana.
constexpr std::u32string_view half_width =
    U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// Old, variant and JIS-compatibility forms that names are written with, and the form they are compared in.
constexpr std::array<std::pair<char32_t, char32_t>, 30> variants = {{
    {U'髙', U'高'}, {U'﨑', U'崎'}, {U'嵜', U'崎'}, {U'濵', U'浜'}, {U'濱', U'浜'}, {U'澤', U'沢'},
    {U'嶋', U'島'}, {U'嶌', U'島'}, {U'邊', U'辺'}, {U'邉', U'辺'}, {U'齋', U'斉'}, {U'齊', U'斉'},
    {U'斎', U'斉'}, {U'國', U'国'}, {U'龍', U'竜'}, {U'廣', U'広'}, {U'櫻', U'桜'}, {U'鹽', U'塩'},
    {U'會', U'会'}, {U'檜', U'桧'}, {U'栁', U'柳'}, {U'德', U'徳'}, {U'條', U'条'}, {U'瀧', U'滝'},
    {U'舘', U'館'}, {U'藏', U'蔵'}, {U'眞', U'真'}, {U'萬', U'万'}, {U'縣', U'県'}, {U'區', U'区'},
}};

bool is_ignored(char32_t c) {
  return c <= 0x20 || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) || c == '-' || c == 0xFF0D ||
         (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == '\'' || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0xA0; }

char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xFF66 && c <= 0xFF9D) c = half_width[c - 0xFF66];
  if (c == U'ヶ' || c == U'ゖ') return U'け';
  if (c == U'ヵ' || c == U'ゕ') return U'か';
  if (c >= 0x30A1 && c <= 0x30F4) return c - 0x60;
  for (const auto& [from, to] : variants)
    if (c == from) return to;
  return c;
}

/// Hiragana with a voice mark put on it; 0 where it takes none.
char32_t voiced(char32_t c, bool half_voiced) {
  if (half_voiced) return c >= 0x306F && c <= 0x307B && (c - 0x306F) % 3 == 0 ? c + 2 : 0;
  if (c == U'う') return U'ゔ';
  if (c >= 0x304B && c <= 0x3061 && (c - 0x304B) % 2 == 0) return c + 1;
  if (c >= 0x3064 && c <= 0x3068 && (c - 0x3064) % 2 == 0) return c + 1;
  if (c >= 0x306F && c <= 0x307B && (c - 0x306F) % 3 == 0) return c + 1;
  return 0;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  char32_t last = 0;
  std::size_t last_at = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next(text, i);
    const bool voice = c == 0x3099 || c == 0xFF9E || c == 0x309B, half_voice = c == 0x309A || c == 0xFF9F || c == 0x309C;
    if (voice || half_voice) {
      if (const char32_t joined = voiced(last, half_voice)) {
        out.resize(last_at);
        append(out, joined);
        last = 0;
      }
      continue;
    }
    if (is_ignored(c)) continue;
    last = folded(c);
    last_at = out.size();
    append(out, last);
  }
  return out;
}

std::vector<std::string> fold_words(std::string_view query) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    if (auto word = fold(query.substr(begin, end - begin)); !word.empty()) words.push_back(std::move(word));
  };
  for (std::size_t i = 0; i < query.size();) {
    const std::size_t at = i;
    if (is_space(next(query, i))) {
      take(at);
      begin = i;
    }
  }
  take(query.size());
  return words;
}

std::optional<char> check_digit(std::string_view five) {
  if (five.size() != 5 || !std::ranges::all_of(five, [](char c) { return c >= '0' && c <= '9'; })) return {};
  int sum = 0;
  for (int k = 0; k < 5; ++k) sum += (five[static_cast<std::size_t>(k)] - '0') * (6 - k);
  return static_cast<char>('0' + (11 - sum % 11) % 10);
}

std::vector<std::string> codes_meant(std::string_view digits) {
  if (digits.empty() || digits.size() > 6 || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
    return {};
  std::vector<std::string> codes;
  const auto add = [&](std::string code) {
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(std::move(code));
  };
  const std::string text(digits);
  if (text.size() == 2 || text.size() == 5) add(text);
  if (text.size() == 1 || text.size() == 4) add("0" + text);
  const auto with_check = [&](const std::string& six) {
    if (check_digit(six.substr(0, 5)) == six[5]) add(six.substr(0, 5));
  };
  if (text.size() == 6) with_check(text);
  if (text.size() == 5) with_check("0" + text);
  return codes;
}

}  // namespace kuiki
