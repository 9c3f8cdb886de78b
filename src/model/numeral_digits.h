#pragma once
#include <optional>
#include <string_view>

#include "base/text.h"

namespace kuiki::model {

/// Digits with their multiples, from the beginning of a narrowed text: 1,649億 · 2億2千万 · 340,180百万 · 17,550 千
/// · 2.5E+06 · 三百.
struct Digits {
  double value = 0;
  int decimals = 0;
  double scale = 1;  ///< 0: several multiples
  bool grouped = false;
  bool kanji = false;  ///< written in kanji throughout (三百): only a known unit makes such a word a number
  Text wrong;          ///< not empty: digits that cannot be a number (1,23 · 1.2.3 · 3〜5 · 1/3)
};

/// Moves `text` past what was read; nothing where no number begins.
std::optional<Digits> read_digits(std::string_view& text);

}  // namespace kuiki::model
