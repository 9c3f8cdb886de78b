#include "store/moment.h"

#include <charconv>
#include <chrono>
#include <ctime>
#include <optional>

#include "base/text.h"

namespace kuiki::store {
namespace {

/// Digits at fixed places of a text.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t length) {
  if (text.size() < at + length) return {};
  int number = 0;
  const auto* end = text.data() + at + length;
  const auto [stop, error] = std::from_chars(text.data() + at, end, number);
  if (error != std::errc{} || stop != end) return {};
  return number;
}

/// The day (and time, where there is one) that the text begins with.
std::optional<std::tm> parts_of(std::string_view text, bool with_time) {
  const auto year = number_at(text, 0, 4);
  const auto month = number_at(text, 5, 2);
  const auto day = number_at(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return {};
  std::tm parts{};
  parts.tm_year = *year - 1900;
  parts.tm_mon = *month - 1;
  parts.tm_mday = *day;
  if (!with_time) return parts;
  const auto hour = number_at(text, 11, 2);
  const auto minute = number_at(text, 14, 2);
  const auto second = number_at(text, 17, 2);
  if (!hour || !minute || !second) return {};
  parts.tm_hour = *hour;
  parts.tm_min = *minute;
  parts.tm_sec = *second;
  return parts;
}

std::string in_words(const std::tm& parts, const char* format) {
  char text[32] = {};
  std::strftime(text, sizeof text, format, &parts);
  return text;
}

std::string in_utc(std::time_t seconds, int milliseconds) {
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return in_words(parts, "%Y-%m-%dT%H:%M:%S") + fmt::format(".{:03}Z", milliseconds);
}

std::string local(std::string_view moment, const char* format) {
  auto parts = parts_of(moment, true);
  if (!parts) return {};
  const std::time_t seconds = timegm(&*parts);
  std::tm here{};
  localtime_r(&seconds, &here);
  return in_words(here, format);
}

}  // namespace

std::string moment_now() {
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto since = now.time_since_epoch().count();
  return in_utc(static_cast<std::time_t>(since / 1000), static_cast<int>(since % 1000));
}

std::string moment_of_day(std::string_view day) {
  auto parts = parts_of(day, false);
  if (!parts || day.size() != 10) return {};
  parts->tm_isdst = -1;
  return in_utc(std::mktime(&*parts), 0);
}

std::string day_of(std::string_view moment) {
  if (moment.size() == 10) return parts_of(moment, false) ? std::string(moment) : std::string();
  return local(moment, "%Y-%m-%d");
}

std::string minute_of(std::string_view moment) { return local(moment, "%Y-%m-%d %H:%M"); }

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm here{};
  localtime_r(&now, &here);
  return in_words(here, "%Y-%m-%d");
}

}  // namespace kuiki::store
