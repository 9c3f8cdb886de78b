#include "model/area_code.h"

#include <algorithm>

namespace kuiki::model {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<char> check_digit(std::string_view five) {
  if (five.size() != 5 || !is_number(five)) return {};
  int sum = 0;
  for (int k = 0; k < 5; ++k) sum += (five[static_cast<std::size_t>(k)] - '0') * (6 - k);
  return static_cast<char>('0' + (11 - sum % 11) % 10);
}

std::vector<std::string> codes_meant(std::string_view digits) {
  if (digits.size() > 6 || !is_number(digits)) return {};
  std::vector<std::string> codes;
  const auto add = [&](const std::string& code) {
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
  };
  const std::string text(digits);
  if (text.size() == 2 || text.size() == 5) add(text);
  if (text.size() == 1 || text.size() == 4) add("0" + text);
  const auto with_check = [&](const std::string& six) {
    if (check_digit(six.substr(0, 5)) == six[5]) add(six.substr(0, 5));
  };
  if (text.size() == 6) with_check(text);
  if (text.size() == 5) with_check("0" + text);
  const auto plain = codes;
  for (const auto& code : plain)
    if (code.size() == 5 && code.ends_with("000")) add(code.substr(0, 2));
  return codes;
}

}  // namespace kuiki::model
