#include "intake/address.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "intake/area_names.h"

namespace kuiki::intake {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0xFF0D || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == U'ー' || c == 0xFF70 || c == U'の' ||
         c == U'ノ';
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

/// Hyphens between numbers as the words they stand for: 2-12-1 as 2丁目12番1, and 北1西2 as 北1条西2丁目.
std::string spelt_out(std::string_view typed) {
  const auto text = narrow(typed);
  bool has_block = text.find(U"丁目") != std::u32string::npos;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool after_digit = i > 0 && is_digit(text[i - 1]), before_digit = i + 1 < text.size() && is_digit(text[i + 1]);
    if (after_digit && before_digit && is_hyphen(text[i])) {
      out += has_block ? "番" : "丁目";
      has_block = true;
      continue;
    }
    if (after_digit && before_digit && (text[i] == U'東' || text[i] == U'西')) out += "条";
    utf8::append(out, text[i]);
  }
  return out;
}

std::size_t digits_begin(std::string_view key, std::size_t end) {
  while (end > 0 && is_digit(key[end - 1])) --end;
  return end;
}

/// Where the numbers of a plot begin that follow the name: 12 of 塩谷12番地, 2 of 花園2.
std::optional<std::size_t> plot(std::string_view key) {
  for (std::size_t i = 1; i < key.size(); ++i) {
    if (!is_digit(key[i]) || is_digit(key[i - 1])) continue;
    std::size_t end = i;
    while (end < key.size() && is_digit(key[end])) ++end;
    const auto rest = key.substr(end);
    if (rest.empty() || rest.starts_with("番") || rest.starts_with("号")) return i;
  }
  return {};
}

}  // namespace

std::vector<std::string> address_keys(std::string_view typed) {
  std::vector<std::string> keys;
  const auto add = [&](std::string_view key) {
    if (!key.empty() && std::ranges::find(keys, key) == keys.end()) keys.emplace_back(key);
  };
  add(area_key(typed));
  const std::string key = area_key(spelt_out(typed));
  constexpr std::string_view block = "丁目";
  if (const auto at = key.find(block); at != std::string::npos) {
    const std::string_view whole = key;
    add(whole.substr(0, at + block.size()));
    add(whole.substr(0, digits_begin(key, at)));
  } else if (const auto begin = plot(key)) {
    std::size_t end = *begin;
    while (end < key.size() && is_digit(key[end])) ++end;
    add(key.substr(0, end) + std::string(block));
    add(key.substr(0, *begin));
  }
  return keys;
}

}  // namespace kuiki::intake
