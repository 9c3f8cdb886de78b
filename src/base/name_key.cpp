#include "base/name_key.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace kuiki {
namespace {

/// Replaced in this order before folding, which would write Roman numerals in letters.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> replaced = {{{"苦小牧", "苫小牧"},
                                                                                     {"Ⅰ", "1"},
                                                                                     {"Ⅱ", "2"},
                                                                                     {"Ⅲ", "3"},
                                                                                     {"Ⅳ", "4"},
                                                                                     {"Ⅴ", "5"},
                                                                                     {"Ⅵ", "6"},
                                                                                     {"Ⅶ", "7"},
                                                                                     {"Ⅷ", "8"},
                                                                                     {"Ⅸ", "9"},
                                                                                     {"Ⅹ", "10"}}};

constexpr std::array<std::string_view, 42> dropped = {
    "(", ")", "[", "]", "【", "】", "〔", "〕", "「", "」", "『", "』", "〈", "〉", "《", "》", "<", ">", "・", "、", "。",
    ",", ".", ":", ";", "/",  "\"", "~",  "〜", "※",  "*",  "★",  "●",  "■",  "◆",  "○",  "_",  "°", "☆", "◎",  "□",  "◇"};

/// Views into `text`, which must outlive them.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> all;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t n = 1;
    while (i + n < text.size() && (static_cast<unsigned char>(text[i + n]) & 0xC0) == 0x80) ++n;
    all.push_back(text.substr(i, n));
    i += n;
  }
  return all;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string text(name);
  for (const auto& [from, to] : replaced) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }
  const std::string folded = fold(text);
  std::string key;
  for (const auto character : characters(folded))
    if (std::ranges::find(dropped, character) == dropped.end()) key += character;
  return key;
}

std::string id_key(std::string_view id) {
  // fold() drops the hyphens that keep numbers apart, so it is applied between them.
  std::string key, part;
  const auto end_part = [&] {
    const auto folded = fold(part);
    bool in_number = false;
    for (std::size_t i = 0; i < folded.size(); ++i) {
      const bool digit = folded[i] >= '0' && folded[i] <= '9';
      const bool more = i + 1 < folded.size() && folded[i + 1] >= '0' && folded[i + 1] <= '9';
      if (folded[i] == '0' && !in_number && more) continue;
      in_number = digit;
      key += folded[i];
    }
    part.clear();
  };
  const std::string whole = trimmed(id);
  for (const auto character : characters(whole)) {
    if (character == "-" || character == "－" || character == "‐" || character == "–" || character == "ー" ||
        character == "_" || character == "−") {
      end_part();
      key += '-';
    } else {
      part += character;
    }
  }
  end_part();
  return key;
}

KeyPairs::KeyPairs(std::string_view key) {
  std::uint64_t before = 0;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < key.size(); ++characters) {
    const std::uint64_t c = utf8::next(key, i);
    if (characters > 0) pairs_.push_back(before << 32 | c);
    before = c;
  }
  single_ = characters < 2;
  if (characters == 1) pairs_.push_back(before);
  std::ranges::sort(pairs_);
}

double KeyPairs::likeness(const KeyPairs& other) const {
  if (single_ || other.single_) return single_ == other.single_ && pairs_ == other.pairs_ ? 1 : 0;
  std::size_t shared = 0;
  for (auto a = pairs_.begin(), b = other.pairs_.begin(); a != pairs_.end() && b != other.pairs_.end();) {
    if (*a == *b) {
      ++shared;
      ++a;
      ++b;
    } else if (*a < *b) {
      ++a;
    } else {
      ++b;
    }
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(pairs_.size() + other.pairs_.size());
}

double likeness(std::string_view a, std::string_view b) { return KeyPairs(a).likeness(KeyPairs(b)); }

std::string trimmed(std::string_view text) { return std::string(trim(text)); }

Bracketed split_last_bracket(std::string_view text) {
  const std::string whole = trimmed(text);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"［", "］"}, {"[", "]"}}) {
    if (!whole.ends_with(close)) continue;
    const auto at = whole.rfind(open);
    if (at == std::string::npos) continue;
    const auto begin = at + open.size();
    return {trimmed(std::string_view(whole).substr(0, at)),
            trimmed(std::string_view(whole).substr(begin, whole.size() - begin - close.size()))};
  }
  return {whole, {}};
}

}  // namespace kuiki
