#pragma once
#include <string_view>

namespace kuiki::intake {

/// Is the cell a day: 2020-08-01, 08/01/2020, 8/1/20, 8月1日, R2.4.1, 2020-08-01T00:00:00? A spreadsheet makes one of 8/1 or 1-2.
bool looks_like_day(std::string_view cell);

}  // namespace kuiki::intake
