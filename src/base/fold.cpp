#include "base/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/utf8.h"
#include "base/variants.h"

namespace kuiki {
namespace {

bool is_ignored(char32_t c) {
  return c <= 0x20 || c == 0xA0 || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) || c == '-' ||
         (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == '\'' || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x3099 ||
         c == 0x309A;
}

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0xA0; }

char32_t folded(char32_t c) {
  if (c == U'ヶ' || c == U'ゖ') return U'け';
  if (c == U'ヵ' || c == U'ゕ') return U'か';
  // ICU's transliterator would write long vowels out (コーヒー as こおひい), which nobody types.
  if (c >= 0x30A1 && c <= 0x30F4) return c - 0x60;
  return common_form(c);
}

/// Voice marks that stand alone, as those that join what is before them.
icu::UnicodeString with_joining_marks(std::string_view text) {
  auto units = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  units.findAndReplace(u"\u309B", u"\u3099");
  units.findAndReplace(u"\u309C", u"\u309A");
  return units;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  UErrorCode error = U_ZERO_ERROR;
  static const icu::Normalizer2* const compatible = icu::Normalizer2::getNFKCCasefoldInstance(error);
  if (compatible == nullptr) return std::string(text);
  const auto units = compatible->normalize(with_joining_marks(text), error);
  for (int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(units.char32At(i));
    if (!is_ignored(c)) utf8::append(out, folded(c));
  }
  return out;
}

std::vector<std::string> fold_words(std::string_view query) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    if (auto word = fold(query.substr(begin, end - begin)); !word.empty()) words.push_back(std::move(word));
  };
  for (std::size_t i = 0; i < query.size();) {
    const std::size_t at = i;
    if (is_space(utf8::next(query, i))) {
      take(at);
      begin = i;
    }
  }
  take(query.size());
  return words;
}

}  // namespace kuiki
