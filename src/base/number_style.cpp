#include "base/number_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

#include "base/number.h"

namespace kuiki {

namespace {

constexpr double multiples_from = 1e8;        ///< smaller ones are read as they are: 12,345,678
constexpr int most_multiple_places = 2;       ///< 1.23億; with more of them the number itself is easier to read
constexpr int most_digits = 15;               ///< of a number in one unit; a double holds no more
constexpr double tiny_below = 0.01;           ///< smaller ones with many places are read as ×10⁻ⁿ
constexpr int most_plain_places_of_tiny = 4;  ///< 0.0012

struct Multiple {
  double unit;
  Text suffix;
};

const std::array<Multiple, 4>& multiples_in(Lang lang) {
  static const std::array<Multiple, 4> japanese = {
      {{1e16, plain("京")}, {1e12, plain("兆")}, {1e8, plain("億")}, {1e4, plain("万")}}};
  static const std::array<Multiple, 4> english = {
      {{1e15, plain(" quadrillion")}, {1e12, plain(" trillion")}, {1e9, plain(" billion")}, {1e6, plain(" million")}}};
  return lang == Lang::ja ? japanese : english;
}

std::string superscript(int n) {
  static constexpr std::array<const char*, 10> digits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out = n < 0 ? "⁻" : "";
  for (const char c : std::to_string(std::abs(n))) out += digits[static_cast<std::size_t>(c - '0')];
  return out;
}

std::string power_of_ten(int n) { return "×10" + superscript(n); }

/// −1.5×10²⁹⁹; zero has no power.
std::string with_own_power(double value, int decimals) {
  if (value == 0) return "0";
  const std::string text = fmt::format("{:.{}e}", std::abs(value), decimals);
  const auto at = text.find('e');
  const int power = std::atoi(text.c_str() + at + 1);
  return (value < 0 ? "−" : "") + text.substr(0, at) + (power == 0 ? "" : power_of_ten(power));
}

double largest_of(std::span<const double> values) {
  double largest = 0;
  for (const double v : values)
    if (std::isfinite(v)) largest = std::max(largest, std::abs(v));
  return largest;
}

bool all_apart(const NumberNeeds& needs, const NumberStyle& style, Lang lang) {
  return std::ranges::all_of(needs.apart, [&](const auto& pair) {
    return pair.first == pair.second || write_number(pair.first, style, lang) != write_number(pair.second, style, lang);
  });
}

/// In another unit nothing that is something may look like nothing: 0億.
bool shows_all(const NumberNeeds& needs, const NumberStyle& style, Lang lang) {
  const std::string nothing = write_number(0, style, lang);
  return std::ranges::none_of(needs.written,
                              [&](double v) { return v != 0 && write_number(std::abs(v), style, lang) == nothing; });
}

/// The least number of places, `from` or more, at which all is told apart; `most` where none is enough.
int places_for(const NumberNeeds& needs, NumberStyle style, int from, int most, Lang lang) {
  for (style.decimals = from; style.decimals < most; ++style.decimals)
    if (all_apart(needs, style, lang)) break;
  return style.decimals;
}

std::vector<double> in_unit(std::span<const double> values, double unit) {
  std::vector<double> scaled(values.begin(), values.end());
  for (double& v : scaled) v /= unit;
  return scaled;
}

int digits_before_point(double v) { return v < 1 ? 1 : static_cast<int>(std::floor(std::log10(v))) + 1; }

std::optional<NumberStyle> in_multiples(const NumberNeeds& needs, double largest, Lang lang) {
  for (const auto& multiple : multiples_in(lang)) {
    if (multiple.unit > largest || largest / multiple.unit >= 1e5) continue;
    NumberStyle style{multiple.unit, 0, multiple.suffix, false};
    const int from = decimals_for(in_unit(needs.written, multiple.unit), most_multiple_places + 1);
    style.decimals = places_for(needs, style, from, most_multiple_places + 1, lang);
    if (style.decimals <= most_multiple_places && shows_all(needs, style, lang)) return style;
  }
  return {};
}

/// All with the same power of ten, the greatest that leaves the largest below 1,000.
std::optional<NumberStyle> with_one_power(const NumberNeeds& needs, double largest, int places, Lang lang) {
  const int up =
      largest < 1 ? static_cast<int>(std::floor(2.999999 - std::log10(largest))) : -digits_before_point(largest) + 1;
  const int n = largest < 1 ? std::min(places, up) : up;
  if (std::abs(n) > 300) return {};
  NumberStyle style{std::pow(10, -n), 0, plain(power_of_ten(-n)), false};
  const int from = decimals_for(in_unit(needs.written, style.unit), most_multiple_places + 1);
  style.decimals = places_for(needs, style, from, most_multiple_places + 1, lang);
  if (style.decimals > most_multiple_places || !shows_all(needs, style, lang)) return {};
  return style;
}

NumberStyle with_own_powers(const NumberNeeds& needs, Lang lang) {
  NumberStyle style;
  style.scientific = true;
  const auto off = [&](int places) {
    return std::ranges::any_of(needs.written, [&](double v) {
      return std::isfinite(v) && v != 0 &&
             std::abs(std::strtod(fmt::format("{:.{}e}", v, places).c_str(), nullptr) - v) > std::abs(v) * 0.002;
    });
  };
  int from = 0;
  while (from < 2 && off(from)) ++from;
  style.decimals = places_for(needs, style, from, 17, lang);
  return style;
}

}  // namespace

std::string write_number(double value, const NumberStyle& style, Lang lang) {
  if (!std::isfinite(value)) return {};
  if (style.scientific) return with_own_power(value, style.decimals);
  return format_number(value / style.unit, style.decimals) + style.suffix.in(lang);
}

NumberStyle number_style(const NumberNeeds& needs, Lang lang) {
  const double largest = largest_of(needs.written);
  if (largest >= multiples_from && needs.multiples)
    if (const auto style = in_multiples(needs, largest, lang)) return *style;
  NumberStyle style;
  // So many places tell any two doubles of this size apart.
  const int most = largest > 0 ? std::clamp(17 - static_cast<int>(std::floor(std::log10(largest))), 0, 340) : 0;
  style.decimals = places_for(needs, style, needs.decimals, std::max(most, needs.decimals), lang);
  const bool tiny = largest > 0 && largest < tiny_below && style.decimals > most_plain_places_of_tiny;
  const bool told = all_apart(needs, style, lang);
  if (told && !tiny && digits_before_point(largest) + style.decimals <= most_digits + (largest < 1 ? 4 : 2)) return style;
  if (largest > 0)
    if (const auto power = with_one_power(needs, largest, style.decimals, lang)) return *power;
  return with_own_powers(needs, lang);
}

}  // namespace kuiki
