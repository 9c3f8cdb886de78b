#include "store/number_format.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "base/utf8.h"
#include "model/fiscal.h"

namespace kuiki::store {
namespace {

struct DayParts {
  long year = 0, month = 0, day = 0;
};

DayParts day_of_serial(double serial) {
  // Days since 1899-12-30, by the civil-from-days rule of the proleptic Gregorian calendar (H. Hinnant).
  const long z = static_cast<long>(std::floor(serial)) - 25569 + 719468;
  const long era = (z >= 0 ? z : z - 146096) / 146097;
  const long doe = z - era * 146097;
  const long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const long mp = (5 * doy + 2) / 153;
  const long month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

/// What a format code says, sign by sign.
struct Scan {
  std::string before, after;
  bool digits = false, percent = false, year = false, month = false, day = false, hour = false, era = false;
  int trailing_commas = 0;

  void word(std::string_view text) {
    auto& side = digits || year ? after : before;
    side += text;
  }
  void sign(char c) {
    switch (c) {
      case '0':
      case '#':
      case '?':
        digits = true;
        trailing_commas = 0;
        break;
      case ',':
        if (digits) ++trailing_commas;
        break;
      case '%':
        percent = true;
        break;
      case 'y':
      case 'Y':
        year = true;
        break;
      case 'e':
      case 'g':
        year = true;
        era = true;
        break;
      case 'm':
      case 'M':
        month = true;
        break;
      case 'd':
      case 'D':
        day = true;
        break;
      case 'h':
      case 'H':
        hour = true;
        break;
      default:
        break;
    }
  }
};

/// Signs that only colour or space a number say nothing.
bool says_something(std::string_view words) { return words.find_first_not_of(" ()+-_$/.:,") != words.npos; }

}  // namespace

NumberFormat read_number_format(std::string_view code) {
  Scan scan;
  if (code == "General" || code == "@") return {};
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      const auto end = std::min(code.find('"', i + 1), code.size());
      scan.word(code.substr(i + 1, end - i - 1));
      i = end;
    } else if (c == '[') {
      i = std::min(code.find(']', i), code.size());
    } else if (c == '\\') {
      auto next = ++i;
      if (next >= code.size()) break;
      utf8::next(code, next);
      scan.word(code.substr(i, next - i));
      i = next - 1;
    } else if (c == '_' || c == '*') {
      ++i;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      auto next = i;
      utf8::next(code, next);
      scan.word(code.substr(i, next - i));
      i = next - 1;
    } else if (c == 'E' && scan.digits) {
      continue;  // 0.00E+00
    } else {
      scan.sign(c);
    }
  }
  NumberFormat format;
  if (scan.percent) {
    format.kind = NumberFormat::Kind::percent;
    return format;
  }
  const bool date = scan.year || scan.day || (scan.month && !scan.digits && !scan.hour);
  if (date) {
    const bool only_year = scan.year && !scan.month && !scan.day && !scan.hour;
    format.kind = only_year ? NumberFormat::Kind::year : NumberFormat::Kind::day;
    format.era = scan.era;
    if (only_year) format.after = scan.after;
    return format;
  }
  if (says_something(scan.before)) format.before = scan.before;
  if (says_something(scan.after)) format.after = scan.after;
  // 「#,##0,"千円"」 is 345 for 345,000; without words the number stays whole.
  if (!format.after.empty()) format.thousands = scan.trailing_commas;
  return format;
}

NumberFormat builtin_number_format(int id) {
  NumberFormat format;
  if (id == 9 || id == 10) format.kind = NumberFormat::Kind::percent;
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 ||
      id == 58)
    format.kind = NumberFormat::Kind::day;
  return format;
}

std::string digits_of_number(double value) {
  char text[400];
  std::snprintf(text, sizeof text, "%.15g", value);
  const double rounded = std::strtod(text, nullptr);
  const auto [end, error] = std::to_chars(text, text + sizeof text, rounded == 0 ? 0.0 : rounded, std::chars_format::fixed);
  return error == std::errc{} ? std::string(text, end) : std::string();
}

std::string number_text(double value, const NumberFormat& format, bool date1904) {
  using Kind = NumberFormat::Kind;
  if (format.kind == Kind::percent) return digits_of_number(value * 100) + "%";
  if (format.kind == Kind::day || format.kind == Kind::year) {
    const double serial = value + (date1904 ? 1462 : 0);
    if (serial < 1 || serial >= 2958466) return digits_of_number(value);
    const auto date = day_of_serial(serial);
    if (format.kind == Kind::day) return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    const std::string after = format.after.empty() ? "年" : format.after;
    if (format.era) {
      const model::Day day{static_cast<int>(date.year), static_cast<int>(date.month), static_cast<int>(date.day)};
      if (const auto era = model::era_year_of(day))
        return fmt::format("{}{}{}", model::era_name(era->era).ja, era->year, after);
    }
    return fmt::format("{}{}", date.year, after);
  }
  if (format.before.empty() && format.after.empty()) return digits_of_number(value);
  return format.before + digits_of_number(value / std::pow(1000.0, format.thousands)) + format.after;
}

}  // namespace kuiki::store
