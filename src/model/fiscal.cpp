#include "model/fiscal.h"

#include <array>
#include <chrono>

namespace kuiki::model {
namespace {

struct EraWords {
  Day first;
  char letter;
  const char *ja, *en;
};
constexpr std::array<EraWords, 5> eras = {{
    {{1868, 10, 23}, 'M', "明治", "Meiji"},
    {{1912, 7, 30}, 'T', "大正", "Taisho"},
    {{1926, 12, 25}, 'S', "昭和", "Showa"},
    {{1989, 1, 8}, 'H', "平成", "Heisei"},
    {{2019, 5, 1}, 'R', "令和", "Reiwa"},
}};

const EraWords& words(Era era) { return eras[static_cast<std::size_t>(era)]; }

std::chrono::sys_days serial(const Day& d) {
  return std::chrono::year(d.year) / std::chrono::month(static_cast<unsigned>(d.month)) /
         std::chrono::day(static_cast<unsigned>(d.day));
}

/// Of the eras of a twelve-month, the one with more days.
std::optional<EraYear> era_with_more_days(const Day& first, int name) {
  const Day middle = first.month == 1 ? Day{first.year, 7, 2} : Day{first.year, 10, 1};
  const auto era = era_year_of(middle);
  if (!era) return {};
  return EraYear{era->era, name - words(era->era).first.year + 1};
}

std::string year_number(int year) { return year == 1 ? "元" : fmt::format("{}", year); }

std::string in_era(const EraYear& y) { return words(y.era).ja + year_number(y.year); }

}  // namespace

Text era_name(Era era) { return {words(era).ja, words(era).en}; }
char era_letter(Era era) { return words(era).letter; }
Day era_first_day(Era era) { return words(era).first; }
int western_year(const EraYear& y) { return words(y.era).first.year + y.year - 1; }

std::optional<EraYear> era_year_of(const Day& day) {
  for (auto i = eras.size(); i-- > 0;)
    if (day >= eras[i].first) return EraYear{static_cast<Era>(i), day.year - eras[i].first.year + 1};
  return {};
}

// The middle day of a twelve-month lies in the era that has more of its days, as no twelve-month has had three eras.
std::optional<EraYear> era_of_calendar_year(int year) { return era_with_more_days({year, 1, 1}, year); }
std::optional<EraYear> era_of_fiscal_year(int year) { return era_with_more_days({year, 4, 1}, year); }

int fiscal_year_of(const Day& d) { return d.month >= 4 ? d.year : d.year - 1; }

int fiscal_year_of(const Period& p) {
  return p.kind == Period::Kind::day ? fiscal_year_of(Day{p.year, p.month, p.day}) : year_of(p);
}

int reporting_year(const Period& p) {
  const bool first_day = p.kind == Period::Kind::day && p.month == 4 && p.day == 1;
  return fiscal_year_of(p) - (first_day ? 1 : 0);
}

std::vector<int> fiscal_years(const Period& p) {
  if (p.kind != Period::Kind::span) return {fiscal_year_of(p)};
  std::vector<int> years;
  for (int y = p.year; y <= p.last_year; ++y) years.push_back(y);
  return years;
}

double closing_time(const Period& p) {
  switch (p.kind) {
    case Period::Kind::fiscal_year:
    case Period::Kind::span:
      return year_of(p);
    case Period::Kind::calendar_year:
      return p.year - 0.25;
    case Period::Kind::day:
      break;
  }
  const Day day{p.year, p.month, p.day};
  const int year = fiscal_year_of(day);
  const auto first = serial({year, 4, 1}), next = serial({year + 1, 4, 1});
  return year - 1 + static_cast<double>((serial(day) - first).count()) / static_cast<double>((next - first).count());
}

Text period_label(const Period& p, YearStyle style) {
  const Text western = period_label(p);
  if (style == YearStyle::western) return western;
  const auto add = [&](const EraYear& y, const std::string& ja) {
    return Text{ja, fmt::format("{} ({} {})", western.en, words(y.era).en, y.year)};
  };
  switch (p.kind) {
    case Period::Kind::fiscal_year:
      if (const auto y = era_of_fiscal_year(p.year)) return add(*y, in_era(*y) + "年度");
      break;
    case Period::Kind::calendar_year:
      if (const auto y = era_of_calendar_year(p.year)) return add(*y, in_era(*y) + "年");
      break;
    case Period::Kind::span: {
      const auto a = era_of_fiscal_year(p.year), b = era_of_fiscal_year(p.last_year);
      if (!a || !b) break;
      const auto last = a->era == b->era ? year_number(b->year) : in_era(*b);
      const auto last_en = a->era == b->era ? fmt::format("{}", b->year) : fmt::format("{} {}", words(b->era).en, b->year);
      return {in_era(*a) + "〜" + last + "年度",
              fmt::format("{} ({} {}–{})", western.en, words(a->era).en, a->year, last_en)};
    }
    case Period::Kind::day:
      if (const auto y = era_year_of({p.year, p.month, p.day}))
        return add(*y, fmt::format("{}年{}月{}日", in_era(*y), p.month, p.day));
      break;
  }
  return western;
}

std::string short_period(const Period& p, YearStyle style) {
  const bool calendar = p.kind == Period::Kind::calendar_year;
  const auto one = [&](int year) {
    const auto y = calendar ? era_of_calendar_year(year) : era_of_fiscal_year(year);
    return style == YearStyle::western || !y ? fmt::format("{}", year) : fmt::format("{}{}", words(y->era).letter, y->year);
  };
  if (p.kind == Period::Kind::span) {
    const auto first = one(p.year), last = one(p.last_year);
    const bool same = style == YearStyle::japanese && first[0] == last[0] && !(last[0] >= '0' && last[0] <= '9');
    return first + "–" + (same ? last.substr(1) : last);
  }
  if (p.kind != Period::Kind::day) return one(p.year);
  const auto y = era_year_of({p.year, p.month, p.day});
  if (style == YearStyle::western || !y) return fmt::format("{}-{:02}-{:02}", p.year, p.month, p.day);
  return fmt::format("{}{}.{}.{}", words(y->era).letter, y->year, p.month, p.day);
}

}  // namespace kuiki::model
