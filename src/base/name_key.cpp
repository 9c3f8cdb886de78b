#include "base/name_key.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/fold.h"
#include "base/strings.h"

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

double likeness(std::string_view a, std::string_view b) {
  const auto x = characters(a), y = characters(b);
  if (x.size() < 2 || y.size() < 2) return a == b ? 1 : 0;
  std::map<std::pair<std::string_view, std::string_view>, int> pairs;
  for (std::size_t i = 0; i + 1 < x.size(); ++i) ++pairs[{x[i], x[i + 1]}];
  int shared = 0;
  for (std::size_t i = 0; i + 1 < y.size(); ++i)
    if (auto found = pairs.find({y[i], y[i + 1]}); found != pairs.end() && found->second > 0) {
      --found->second;
      ++shared;
    }
  return 2.0 * shared / static_cast<double>(x.size() + y.size() - 2);
}

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
