#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "model/fiscal.h"
#include "model/numeral_phrase.h"
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
constexpr std::array<std::string_view, 5> unset = {"設定しない", "設定なし", "未設定", "目標なし", "設定せず"};

/// 前年度より改善, 対前年度比向上.
bool is_improvement(std::string_view text) {
  return !has_digit(text) && contains(text, "前年") && (contains(text, "改善") || contains(text, "向上"));
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

/// A floor is a number of its own, other words are remarks on the first; what is left is the year they are of.
std::optional<Period> take_notes(const std::vector<std::string>& notes, std::string_view unit,
                                 std::vector<Numeral>& numbers) {
  std::optional<Period> period;
  for (const auto& note : notes) {
    const auto floor = note.starts_with("下限") ? read_phrase(note, unit) : Phrase{};
    if (floor.numeral)
      numbers.push_back(*floor.numeral);
    else if (const auto when = aside_period(note))
      period = when;
    else
      add_part(numbers.front().remark, "、", note);
  }
  return period;
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

  if (const auto when = take_notes(asides.notes, canonical_unit(unit), cell.numbers)) period = when;
  for (auto& n : cell.numbers) n.period = period;
  return cell;
}

}  // namespace kuiki::model
