#pragma once
#include <string>
#include <string_view>

/// Points in time as the work file has them: in UTC, "2026-04-01T09:30:00.000Z"; days are those of this machine's time zone.
namespace kuiki::store {

std::string moment_now();
/// The first moment of a day, YYYY-MM-DD; empty for what is none.
std::string moment_of_day(std::string_view day);
/// The day a moment falls on, YYYY-MM-DD; a day stays what it is; empty for what is neither.
std::string day_of(std::string_view moment);
/// The same with the time, "2026-04-01 18:30"; empty for what is no moment.
std::string minute_of(std::string_view moment);
/// Today by the machine's clock, YYYY-MM-DD.
std::string today();

}  // namespace kuiki::store
