#include "model/period.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kuiki::model {
namespace {

std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return {};
  if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return {};
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_day(int year, int month, int day) {
  static constexpr std::array<int, 12> lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || day > lengths[static_cast<std::size_t>(month - 1)]) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month != 2 || day < 29 || leap;
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  Period p;
  if (text.size() == 13 && text.starts_with("FY") && text[6] == '/' && text.substr(7, 2) == "FY") {
    const auto first = digits(text.substr(2, 4), 4), last = digits(text.substr(9), 4);
    if (!first || !last || *first > *last) return {};
    p.kind = Period::Kind::span;
    p.year = *first;
    p.last_year = *last;
    return p;
  }
  if (text.size() == 6 && (text.starts_with("FY") || text.starts_with("CY"))) {
    const auto year = digits(text.substr(2), 4);
    if (!year) return {};
    p.kind = text[0] == 'F' ? Period::Kind::fiscal_year : Period::Kind::calendar_year;
    p.year = *year;
    return p;
  }
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const auto y = digits(text.substr(0, 4), 4), m = digits(text.substr(5, 2), 2), d = digits(text.substr(8), 2);
    if (!y || !m || !d || !is_day(*y, *m, *d)) return {};
    p.kind = Period::Kind::day;
    p.year = *y;
    p.month = *m;
    p.day = *d;
    return p;
  }
  return {};
}

std::string to_string(const Period& p) {
  switch (p.kind) {
    case Period::Kind::fiscal_year:
      return fmt::format("FY{:04}", p.year);
    case Period::Kind::calendar_year:
      return fmt::format("CY{:04}", p.year);
    case Period::Kind::span:
      return fmt::format("FY{:04}/FY{:04}", p.year, p.last_year);
    case Period::Kind::day:
      break;
  }
  return fmt::format("{:04}-{:02}-{:02}", p.year, p.month, p.day);
}

Text period_label(const Period& p) {
  if (p == Period{}) return {};
  switch (p.kind) {
    case Period::Kind::fiscal_year:
      return say("{}年度", "FY{}", p.year);
    case Period::Kind::calendar_year:
      return say("{}年", "{}", p.year);
    case Period::Kind::span:
      return {fmt::format("{}〜{}年度", p.year, p.last_year), fmt::format("FY{}–{}", p.year, p.last_year)};
    case Period::Kind::day:
      break;
  }
  return {fmt::format("{}年{}月{}日", p.year, p.month, p.day),
          fmt::format("{} {} {}", p.day, months[static_cast<std::size_t>(p.month - 1)], p.year)};
}

int year_of(const Period& p) { return p.kind == Period::Kind::span ? p.last_year : p.year; }

}  // namespace kuiki::model
