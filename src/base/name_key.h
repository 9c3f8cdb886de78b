#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kuiki {

/// A name in the form in which names of indicators and headers are compared: fold(), and besides without brackets,
/// punctuation and marks, with Ⅱ as 2, ㈱ as 株, and 苦小牧 (a frequent misprint) as 苫小牧.
std::string name_key(std::string_view name);

/// The same for an id: folded, one kind of hyphen, zeros before a number dropped (s01-02 and Ｓ１－２ are alike).
std::string id_key(std::string_view id);

/// How alike two keys are, 0 to 1: shared pairs of neighbouring characters (Dice 1945).
double likeness(std::string_view a, std::string_view b);

/// A text without its last part in brackets and that part: 「来館者数（千人）」 → 来館者数, 千人. The second is empty where
/// there is none.
struct Bracketed {
  std::string before, inside;
};
Bracketed split_last_bracket(std::string_view text);

/// Without spaces (full-width ones too) and line ends at both ends.
std::string trimmed(std::string_view text);

}  // namespace kuiki
