#include "intake/period_words.h"

#include <algorithm>
#include <array>

#include "base/name_key.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "model/fiscal.h"
#include "model/numeral_text.h"
#include "model/units.h"

namespace kuiki::intake {
namespace {

using model::Period;

constexpr std::size_t most_bytes = 60;   ///< of a period as it is written
constexpr std::size_t most_words = 400;  ///< of a header; what is longer is none

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_likely(const Period& period) { return period.year >= 1868 && period.year <= 2150; }

/// Four digits alone are a year only where nothing is counted after them: 「2020 人口」, 「2020人口」, not 「2000人以上」.
bool ends_a_year(std::string_view after) {
  if (after.empty()) return true;
  constexpr std::array<std::string_view, 8> ends{" ", "_", "-", "/", "(", ")", "人口", "世帯数"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return after.starts_with(end); }) ||
         after.starts_with("・") || after.starts_with("、") || after.starts_with("（") || after.starts_with("）");
}

std::optional<Period> read_piece(std::string_view piece, std::string_view after) {
  if (piece.size() == 4 && std::ranges::all_of(piece, is_digit)) {
    const int year = (piece[0] - '0') * 1000 + (piece[1] - '0') * 100 + (piece[2] - '0') * 10 + (piece[3] - '0');
    if (year < 1900 || year > 2100 || !ends_a_year(after)) return {};
    return Period{Period::Kind::fiscal_year, year};
  }
  auto reading = model::read_period(piece);
  // A month is its first day.
  if (!reading.period && piece.ends_with("月")) reading = model::read_period(std::string(piece) + "1日");
  if (!reading.period || !is_likely(*reading.period)) return {};
  return reading.period;
}

struct Piece {
  std::size_t begin = 0, end = 0;
  Period period;
};

/// The first period from `from` on, as long as it can be read. `plain` is narrow.
std::optional<Piece> find_piece(const std::string& plain, std::size_t from) {
  for (std::size_t begin = from; begin < plain.size(); utf8::next(plain, begin)) {
    if (begin > 0 && is_sign(plain[begin]) && is_sign(plain[begin - 1])) continue;
    if (plain[begin] == ' ') continue;
    for (std::size_t end = std::min(plain.size(), begin + most_bytes); end > begin + 1; --end) {
      if (end < plain.size() && (static_cast<unsigned char>(plain[end]) & 0xC0) == 0x80) continue;
      if (end < plain.size() && is_digit(plain[end]) && is_digit(plain[end - 1])) continue;
      if (plain[end - 1] == ' ') continue;
      const auto piece = std::string_view(plain).substr(begin, end - begin);
      if (const auto period = read_piece(piece, std::string_view(plain).substr(end))) return Piece{begin, end, *period};
    }
  }
  return {};
}

/// Without what stood around a period: brackets that are empty now, lines and dots at the ends.
std::string tidied(std::string text) {
  for (const std::string_view empty : {"()", "[]", "（）", "〔〕", "【】"})
    for (auto at = text.find(empty); at != std::string::npos; at = text.find(empty)) text.erase(at, empty.size());
  std::string_view rest = trim(text);
  constexpr std::array<std::string_view, 9> ends{"_", "-", "/", ":", "・", "：", "、", "現在", "時点"};
  for (bool more = true; more;) {
    more = false;
    for (const auto end : ends) {
      if (rest.starts_with(end)) rest.remove_prefix(end.size()), more = true;
      if (rest.ends_with(end)) rest.remove_suffix(end.size()), more = true;
    }
    if (rest.starts_with("の") || rest.starts_with("末")) rest.remove_prefix(std::string_view("の").size()), more = true;
    rest = trim(rest);
  }
  return std::string(rest);
}

}  // namespace

DatedWords split_period(std::string_view words) {
  if (words.size() > most_words) return {{}, std::string(words)};
  const auto plain = model::narrow(words);
  const auto found = find_piece(plain, 0);
  if (!found) return {{}, std::string(trim(words))};
  if (const auto again = find_piece(plain, found->end); again && again->period != found->period)
    return {{}, std::string(trim(words))};
  auto rest = plain.substr(0, found->begin);
  const auto after = std::string_view(plain).substr(found->end);
  if (!rest.empty() && !after.empty() && rest.back() != ' ' && after.front() != ' ' && is_sign(rest.back())) rest += ' ';
  rest += after;
  return {found->period, tidied(std::move(rest))};
}

std::optional<Period> read_period_cell(std::string_view cell) {
  const auto plain = model::narrow(cell);
  if (plain.empty() || plain.size() > most_bytes) return {};
  return read_piece(plain, {});
}

UnitWords split_unit(std::string_view words) {
  const auto [before, inside] = split_last_bracket(words);
  if (inside.empty() || before.empty()) return {std::string(trim(words)), {}};
  auto unit = model::canonical_unit(inside);
  std::string_view counted = unit;
  for (const std::string_view multiple : {"十億", "百万", "千", "万", "億"})
    if (model::skip(counted, multiple)) break;
  if (!model::is_known_unit(std::string(counted)) && !model::is_known_unit(unit)) return {std::string(trim(words)), {}};
  return {trimmed(before), unit};
}

}  // namespace kuiki::intake
