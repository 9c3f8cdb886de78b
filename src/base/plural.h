#pragma once
#include <string>
#include <string_view>

#include "base/number.h"
#include "base/text.h"

namespace kuiki {

/// English nouns: "indicator" → "indicators", "category" → "categories", "process" → "processes".
inline std::string plural(std::string word) {
  const auto ends = [&](std::string_view end) { return word.size() > end.size() && word.ends_with(end); };
  const bool vowel_before_y =
      word.size() > 1 && std::string_view("aeiou").find(word[word.size() - 2]) != std::string_view::npos;
  if (ends("y") && !vowel_before_y) return word.substr(0, word.size() - 1) + "ies";
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return word + "es";
  return word + "s";
}

/// A number for say(): in Japanese the number alone, in English with its noun: "1 indicator", "12 indicators", "0 indicators".
template <class Number>
Text counted(Number count, std::string_view noun) {
  const std::string number = format_number(static_cast<double>(count), 0);
  return {number, number + " " + (count == Number{1} ? std::string(noun) : plural(std::string(noun)))};
}

}  // namespace kuiki
