#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kuiki {

/// A name in the form in which names of indicators and headers are compared: fold(), and besides without brackets,
/// punctuation and marks, with Ⅱ as 2, ㈱ as 株, and 苦小牧 (a frequent misprint) as 苫小牧.
std::string name_key(std::string_view name);

/// The same for an id: folded, one kind of hyphen, zeros before a number dropped (s01-02 and Ｓ１－２ are alike).
std::string id_key(std::string_view id);

/// A key taken apart once, to be compared with many.
class KeyPairs {
 public:
  explicit KeyPairs(std::string_view key);
  /// How alike two keys are, 0 to 1: shared pairs of neighbouring characters (Dice 1945).
  [[nodiscard]] double likeness(const KeyPairs& other) const;

 private:
  std::vector<std::uint64_t> pairs_;  ///< of code points, in order; of a single character it alone
  bool single_ = false;               ///< one character, or none: alike only where they are the same
};

/// The likeness of two keys that are compared once.
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
