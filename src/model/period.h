#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace kuiki::model {

/// When a figure holds. Text forms, as the database has them:
/// `FY2018` fiscal year (April to March), `CY2018` calendar year, `FY2020/FY2024` a span, `2020-04-01` as of a day.
/// Period{} is none: figures of a file that does not say when they hold.
struct Period {
  enum class Kind { fiscal_year, calendar_year, span, day };
  Kind kind = Kind::fiscal_year;
  int year = 0, month = 0, day = 0;  ///< of the (first) year or day
  int last_year = 0;                 ///< span only: the last fiscal year
  friend auto operator<=>(const Period&, const Period&) = default;
};

std::optional<Period> parse_period(std::string_view text);
std::string to_string(const Period& period);
/// As read by a user; nothing for none: 2018年度, 2018年, 2020〜2024年度, 2020年10月1日 / FY2018, 2018, FY2020–2024, 1 Oct 2020.
Text period_label(const Period& period);
/// The year on a time axis (a span gives its last year).
int year_of(const Period& period);

}  // namespace kuiki::model
