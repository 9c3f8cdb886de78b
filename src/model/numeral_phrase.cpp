#include "model/numeral_phrase.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "model/numeral_digits.h"
#include "model/numeral_text.h"
#include "model/units.h"

namespace kuiki::model {
namespace {

/// Words for nothing in statistics, data bases and their exports; χ stands for X in older official tables.
constexpr std::array<std::string_view, 21> nothing_words = {"N/A",  "n/a",  "NA",     "N.A.", "n.a.", "ND",  "N.D.",
                                                            "n.d.", "NULL", "null",   "Null", "None", "NaN", "nan",
                                                            "NAN",  "<NA>", "<Null>", "X",    "x",    "χ",   "Χ"};

/// The marks of statistical tables: p preliminary, r revised, * see below.
std::string_view mark_meaning(char mark) {
  switch (mark) {
    case 'p':
    case 'P':
      return "速報値";
    case 'r':
      return "改訂値";
    case '*':
      return "*";
    default:
      return {};
  }
}
bool begins_with_figure(std::string_view t) {
  for (const std::string_view sign : {"△", "▲", "-", "+"})
    if (skip(t, sign)) break;
  return !t.empty() && ((t[0] >= '0' && t[0] <= '9') || t[0] == '.');
}

struct Ending {
  std::string_view word;
  Qualifier qualifier;
  bool strict;
};
constexpr std::array<Ending, 8> bounds = {{{"以上", Qualifier::at_least, false},
                                           {"以下", Qualifier::at_most, false},
                                           {"以内", Qualifier::at_most, false},
                                           {"未満", Qualifier::at_most, true},
                                           {"を超える", Qualifier::at_least, true},
                                           {"超え", Qualifier::at_least, true},
                                           {"超", Qualifier::at_least, true},
                                           {"維持", Qualifier::exact, false}}};
constexpr std::array<std::pair<std::string_view, int>, 16> changes = {{{"短縮", -1},
                                                                       {"削減", -1},
                                                                       {"減少", -1},
                                                                       {"低減", -1},
                                                                       {"縮減", -1},
                                                                       {"圧縮", -1},
                                                                       {"低下", -1},
                                                                       {"減", -1},
                                                                       {"増加", 1},
                                                                       {"拡大", 1},
                                                                       {"上昇", 1},
                                                                       {"延伸", 1},
                                                                       {"延長", 1},
                                                                       {"増", 1},
                                                                       {"向上", 0},
                                                                       {"改善", 0}}};

/// Before the number: 累計, 約, △, ¥, 年3回.
struct Head {
  bool negative = false;
  std::string per;
};

Head read_head(std::string_view& t, Numeral& n) {
  Head head;
  for (bool more = true; more;) {
    more = false;
    const auto take = [&](std::string_view word) { return skip(t, word) ? (t = trimmed(t), more = true) : false; };
    if (take("累計") || take("累積") || take("延べ") || take("のべ")) n.cumulative = true;
    if (take("約") || take("およそ") || take("おおむね") || take("概ね") || take("ほぼ")) n.approximate = true;
    if (take("下限値") || take("下限")) n.qualifier = Qualifier::floor;
    if (take("\xC2\xA5") || take("\\")) n.unit = "円";
    if (take("△") || take("▲") || take("-") || take("マイナス")) head.negative = true;
    if (take("+") || take("プラス")) n.plus = true;
    if (auto rest = t; !t.empty() && !mark_meaning(t[0]).empty()) {  // r21.0
      rest.remove_prefix(1);
      if (begins_with_figure(trimmed(rest))) {
        n.remark = mark_meaning(t[0]);
        t = trimmed(rest);
        more = true;
      }
    }
    if (take(":") || take("=")) more = true;
    for (const std::string_view per : {"年", "月", "週"})
      if (auto rest = t; head.per.empty() && skip(rest, per) && has_digit(trimmed(rest).substr(0, 1))) {
        t = trimmed(rest);
        head.per = per;
        more = true;
      }
  }
  return head;
}

/// After the number: unit, rate, bound, change. False where the rest is no unit.
bool read_tail(std::string_view t, const Head& head, std::string_view expected, bool strict_unit, Numeral& n) {
  t = trimmed(t);
  // 16.1p, 16.1%r, 16.1 **; more stars are a cell that was too narrow.
  for (int marks = 0; marks < 2 && !t.empty() && !mark_meaning(t.back()).empty(); ++marks) {
    const auto before = trimmed(t.substr(0, t.size() - 1));
    if (const auto unit = canonical_unit(before);
        !before.empty() && !before.ends_with('*') && !is_known_unit(unit) && unit != expected)
      break;
    n.remark = mark_meaning(t.back());
    t = before;
  }
  if (cut(t, "程度") || cut(t, "前後") || cut(t, "ほど")) {
    n.approximate = true;
    t = trimmed(t);
  }
  const bool wished = cut(t, "が望ましい") || cut(t, "が望ましく");  // 100以上が望ましく: a floor rather than the aim
  for (const auto& ending : bounds)
    if (cut(t, ending.word)) {
      n.qualifier = wished && ending.qualifier == Qualifier::at_least ? Qualifier::floor : ending.qualifier;
      n.strict = ending.strict;
      cut(t, "を");
      t = trimmed(t);
      break;
    }
  for (const auto& [word, sign] : changes)
    if (cut(t, word)) {
      n.qualifier = Qualifier::change;
      n.change = sign;
      cut(t, "の");
      cut(t, "を");
      t = trimmed(t);
      break;
    }
  if (cut(t, "程度")) {
    n.approximate = true;
    t = trimmed(t);
  }
  std::string unit = canonical_unit(t);
  if (unit.empty()) unit = n.unit;
  if (!head.per.empty() && !unit.empty()) unit += "/" + head.per;
  if (strict_unit && unit.empty()) return false;
  if (unit.starts_with("割")) {  // 3割5分: tenths and hundredths
    std::string_view rest = std::string_view(unit).substr(std::string_view("割").size());
    double hundredths = 0;
    if (!rest.empty()) {
      const auto digits = read_digits(rest);
      if (!digits || rest != "分") return false;
      hundredths = digits->value;
    }
    n.value = n.value * 10 + hundredths;
    n.scale = 0;
    n.unit = "%";
    return true;
  }
  if (!unit.empty() && !is_known_unit(unit) && unit != expected) return false;
  n.unit = unit;
  return true;
}

}  // namespace

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != text.npos; }

