#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kuiki::model {

/// The check digit of a five-digit JIS code (X 0401/0402), as a digit; nothing for other text.
std::optional<char> check_digit(std::string_view five_digits);

/// The codes that a number may stand for, likeliest first: as written, with a lost leading zero, with a check digit, with
/// both, and of a prefecture (two digits) also with its three zeros. ASCII digits only; empty for other text.
std::vector<std::string> codes_meant(std::string_view digits);

}  // namespace kuiki::model
