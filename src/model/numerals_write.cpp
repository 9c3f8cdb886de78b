#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/number.h"
#include "model/fiscal.h"
#include "model/numerals.h"
#include "model/units.h"

namespace kuiki::model {
namespace {

constexpr std::array<std::pair<double, std::string_view>, 9> multiples = {
    {{1, ""}, {10, "十"}, {1e2, "百"}, {1e3, "千"}, {1e4, "万"}, {1e6, "百万"}, {1e8, "億"}, {1e11, "千億"}, {1e12, "兆"}}};

/// 2億2,000万: from 1億 where whole in 万; money from 1万 where whole in 千 (563万5,000).
std::string natural(double value, std::string_view unit, int decimals) {
  const double size = std::abs(value);
  const bool large = size >= 1e8 || (unit == "円" && size >= 1e4);
  if (!large || size >= 1e16 || std::fmod(size, unit == "円" ? 1e3 : 1e4) != 0) return format_number(value, decimals);
  std::string out = value < 0 ? "−" : "";
  double rest = size;
  for (const auto& [power, sign] : {std::pair{1e12, "兆"}, std::pair{1e8, "億"}, std::pair{1e4, "万"}}) {
    const double n = std::floor(rest / power);
    rest -= n * power;
    if (n > 0) out += format_number(n, 0) + sign;
  }
  if (rest > 0) out += format_number(rest, 0);
  return out;
}

/// 164.9 billion, where the value is large and three decimals carry it.
std::string in_english(double value, std::string_view unit, int decimals) {
  const double size = std::abs(value);
  const bool large = size >= 1e8 || (unit == "円" && size >= 1e6);
  if (large)
    for (const auto& [power, name] : {std::pair{1e12, "trillion"}, std::pair{1e9, "billion"}, std::pair{1e6, "million"}})
      if (size >= power && decimals_of(value / power, 4) <= 3)
        return format_number(value / power, decimals_of(value / power)) + " " + name;
  return format_number(value, decimals);
}

bool is_symbol_close(std::string_view unit) { return unit == "%" || unit == "‰" || unit == "℃"; }

std::string ordinal(long n) {
  const long tens = n % 100;
  if (tens >= 11 && tens <= 13) return "th";
  return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

}  // namespace

int decimals_of(double value, int most) {
  if (!std::isfinite(value)) return 0;
  double unit = 1;
  for (int places = 0; places < most; ++places, unit *= 10)
    if (std::abs(std::round(value * unit) / unit - value) <= 1e-9 * std::max(1.0, std::abs(value))) return places;
  return most;
}

std::string write_numeral(const Numeral& n, Multiple multiple) {
  if (!std::isfinite(n.value)) return n.part + "－";
  std::string number;
  const auto found = std::ranges::find(multiples, n.scale, &std::pair<double, std::string_view>::first);
  if (multiple == Multiple::printed && found != multiples.end()) {
    const double shown = n.value / n.scale;
    number = format_number(shown, std::max(n.decimals, decimals_of(shown))) + std::string(found->second);
  } else if (multiple == Multiple::printed && n.scale == 0 && n.unit != "%") {
    number = natural(n.value, "円", decimals_of(n.value));
  } else if (multiple == Multiple::natural) {
    number = natural(n.value, n.unit, std::max(n.scale == 1 ? n.decimals : 0, decimals_of(n.value)));
  } else {
    number = format_number(n.value, std::max(n.scale == 1 ? n.decimals : 0, decimals_of(n.value)));
  }
  std::string text = n.part;
  if (n.qualifier == Qualifier::floor) text += "下限値";
  if (n.cumulative) text += "累計";
  if (n.approximate) text += "約";
  if (n.plus) text += "+";
  text += number + n.unit;
  if (n.qualifier == Qualifier::at_least) text += n.strict ? "超" : "以上";
  if (n.qualifier == Qualifier::at_most) text += n.strict ? "未満" : "以下";
  if (n.qualifier == Qualifier::change)
    text += n.change < 0 ? (n.unit == "分" ? "短縮" : "削減") : n.change > 0 ? "増加" : "改善";
  if (n.period) text += "（" + period_label(*n.period, YearStyle::japanese).ja + "）";
  if (!n.remark.empty()) text += "（" + n.remark + "）";
  return text;
}

std::string unit_with_multiple(std::string_view unit, double scale) {
  const auto found = std::ranges::find(multiples, scale, &std::pair<double, std::string_view>::first);
  return (found == multiples.end() ? std::string{} : std::string(found->second)) + std::string(unit);
}

Text plan_unit(std::string_view unit, std::string_view unit_en, double scale) {
  const std::string plain(unit_en.empty() ? unit : unit_en);
  const char* multiple = scale == 1e3 ? "thousand " : scale == 1e6 ? "million " : "";
  return {unit_with_multiple(unit, scale), multiple + plain};
}

Text write_in(double value, double scale, std::string_view unit, std::string_view unit_en, int decimals) {
  const auto multiple = std::ranges::find(multiples, scale, &std::pair<double, std::string_view>::first);
  if (!std::isfinite(value) || multiple == multiples.end()) return write_value(value, unit, unit_en, decimals);
  const double shown = value / scale;
  const int places = decimals >= 0 ? decimals : decimals_of(shown);
  const auto digits = format_number(shown, places);
  // What is written is the rounded figure; English has no word for 万 and 億.
  const double step = std::pow(10.0, places);
  const double rounded = std::round(shown * step) / step * scale;
  Text text = write_value(rounded, unit, unit_en, scale == 1 ? places : 0);
  if (scale == 1e3 || scale == 1e6) {
    const auto words = unit_en.empty() ? unit_in_english(unit, 2) : std::string(unit_en);
    text.en = digits + (scale == 1e3 ? " thousand" : " million") + (words.empty() ? "" : " ") + words;
  }
  text.ja = digits + std::string(multiple->second) + std::string(unit);
  return text;
}

Text write_value(double value, std::string_view unit, std::string_view unit_en, int decimals) {
  if (!std::isfinite(value)) return {"－", "–"};
  const int places = decimals >= 0 ? decimals : decimals_of(value);
  Text text{natural(value, unit, places) + std::string(unit), in_english(value, unit, places)};
  const bool ours = unit_en.empty() || unit_en == unit_in_english(unit, 2);  // the tables hold the plural
  if (unit == "位" && ours && places == 0) {
    text.en += ordinal(std::lround(std::abs(value)));
    return text;
  }
  if (const std::string words = ours ? unit_in_english(unit, value) : std::string(unit_en); !words.empty()) {
    text.en += (is_symbol_close(words) ? "" : " ") + words;
  }
  return text;
}

}  // namespace kuiki::model
