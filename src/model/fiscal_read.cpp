#include <array>
#include <charconv>

#include "model/fiscal.h"
#include "model/numeral_text.h"

namespace kuiki::model {
namespace {

struct EraMark {
  std::string_view mark;
  Era era;
};
constexpr std::array<EraMark, 18> marks = {{{"明治", Era::meiji},
                                            {"大正", Era::taisho},
                                            {"昭和", Era::showa},
                                            {"平成", Era::heisei},
                                            {"令和", Era::reiwa},
                                            {"㍾", Era::meiji},
                                            {"㍽", Era::taisho},
                                            {"㍼", Era::showa},
                                            {"㍻", Era::heisei},
                                            {"㋿", Era::reiwa},
                                            {"M", Era::meiji},
                                            {"T", Era::taisho},
                                            {"S", Era::showa},
                                            {"H", Era::heisei},
                                            {"R", Era::reiwa},
                                            {"s", Era::showa},
                                            {"h", Era::heisei},
                                            {"r", Era::reiwa}}};

enum class Suffix { none, fiscal, calendar };

/// One year or day as it stands in the text.
struct Token {
  std::optional<EraYear> era;
  int year = 0, digits = 0;  ///< western year; digits as printed
  int month = 0, day = 0;    ///< 0: a year only
  Suffix suffix = Suffix::none;
};

std::optional<int> number(std::string_view& t, std::size_t longest) {
  int value = 0;
  std::size_t n = 0;
  while (n < t.size() && n < longest && t[n] >= '0' && t[n] <= '9') value = value * 10 + (t[n++] - '0');
  if (n == 0) return {};
  t.remove_prefix(n);
  return value;
}

/// Month and day after a year: 10月1日, .4.1, /4/1, -4-1. Leaves the text as it was where there are none.
void month_and_day(std::string_view& t, Token& token) {
  for (const auto& [first, second, third] : std::array<std::array<std::string_view, 3>, 4>{
           {{"年", "月", "日"}, {".", ".", ""}, {"/", "/", ""}, {"-", "-", ""}}}) {
    auto rest = t;
    if (!skip(rest, first)) continue;
    rest = trimmed(rest);
    const auto month = number(rest, 2);
    if (!month || !skip(rest, second)) continue;
    rest = trimmed(rest);
    const auto day = number(rest, 2);
    if (!day || !skip(rest, third)) continue;
    token.month = *month;
    token.day = *day;
    t = rest;
    return;
  }
}

std::optional<Token> read_token(std::string_view& text, const std::optional<Token>& before = {}) {
  auto t = trimmed(text);
  Token token;
  const bool fy = skip(t, "FY"), cy = !fy && skip(t, "CY"), western_word = !fy && !cy && skip(t, "西暦");
  for (const auto& m : marks)
    if (!fy && !cy && !western_word && skip(t, m.mark)) {
      token.era = EraYear{m.era, 0};
      skip(t, ".");
      t = trimmed(t);
      break;
    }
  const auto digits_from = t.size();
  if (token.era && skip(t, "元")) {
    token.era->year = 1;
  } else if (const auto n = number(t, 4)) {
    token.digits = static_cast<int>(digits_from - t.size());
    if (token.era) {
      token.era->year = *n;
    } else {
      token.year = *n;
    }
  } else {
    return {};
  }
  // The second of a span may leave out the era or the century of the first: 令和2～6年度, 2020-24.
  if (!token.era && before && token.digits <= 2) {
    if (before->era) {
      token.era = EraYear{before->era->era, token.year};
    } else {
      token.year += before->year / 100 * 100;
      token.digits = 4;
    }
  }
  if (token.era) token.year = western_year(*token.era);
  if (token.era ? token.era->year < 1 || token.era->year > 150 : token.digits != 4 || token.year < 1868) return {};
  month_and_day(t, token);
  if (token.month == 0) {
    t = trimmed(t);
    if (fy || skip(t, "年度")) {
      token.suffix = Suffix::fiscal;
    } else if (cy || skip(t, "年")) {
      token.suffix = Suffix::calendar;
    }
  }
  text = t;
  return token;
}

Text unreadable(std::string_view text) {
  return say("「{}」は年または年月日として読めません。「令和2年度」「2020年度」「2020-04-01」のように書いてください。",
             "\"{}\" cannot be read as a year or a day: write FY2020, 2020 or 2020-04-01.", std::string(text));
}

/// Did the era end before the period began?
bool is_beyond(const Token& token, Suffix suffix) {
  if (!token.era || token.era->era == Era::reiwa) return false;
  const Day first =
      token.month ? Day{token.year, token.month, token.day} : Day{token.year, suffix == Suffix::fiscal ? 4 : 1, 1};
  return first >= era_first_day(static_cast<Era>(static_cast<int>(token.era->era) + 1));
}

bool skip_range(std::string_view& t) {
  t = trimmed(t);
  for (const std::string_view mark : {"~", "-", "–", "—", "―", "から", "・"})
    if (skip(t, mark)) return true;
  return false;
}

PeriodReading span_of(const Token& first, const Token& last, Suffix suffix, const std::string& words) {
  if (first.month || last.month || first.suffix == Suffix::calendar || suffix == Suffix::calendar)
    return {{},
            false,
            say("「{}」は年度の期間ではありません。期間は「令和2〜6年度」のように年度で書いてください。",
                "\"{}\" is not a span of fiscal years: write FY2020/FY2024.", words)};
  if (last.year < first.year)
    return {{}, false, say("「{}」は終わりの年度が始まりより前です。", "\"{}\" ends before it begins.", words)};
  return {parse_period(fmt::format("FY{:04}/FY{:04}", first.year, last.year)),
          is_beyond(first, Suffix::fiscal) || is_beyond(last, Suffix::fiscal),
          {}};
}

}  // namespace

PeriodReading read_period(std::string_view original, BareYear bare) {
  const std::string plain = narrow(original);
  if (const auto own = parse_period(plain)) return {own, false, {}};
  const PeriodReading failed{{}, false, unreadable(plain)};
  std::string_view t = plain;
  for (const std::string_view tail : {"現在", "時点", "実績", "末"})
    if (cut(t, tail)) t = trimmed(t);
  cut(t, "の");

  auto first = read_token(t);
  if (!first) return failed;
  // The other count in brackets: 平成37年（2025）, 2015年度（平成27年度）.
  t = trimmed(t);
  if (auto rest = t; skip(rest, "(")) {
    const auto other = read_token(rest);
    if (!other || other->month || !skip(rest, ")")) return failed;
    if (other->year != first->year)
      return {{},
              false,
              say("「{}」は和暦と西暦が合いません（{}年と{}年）。元の記載を確かめてください。",
                  "\"{}\": the two counts do not agree ({} and {}). Check the source.", plain, first->year, other->year)};
    t = trimmed(rest);
    if (first->suffix == Suffix::none) first->suffix = other->suffix;
    month_and_day(t, *first);
    if (skip(t, "年度")) first->suffix = Suffix::fiscal;
    if (skip(t, "年")) first->suffix = Suffix::calendar;
  }
  std::optional<Token> last;
  if (skip_range(t)) {
    last = read_token(t, first);
    if (!last) return failed;
  }
  t = trimmed(t);
  if (skip(t, "の")) skip(t, "間");
  if (!t.empty()) return failed;

  const auto meant = [&](Suffix s) {
    return s != Suffix::none ? s : bare == BareYear::fiscal ? Suffix::fiscal : Suffix::calendar;
  };
  PeriodReading result;
  if (last) return span_of(*first, *last, meant(last->suffix), plain);
  const auto suffix = meant(first->suffix);
  if (first->month) {
    result.period = parse_period(fmt::format("{:04}-{:02}-{:02}", first->year, first->month, first->day));
  } else {
    result.period = parse_period(fmt::format("{}{:04}", suffix == Suffix::fiscal ? "FY" : "CY", first->year));
  }
  if (!result.period) return failed;
  result.beyond_era = is_beyond(*first, suffix);
  return result;
}

}  // namespace kuiki::model
