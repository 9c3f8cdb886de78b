#pragma once
#include <string_view>

#include "model/dataset.h"

namespace kuiki::cli {

/// The area a user means: its code, also with a check digit (012033), a lost leading zero (1203), the zeros of a prefecture
/// (010006) or full-width digits; or its exact name, where only one area has it (札幌市, Otaru-shi; the prefecture may stand
/// before it). Throws Error(usage) for a name several areas have, naming them, and Error(input_wrong) for one that none has.
model::Row find_area(const model::Dataset& data, std::string_view code_or_name);

/// The check digit of a five-digit code (JIS X 0402: 11 less the weighted sum modulo 11, its last digit), -1 for another
/// text.
int check_digit(std::string_view five_digits);

}  // namespace kuiki::cli
