#include "intake/sentinel.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "model/numeral_text.h"

namespace kuiki::intake {
namespace {

/// How far a number must lie from the others to be suspected.
enum class Form {
  none,
  weak,    ///< only where repeated: −1, 999
  usual,   ///< −99, −9999, 99999999
  extreme  ///< the end of a type
};

bool near(double value, double of) { return std::abs(value - of) <= 1e-5 * of; }

bool ends_with_nines(double size) {
  // 99, 9999, 89999999; with decimals 99.9, 9999.99.
  for (const double shift : {1.0, 10.0, 100.0}) {
    const double whole = size * shift;
    if (whole > 1e15) return false;
    if (std::abs(whole - std::round(whole)) < 1e-9 * whole) return std::fmod(std::round(whole) + 1, 100) == 0;
  }
  return false;
}

Form form_of_digits(double value) {
  char text[40];
  const auto [end, error] = std::to_chars(text, text + sizeof text, std::abs(value), std::chars_format::fixed);
  if (error != std::errc{}) return Form::none;
  std::string digits(text, end);
  const auto point = digits.find('.');
  const auto whole = point == std::string::npos ? digits.size() : point;
  if (point != std::string::npos) digits.erase(point, 1);
  const bool same = digits.find_first_not_of(digits[0]) == std::string::npos;
  const bool nines = digits.find_first_not_of('9', 1) == std::string::npos;
  const bool negative = value < 0;
  if (same && digits[0] == '9') {
    if (negative) return whole >= 2 ? Form::usual : Form::none;
    return whole >= 5 ? Form::usual : whole >= 3 ? Form::weak : Form::none;
  }
  if (same && (digits[0] == '8' || digits[0] == '7') && whole >= 3) return negative && whole >= 4 ? Form::usual : Form::weak;
  if (nines && negative && whole >= 5) return Form::usual;
  return Form::none;
}

Form form_of(double value) {
  const double size = std::abs(value);
  if (size < 99) return value == -1 || (value < 0 && size == 9) ? Form::weak : Form::none;
  if (size >= 1.6e308) return Form::extreme;
  for (const double end : {static_cast<double>(FLT_MAX), 1.70141183e38, 9.96920997e36})
    if (near(size, end)) return Form::extreme;
  for (const double end : {32768.0, 2147483648.0, 2147483647.0, 9223372036854775808.0})
    if (value < 0 && size == end) return Form::usual;
  for (const double end : {65535.0, 2147483647.0, 4294967295.0, 9223372036854775808.0, 1e20, 1e30})
    if (value > 0 && size == end) return Form::usual;
  if (value < 0 && (size == 32767 || size == 1e20 || size == 1e30)) return Form::usual;
  // Series of marks: −9999, −9998, −9997.
  if (value == -9998 || value == -9997 || value == -99998 || value == -99997) return Form::usual;
  const double last = std::fmod(size, 100);
  if (last != 77 && last != 88 && !ends_with_nines(size)) return Form::none;
  return form_of_digits(value);
}

struct Range {
  double least = std::numeric_limits<double>::infinity(), greatest = -std::numeric_limits<double>::infinity();
  std::size_t count = 0;
  void take(double value) {
    least = std::min(least, value);
    greatest = std::max(greatest, value);
    ++count;
  }
};

bool is_suspected(const Sentinel& mark, Form form, const Range& rest) {
  if (form == Form::extreme) return rest.count == 0 || std::max(std::abs(rest.least), std::abs(rest.greatest)) < 1e30;
  if (rest.count == 0) return form == Form::usual && mark.value <= -9999;
  if (mark.value >= rest.least && mark.value <= rest.greatest) return false;
  const double gap = mark.value < rest.least ? rest.least - mark.value : mark.value - rest.greatest;
  const double spread = rest.greatest - rest.least;
  const double size = std::max(std::abs(rest.least), std::abs(rest.greatest));
  if (form == Form::weak) {
    if (mark.count < 2) return false;
    // −1 among counts that are all well above it.
    if (mark.value < 0 && rest.least >= 10) return true;
    return gap > 4 * std::max(spread, size / 100);
  }
  if (mark.value < 0 && rest.least >= 0) return true;
  return gap > 4 * std::max(spread, size / 100);
}

}  // namespace

std::vector<Sentinel> suspected_sentinels(std::span<const double> values) {
  std::map<double, std::size_t> candidates;
  Range rest;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    if (form_of(value) == Form::none)
      rest.take(value);
    else
      ++candidates[value];
  }
  // Many different ones are data: rows of prices that end with 99.
  std::vector<Sentinel> found;
  if (candidates.size() > 8) return found;
  for (const auto& [value, count] : candidates) {
    const Sentinel mark{value, count};
    if (is_suspected(mark, form_of(value), rest)) found.push_back(mark);
  }
  return found;
}

std::vector<Sentinel> blank_out(std::span<double> values, std::span<const double> marks) {
  std::vector<Sentinel> counts;
  counts.reserve(marks.size());
  for (const double mark : marks) counts.push_back({mark, 0});
  if (counts.empty()) return counts;
  for (double& value : values) {
    for (auto& mark : counts) {
      // A float column holds −9999.9 only nearly.
      if (value != mark.value && !(std::abs(value - mark.value) <= 1e-7 * std::abs(mark.value))) continue;
      ++mark.count;
      value = std::numeric_limits<double>::quiet_NaN();
      break;
    }
  }
  return counts;
}

std::optional<std::vector<double>> parse_no_data(std::string_view text) {
  const auto plain = model::narrow(text);
  std::vector<double> values;
  if (plain == "none" || plain == "None" || plain == "なし" || plain == "無し") return values;
  for (std::size_t i = 0; i < plain.size();) {
    const auto end = std::min(plain.find_first_of(", ", i), plain.size());
    const auto one = plain.substr(i, end - i);
    i = end + 1;
    if (one.empty()) continue;
    double value = 0;
    const auto* first = one.data() + (one[0] == '+' ? 1 : 0);
    const auto [stop, error] = std::from_chars(first, one.data() + one.size(), value);
    if (error != std::errc{} || stop != one.data() + one.size()) return {};
    values.push_back(value);
  }
  if (values.empty()) return {};
  return values;
}

std::string sentinel_text(double value) {
  const double size = std::abs(value);
  const std::string digits = size < 1e16 ? fmt::format("{}", size) : fmt::format("{:.6e}", size);
  return (value < 0 ? "−" : "") + (digits.ends_with(".0") ? digits.substr(0, digits.size() - 2) : digits);
}

Text sentinel_warning(const std::vector<Sentinel>& found, const std::string& column) {
  Text list;
  for (const auto& mark : found) {
    const Text one = say("{}（{}件）", "{} ({} times)", sentinel_text(mark.value), mark.count);
    list = list.empty() ? one : say("{}、{}", "{}, {}", list, one);
  }
  return say(
      "列「{}」の {} は「データなし」の印とみて、値として扱いません。値であれば --no-data none を、ほかの値も印であれば "
      "--no-data にその値を指定してください。",
      "column \"{}\": {} taken for \"no data\"; if it is a value, say --no-data none; name other such values with "
      "--no-data",
      column, list);
}

}  // namespace kuiki::intake
