#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "model/period.h"

/// Years as Japanese planning documents count them: eras (元号), fiscal years (年度: April to March) and calendar years.
namespace kuiki::model {

struct Day {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
};

enum class Era : std::uint8_t { meiji, taisho, showa, heisei, reiwa };
Text era_name(Era era);    ///< 平成, Heisei
char era_letter(Era era);  ///< M T S H R
/// First days in the Gregorian calendar: 1868-10-23 (the day of the edict; Japan kept the lunar calendar until the end of
/// 1872), 1912-07-30, 1926-12-25, 1989-01-08, 2019-05-01. An era ends the day before the next begins.
Day era_first_day(Era era);

/// A year by era; 元年 is year 1.
struct EraYear {
  Era era = Era::reiwa;
  int year = 1;
  friend auto operator<=>(const EraYear&, const EraYear&) = default;
};
/// 平成42 → 2030: an era is counted on past its end, as plans written before the change do.
int western_year(const EraYear& year);
/// Nothing before Meiji.
std::optional<EraYear> era_year_of(const Day& day);
/// Where the era changed within the year, the era that has more of its days: 2019 → 令和元年, 1989 → 平成元年, 1926 →
/// 大正15年; 2019年度 → 令和元年度 (as the government names it), 1988年度 → 昭和63年度.
std::optional<EraYear> era_of_calendar_year(int year);
std::optional<EraYear> era_of_fiscal_year(int year);

/// 2020-03-31 → 2019, 2020-04-01 → 2020.
int fiscal_year_of(const Day& day);
/// The fiscal year a period belongs to: of a span its last; a calendar year counts as the fiscal year of its number.
int fiscal_year_of(const Period& period);
/// The fiscal year a figure is reported for: as `fiscal_year_of`, but 「4月1日現在」 is the state in which the year before closed
/// (2020-04-01 stands in the column of fiscal 2019).
int reporting_year(const Period& period);
/// The years of a span (or the one year of another period).
std::vector<int> fiscal_years(const Period& period);
/// When the figure of a period is complete, on an axis on which fiscal year n closes at n: FY2020 2020, CY2020 2019.75
/// (December 2020), 2020-04-01 2019.0 (the night fiscal 2019 closed), a span its last year. For elapsed time and for
/// ordering.
double closing_time(const Period& period);

enum class YearStyle : std::uint8_t { western, japanese };
/// `western` is `period_label(period)`. `japanese`: 令和2年度, 平成27〜令和元年度, 令和2年, 令和2年4月1日;
/// in English "FY2020 (Reiwa 2)". Years before Meiji stay western.
Text period_label(const Period& period, YearStyle style);
/// For axes and narrow columns: 2020 or R2; a span 2020–2024 or R2–6, H27–R1.
std::string short_period(const Period& period, YearStyle style);

/// How a year without 年 or 年度 is meant: 「H25」.
enum class BareYear : std::uint8_t { fiscal, calendar };
struct PeriodReading {
  std::optional<Period> period;
  bool beyond_era = false;  ///< 平成42年: counted on past the end of the era
  Text why;                 ///< where there is no period
};
/// Reads what documents and tables print: 平成27年度, H27, Ｒ元, ㍻27, 令和2～6年度, 平成30年度～令和4年度, 2018年度,
/// 2018年, 2020-24, 平成27年10月1日, R2.4.1, 2020/4/1, 「令和2年4月1日現在」, and with the other count in brackets
/// 平成37年（2025）, which must agree; and the database's own forms (FY2018, CY2018, FY2020/FY2024, 2020-04-01).
PeriodReading read_period(std::string_view text, BareYear bare = BareYear::fiscal);

}  // namespace kuiki::model
