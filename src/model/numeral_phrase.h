#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "model/numerals.h"

/// A figure with the words about it, as a cell prints it: 約 5 割, 年3回以上, △1.2%p. What stands in brackets is not of it.
namespace kuiki::model {

bool has_digit(std::string_view text);
/// Only dashes, only dots, only stars, X or N/A: the cell says that there is nothing.
bool is_dash(std::string_view text);

/// The cell is `wrong` where digits were misread, and there is no numeral where it is words.
struct Phrase {
  std::optional<Numeral> numeral;
  Text wrong;
};
/// `unit`: the one expected, in its canonical form.
Phrase read_phrase(std::string_view text, std::string_view unit);

/// 小88.2% 中76.0%. Nothing where the text is not split by parts.
std::optional<Phrase> read_parts(std::string_view text, std::string_view unit, std::vector<Numeral>& numbers);

}  // namespace kuiki::model