bool is_dash(std::string_view text) {
  if (std::ranges::find(nothing_words, text) != nothing_words.end()) return true;
  if (text == ".") return true;
  bool any = false;
  int points = 0;
  while (!text.empty()) {
    bool one = skip(text, " ");
    for (const std::string_view dash : {"-", "–", "—", "―", "ー", "─", "━", "*", "…", "‥", "・", "･", "⋯"})
      if (!one && skip(text, dash)) one = any = true;
    if (!one && skip(text, ".")) {
      one = true;
      ++points;
    }
    if (!one) return false;
  }
  return any || points >= 2;
}

Phrase read_phrase(std::string_view t, std::string_view unit) {
  Phrase phrase;
  Numeral n;
  t = trimmed(t);
  const auto head = read_head(t, n);
  const auto digits = read_digits(t);
  if (!digits) return phrase;
  if (!digits->wrong.empty()) {
    phrase.wrong = digits->wrong;
    return phrase;
  }
  if (!std::isfinite(digits->value)) {
    phrase.wrong = {"大きすぎるか小さすぎる数です。", "It is too large or too small a number."};
    return phrase;
  }
  n.value = head.negative && digits->value != 0 ? -digits->value : digits->value;
  n.decimals = digits->decimals;
  n.scale = digits->scale;
  n.grouped = digits->grouped;
  if (!read_tail(t, head, unit, digits->kanji, n)) return phrase;
  // 「十分」 is enough, not ten minutes; 「一部」 is a part, not one copy.
  if (digits->kanji && (n.unit == "分" || n.unit == "部" || n.unit == "定" || n.unit == "式")) return phrase;
  if (n.qualifier == Qualifier::change && n.value < 0) {
    n.value = -n.value;
    n.change = n.change == 0 ? -1 : n.change;
  }
  phrase.numeral = n;
  return phrase;
}

namespace {

struct PartWord {
  std::string_view word, part;
};
/// Longer words first.
constexpr std::array<PartWord, 12> part_words = {{{"小学校", "小"},
                                                  {"小学生", "小"},
                                                  {"児童", "小"},
                                                  {"小", "小"},
                                                  {"中学校", "中"},
                                                  {"中学生", "中"},
                                                  {"中", "中"},
                                                  {"男性", "男"},
                                                  {"男", "男"},
                                                  {"女性", "女"},
                                                  {"女子", "女"},
                                                  {"女", "女"}}};

/// A part word at the beginning with a number or dash after it; moves to what follows the word.
std::string_view take_part(std::string_view& t) {
  for (const auto& [word, part] : part_words) {
    auto rest = t;
    if (!skip(rest, word)) continue;
    skip(rest, "子");
    rest = trimmed(rest);
    skip(rest, ":");
    rest = trimmed(rest);
    const auto one = rest.substr(0, 1);
    if (!has_digit(one) && one != "-" && one != "+" && !rest.starts_with("△") && !rest.starts_with("▲") &&
        !rest.starts_with("—") && !rest.starts_with("約"))
      continue;
    t = rest;
    return part;
  }
  return {};
}

}  // namespace

std::optional<Phrase> read_parts(std::string_view t, std::string_view unit, std::vector<Numeral>& numbers) {
  auto part = take_part(t);
  if (part.empty()) return {};
  while (!part.empty()) {
    // The phrase reaches to the next part word that has a number.
    std::size_t end = 0;
    std::string_view next_part, next_text;
    for (; end < t.size(); ++end) {
      auto rest = t.substr(end);
      if (next_part = take_part(rest); !next_part.empty()) {
        next_text = rest;
        break;
      }
    }
    auto phrase_text = trimmed(t.substr(0, end));
    for (const std::string_view mark : {"/", "・", "、", ",", ";", "。"})
      if (cut(phrase_text, mark)) phrase_text = trimmed(phrase_text);
    Numeral n;
    if (!is_dash(phrase_text)) {
      auto phrase = read_phrase(phrase_text, unit);
      if (!phrase.numeral) return phrase;
      n = *phrase.numeral;
    }
    n.part = part;
    numbers.push_back(n);
    part = next_part;
    t = next_text;
  }
  return Phrase{numbers.back(), {}};
}

}  // namespace kuiki::model
