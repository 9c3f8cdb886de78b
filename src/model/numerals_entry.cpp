#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/strings.h"
#include "model/numerals.h"
#include "model/units.h"

namespace kuiki::model {
namespace {

bool is_ratio(std::string_view unit) { return unit == "%" || unit == "‰"; }

/// 0.38 beside figures such as 41.2: was 38 meant? Only for a bare number, as a spreadsheet gives a cell shown as 38%.
bool looks_like_fraction(double value, double typical) {
  if (value == 0 || std::abs(value) > 2) return false;
  if (!std::isfinite(typical) || typical == 0) return std::abs(value) < 1;
  return std::abs(std::log(std::abs(100 * value / typical))) < std::abs(std::log(std::abs(value / typical)));
}

/// A bare number where the document prints in 百万円: in that unit, unless the other figures say that it is in 円 already.
bool meant_in_multiple(double value, const Expected& expected) {
  if (expected.scale <= 1) return false;
  const double plain = std::abs(value / expected.typical);
  if (!std::isfinite(plain) || plain == 0) return true;
  return std::abs(std::log(plain * expected.scale)) <= std::abs(std::log(plain));
}

Text about_kind(const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::improve:
      return say("「{}」は目標の言葉です。実績は数値で入力してください。",
                 "\"{}\" is a target's wording: enter the measured figure.", cell.words);
    case Cell::Kind::not_set:
      return say("「{}」は実績の値ではありません。", "\"{}\" is not a measured figure.", cell.words);
    default:
      break;
  }
  return say("「{}」は数として読めません。半角または全角の数字と単位だけを入力してください。",
             "\"{}\" cannot be read as a number: enter digits and the unit only.", cell.words);
}

std::optional<Text> unit_refusal(const Numeral& n, const Expected& expected, const std::string& words) {
  if (n.unit.empty() || expected.unit.empty() || n.unit == expected.unit) return {};
  // 3回 for an indicator counted in 回/年: the rate is the indicator's.
  if (expected.unit.starts_with(n.unit + "/")) return {};
  return say("「{}」の単位は「{}」ですが、この指標の単位は「{}」です。値を確かめ、単位をそろえて入力してください。",
             "\"{}\" is in {}, but this indicator is in {}: check the value and give it in that unit.", words,
             Text{n.unit, unit_in_english(n.unit, 2)}, Text{expected.unit, unit_in_english(expected.unit, 2)});
}

std::optional<Text> part_refusal(const Cell& cell, const Expected& expected) {
  std::string list;
  for (const auto& part : expected.parts) add_part(list, "・", part);
  const auto has = [&](const std::string& part) { return std::ranges::count(cell.numbers, part, &Numeral::part) == 1; };
  if (expected.parts.empty()) {
    if (cell.numbers.size() == 1 && cell.numbers[0].part.empty()) return {};
    return say("「{}」には値が二つ以上ありますが、この指標の値は一つです。",
               "\"{}\" holds several values; this indicator has one.", cell.words);
  }
  if (cell.numbers.size() == expected.parts.size() && std::ranges::all_of(expected.parts, has)) return {};
  return say("この指標は{}に分けて入力します（例：{}80.0 {}85.1）。",
             "This indicator is entered by parts ({0}): e.g. {1}80.0 {2}85.1.", list, expected.parts.front(),
             expected.parts.back());
}

/// Puts the number into the indicator's unit; false where it is refused.
bool take_number(Numeral& n, const Expected& expected, Entry& entry) {
  const auto& words = entry.cell.words;
  if (n.qualifier != Qualifier::exact && n.qualifier != Qualifier::change) {
    entry.refused = say("「{}」は範囲の限り（以上・以下・下限値）です。実績は測った値そのものを入力してください。",
                        "\"{}\" is a bound: enter the measured figure itself.", words);
    return false;
  }
  if (entry.refused = unit_refusal(n, expected, words); entry.refused) return false;
  if (!std::isfinite(n.value)) return true;
  if (is_ratio(expected.unit) && n.unit.empty() && expected.unit == "%" &&
      (expected.fractions_are_percent || looks_like_fraction(n.value, expected.typical))) {
    const double percent = std::round(n.value * 100 * 1e9) / 1e9;
    if (!expected.fractions_are_percent) {
      entry.instead = percent;
      entry.refused =
          say("「{0}」は{1}%の小数表記とみられます。{1}%であれば「{1}%」と、{0}%であれば「{0}%」と入力してください。",
              "\"{0}\" looks like {1}% written as a fraction: enter \"{1}%\" if so, or \"{0}%\" if that is meant.", words,
              format_number(percent, decimals_of(percent)));
      return false;
    }
    n.value = percent;
    n.scale = 1;
  }
  if (n.unit.empty() && n.scale == 1 && meant_in_multiple(n.value, expected)) {
    n.value *= expected.scale;
    n.scale = expected.scale;
  }
  n.unit = expected.unit.empty() ? n.unit : expected.unit;
  if (const double ratio = std::abs(n.value / expected.typical);
      std::isfinite(ratio) && ratio > 0 && (ratio >= 50 || ratio <= 0.02))
    entry.doubt = say("「{}」は他の年の値（{}）と桁が違います。単位（千・万・億）を確かめてください。",
                      "\"{}\" is of another order than the other years ({}): check the multiple.", words,
                      write_in(expected.typical, expected.scale, expected.unit));
  return true;
}

}  // namespace

Entry read_entry(std::string_view typed, const Expected& expected) {
  Entry entry{read_cell(typed, expected.unit), {}, {}, {}};
  auto& cell = entry.cell;
  switch (cell.kind) {
    case Cell::Kind::empty:
    case Cell::Kind::not_measured:
    case Cell::Kind::survey_pending:
      return entry;
    case Cell::Kind::wrong:
      entry.refused = cell.why;
      return entry;
    case Cell::Kind::words:
      if (!expected.milestone) entry.refused = about_kind(cell);
      return entry;
    case Cell::Kind::improve:
    case Cell::Kind::not_set:
      entry.refused = about_kind(cell);
      return entry;
    case Cell::Kind::numbers:
      break;
  }
  if (expected.milestone) {
    entry.refused = say("この指標の実績は「設置」「実施」のような言葉で入力します。「{}」は数です。",
                        "This indicator's state is a word such as 設置 or 実施; \"{}\" is a number.", cell.words);
    return entry;
  }
  if (entry.refused = part_refusal(cell, expected); entry.refused) return entry;
  for (auto& n : cell.numbers)
    if (!take_number(n, expected, entry)) return entry;
  return entry;
}

}  // namespace kuiki::model
