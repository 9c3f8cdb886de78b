#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "model/fiscal.h"
#include "model/numeral_digits.h"
#include "model/numeral_text.h"
#include "model/numerals.h"
#include "model/units.h"

namespace kuiki::model {
namespace {

bool contains(std::string_view text, std::string_view word) { return text.find(word) != text.npos; }

template <class Words>
bool contains_any(std::string_view text, const Words& words) {
  for (const std::string_view word : words)
    if (contains(text, word)) return true;
  return false;
}

constexpr std::array<std::string_view, 18> unmeasured = {
    "未計測", "未測定", "未調査", "計測なし", "データなし", "測定不能", "該当なし",     "不明",   "未集計",
    "不詳",   "秘匿",   "非公表", "未公表",   "欠測",       "欠損",     "該当数値なし", "未把握", "算出不能"};
constexpr std::array<std::string_view, 6> pending = {"調査予定", "調査中", "集計中", "公表前", "確定前", "公表待ち"};
/// Words for nothing in statistics, data bases and their exports; χ stands for X in older official tables.
constexpr std::array<std::string_view, 21> nothing_words = {"N/A",  "n/a",  "NA",     "N.A.", "n.a.", "ND",  "N.D.",
                                                            "n.d.", "NULL", "null",   "Null", "None", "NaN", "nan",
                                                            "NAN",  "<NA>", "<Null>", "X",    "x",    "χ",   "Χ"};
constexpr std::array<std::string_view, 5> unset = {"設定しない", "設定なし", "未設定", "目標なし", "設定せず"};

/// Only dashes, only dots, only stars, X or N/A: the cell says that there is nothing.
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

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != text.npos; }

/// 前年度より改善, 対前年度比向上.
bool is_improvement(std::string_view text) {
  return !has_digit(text) && contains(text, "前年") && (contains(text, "改善") || contains(text, "向上"));
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

/// A number phrase without brackets. The cell is `wrong` where digits were misread, no value where it is words.
struct Phrase {
  std::optional<Numeral> numeral;
  Text wrong;
};

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

/// 小88.2% 中76.0%. Nothing where the text is not split by parts.
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

/// The brackets and ※ notes of a cell, taken out of `main`.
struct Asides {
  std::string main;
  std::vector<std::string> notes;
};

Asides split_asides(std::string_view t) {
  Asides result;
  while (!t.empty()) {
    if (skip(t, "※")) {
      result.notes.emplace_back(trimmed(t));
      break;
    }
    if (t.starts_with('(') || t.starts_with("〔") || t.starts_with('[')) {
      const std::string_view close = t.starts_with('(') ? ")" : t.starts_with('[') ? "]" : "〕";
      t.remove_prefix(t.starts_with("〔") ? std::string_view("〔").size() : 1);
      const auto end = std::min(t.find(close), t.size());
      result.notes.emplace_back(trimmed(t.substr(0, end)));
      t.remove_prefix(std::min(end + close.size(), t.size()));
      continue;
    }
    result.main += t[0];
    t.remove_prefix(1);
  }
  result.main = std::string(trimmed(result.main));
  return result;
}

/// H25 · H30年度数値 · 令和2年4月1日現在.
std::optional<Period> aside_period(std::string_view note) {
  for (const std::string_view tail : {"数値", "の値", "値", "実績", "調査", "現在", "時点"})
    if (cut(note, tail)) note = trimmed(note);
  cut(note, "の");
  return read_period(note).period;
}

Cell of_kind(Cell::Kind kind, std::string_view words, Text why = {}) {
  return {kind, {}, std::string(words), std::move(why)};
}

}  // namespace

Cell read_cell(std::string_view printed, std::string_view unit) {
  using enum Cell::Kind;
  const std::string plain = narrow(printed);
  const std::string as_printed = std::string(trimmed(printed));
  std::string_view t = plain;
  if (skip(t, "'")) t = trimmed(t);  // a spreadsheet's mark for text
  if (t.empty()) return of_kind(empty, as_printed);
  if (t.starts_with('#'))
    return of_kind(wrong, as_printed,
                   say("表計算の誤り値「{}」です。元の表の式を直してください。",
                       "\"{}\" is a spreadsheet error: mend the formula in the table.", plain));
  if (contains_any(t, unset)) return of_kind(not_set, as_printed);
  if (is_improvement(t)) return of_kind(improve, as_printed);
  if (is_dash(t)) return of_kind(not_measured, as_printed);

  auto asides = split_asides(t);
  bool bracketed = false;
  if (asides.main.empty() && asides.notes.size() == 1) {  // （下限値 96.2%） stands alone
    asides.main = asides.notes[0];
    asides.notes.clear();
    bracketed = true;
  }
  for (const auto& note : asides.notes) {
    if (contains_any(note, pending)) return of_kind(survey_pending, as_printed);
    if (contains_any(note, unmeasured)) return of_kind(not_measured, as_printed);
  }
  if (is_dash(asides.main)) return of_kind(not_measured, as_printed);
  if (!has_digit(asides.main)) {
    if (contains_any(asides.main, pending)) return of_kind(survey_pending, as_printed);
    if (contains_any(asides.main, unmeasured)) return of_kind(not_measured, as_printed);
  }

  std::string_view main = asides.main;
  std::optional<Period> period;
  if (bracketed) {  // （平成27年度 40%）: the year before the figure
    if (const auto space = main.find(' '); space != main.npos)
      if (period = aside_period(main.substr(0, space)); period) main = trimmed(main.substr(space));
  }
  Cell cell = of_kind(numbers, as_printed);
  auto phrase = read_parts(main, canonical_unit(unit), cell.numbers);
  if (!phrase) {
    phrase = read_phrase(main, canonical_unit(unit));
    if (phrase->numeral) cell.numbers.push_back(*phrase->numeral);
  }
  if (!phrase->wrong.empty())
    return of_kind(wrong, as_printed,
                   say("「{}」は数として読めません。{}", "\"{}\" cannot be read as a number. {}", plain, phrase->wrong));
  if (!phrase->numeral) return of_kind(Cell::Kind::words, as_printed);

  for (const auto& note : asides.notes) {
    if (note.starts_with("下限")) {
      auto floor = read_phrase(note, canonical_unit(unit));
      if (floor.numeral) {
        cell.numbers.push_back(*floor.numeral);
        continue;
      }
    }
    auto& n = cell.numbers.front();
    if (const auto when = aside_period(note)) {
      period = when;
    } else {
      n.remark += (n.remark.empty() ? "" : "、") + note;
    }
  }
  for (auto& n : cell.numbers) n.period = period;
  return cell;
}

}  // namespace kuiki::model
