#include "intake/day_text.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "model/fiscal.h"
#include "model/numeral_text.h"

namespace kuiki::intake {
namespace {

/// One or two digits from `from` to `to`.
bool short_number(const std::string& text, std::size_t from, std::size_t to) {
  return to > from && to <= from + 2 && text.find_first_not_of("0123456789", from) >= to;
}

/// 8月1日
bool is_month_and_day(const std::string& text) {
  constexpr std::string_view month_sign = "月", day_sign = "日";
  const auto month = text.find(month_sign);
  return month != std::string::npos && text.ends_with(day_sign) && short_number(text, 0, month) &&
         short_number(text, month + month_sign.size(), text.size() - day_sign.size());
}

/// 2020-08-01T00:00:00, 2020/8/1 0:00
std::string without_time(std::string text) {
  const auto at = text.find_first_of("T ");
  if (at == std::string::npos || at < 6 || text.find(':', at) == std::string::npos) return text;
  return text.substr(0, at);
}

}  // namespace

bool looks_like_day(std::string_view cell) {
  const auto plain = without_time(model::narrow(cell));
  if (const auto reading = model::read_period(plain); reading.period && reading.period->kind == model::Period::Kind::day)
    return true;
  if (std::ranges::count(plain, '/') == 2 && plain.find_first_not_of("0123456789/") == std::string::npos) return true;
  return is_month_and_day(plain);
}

}  // namespace kuiki::intake
