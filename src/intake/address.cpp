#include "intake/address.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "intake/area_names.h"
#include "intake/kanji_number.h"

namespace kuiki::intake {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_hyphen(char32_t c) {
  constexpr std::u32string_view others = U"-－−﹣─━ーｰのノ之";
  return (c >= 0x2010 && c <= 0x2015) || others.find(c) != std::u32string_view::npos;
}

std::u32string narrow(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = utf8::next(text, i);
    if (c >= 0xFF10 && c <= 0xFF19) c = c - 0xFF10 + '0';
    out += c;
  }
  return out;
}

/// Digits of `text` from `i` on, at most `most`.
std::size_t digits_from(std::u32string_view text, std::size_t i, std::size_t most) {
  std::size_t n = 0;
  while (n < most && i + n < text.size() && is_digit(text[i + n])) ++n;
  return n;
}

/// 小樽市花園 of 〒047-0024 小樽市花園.
std::u32string without_post_code(std::u32string text) {
  constexpr std::size_t before = 3, after = 4;
  std::size_t at = 0;
  const bool marked = !text.empty() && text.front() == U'〒';
  if (marked) ++at;
  while (at < text.size() && (text[at] == U' ' || text[at] == U'　')) ++at;
  if (digits_from(text, at, before) != before) return text;
  at += before;
  const bool parted = at < text.size() && is_hyphen(text[at]);
  if (parted) ++at;
  if (!marked && !parted) return text;
  if (digits_from(text, at, after + 1) != after) return text;
  return text.substr(at + after);
}

/// A number in digits or kanji from `i` on, which moves behind it.
std::optional<int> number_at(std::u32string_view text, std::size_t& i) {
  constexpr std::size_t most = 6;
  const auto digits = digits_from(text, i, most);
  if (digits == 0) return kanji_number(text, i);
  int number = 0;
  for (const auto end = i + digits; i < end; ++i) number = number * 10 + static_cast<int>(text[i] - U'0');
  return number;
}

/// Numbers in kanji with a hyphen or の between them, as digits: 二の十二 as 2の12.
std::u32string with_digits(std::u32string_view text) {
  std::u32string out;
  bool linked = false;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    const auto number = number_at(text, end);
    if (!number) {
      out += text[i];
      ++i;
      linked = false;
      continue;
    }
    std::size_t next = end + 1;
    const bool links = next < text.size() && is_hyphen(text[end]) && number_at(text, next);
    if (links || linked)
      for (const char c : std::to_string(*number)) out += static_cast<char32_t>(c);
    else
      out += text.substr(i, end - i);
    i = end;
    if (links) out += text[i++];
    linked = links;
  }
  return out;
}

/// Hyphens between numbers as the words they stand for: 2-12-1 as 2丁目12番1, and 北1西2 as 北1条西2丁目.
std::string spelt_out(std::string_view typed) {
  const auto text = with_digits(without_post_code(narrow(typed)));
  bool has_block = text.find(U"丁目") != std::u32string::npos;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_digit = i > 0 && is_digit(text[i - 1]), before_digit = i + 1 < text.size() && is_digit(text[i + 1]);
    if (after_digit && before_digit && is_hyphen(text[i])) {
      out += has_block ? "番" : "丁目";
      has_block = true;
      continue;
    }
    has_block = has_block || (after_digit && (text[i] == U'丁' || text[i] == U'番'));
    if (after_digit && before_digit && (text[i] == U'東' || text[i] == U'西')) out += "条";
    utf8::append(out, text[i]);
  }
  return out;
}

/// A number in a key, and what stands behind it.
struct Number {
  std::size_t begin = 0, end = 0;
  std::string_view rest;
};

std::vector<Number> numbers_of(std::string_view key) {
  std::vector<Number> numbers;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (!is_digit(key[i])) continue;
    const auto begin = i;
    while (i < key.size() && is_digit(key[i])) ++i;
    numbers.push_back({begin, i, key.substr(i)});
  }
  return numbers;
}

/// Does the number belong to a name: 北1条, 東2線, 第3区?
bool is_of_a_name(const Number& number) {
  constexpr std::string_view of_plots[] = {"丁", "番", "号", "の", "-"};
  if (number.rest.empty()) return false;
  return std::ranges::none_of(of_plots, [&](std::string_view word) { return number.rest.starts_with(word); });
}

/// The same without what stands before the name of a 大字 or 字: it is written or not.
std::string without_section(std::string key) {
  for (const std::string_view word : {"大字", "市字", "町字", "村字", "区字"}) {
    const auto at = key.find(word);
    if (at == std::string::npos || at == 0) continue;
    const bool both = word == "大字";
    key.erase(both ? at : at + word.size() / 2, both ? word.size() : word.size() / 2);
  }
  return key;
}

}  // namespace

std::vector<std::string> address_keys(std::string_view typed) {
  std::vector<std::string> keys;
  const auto add = [&](std::string key) {
    if (!key.empty() && std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
  };
  add(area_key(typed));
  const std::string key = area_key(spelt_out(typed));
  const auto numbers = numbers_of(key);
  // From behind: of 北1条西2丁目3番 the last number is cut off first, and the name keeps its own.
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    if (number->begin == 0 || is_of_a_name(*number)) continue;
    const auto block = key.substr(0, number->end);
    const bool first = std::all_of(std::next(number), numbers.rend(), is_of_a_name);
    if (first || number->rest.starts_with("丁")) {
      add(block + "丁目");
      add(block + "丁");
      add(key.substr(0, number->begin));
    }
  }
  const auto all = keys.size();
  for (std::size_t i = 0; i < all; ++i) add(without_section(keys[i]));
  return keys;
}

}  // namespace kuiki::intake
