#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/decode.h"

/// One way of reading bytes, and how well it reads.
namespace kuiki {

struct Reading {
  std::string text;          ///< UTF-8, never damaged
  std::size_t replaced = 0;  ///< U+FFFD in it
  bool cut = false;
};

/// `bytes` read as `encoding`; nothing where they cannot have come about that way (the `through_` encodings).
/// `drop_tail`: an incomplete last character is left out.
std::optional<Reading> read_as(std::string_view bytes, Encoding encoding, bool drop_tail);

/// How much the text looks like something somebody wrote, in Japanese above all: about 3 a good character, −20 a replaced
/// one, 0 for ASCII.
double plausibility(const Reading& reading);

}  // namespace kuiki
