#include "base/printable.h"

#include <algorithm>

#include "base/utf8.h"

namespace kuiki {
namespace {

bool acts(char32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t' && c != '\r';
  if (c < 0x7F) return false;
  if (c < 0xA0) return true;
  if (c < 0x061C) return false;
  if (c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)) return true;
  if (c >= 0xFDD0 && c <= 0xFDEF) return true;
  if (c >= 0xFFF9 && c <= 0xFFFB) return true;
  if ((c & 0xFFFE) == 0xFFFE) return true;
  return c >= 0xE0000 && c < 0xE0100;
}

/// The beginning of `text`, at most `bytes` long and whole characters.
std::string_view head(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string_view tail(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t at = text.size() - bytes;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return text.substr(at);
}

/// The byte after the first `n` characters of a whole text.
std::size_t after(std::string_view text, std::size_t n) {
  std::size_t i = 0;
  while (n-- > 0 && i < text.size()) utf8::next(text, i);
  return i;
}

std::size_t before(std::string_view text, std::size_t n) {
  std::size_t i = text.size();
  while (n-- > 0 && i > 0) {
    --i;
    while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) --i;
  }
  return i;
}

std::string in_one_line(std::string_view text) {
  auto line = inert(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

}  // namespace

bool is_inert(std::string_view text) {
  if (utf8::first_damage(text)) return false;
  for (std::size_t i = 0; i < text.size();)
    if (acts(utf8::next(text, i))) return false;
  return true;
}

std::string inert(std::string_view text) {
  if (is_inert(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto bad = utf8::first_damage(text);
    const auto good = text.substr(0, bad.value_or(text.size()));
    for (std::size_t i = 0; i < good.size();) {
      const char32_t c = utf8::next(good, i);
      utf8::append(out, acts(c) ? U'\uFFFD' : c);
    }
    if (!bad) break;
    utf8::append(out, U'\uFFFD');
    text.remove_prefix(*bad + 1);
  }
  return out;
}

std::string one_line(std::string_view text, std::size_t most) {
  // Of a name of many megabytes only what can be shown is looked at.
  const std::size_t room = most * 4;
  if (text.size() > 2 * room + 8) {
    std::string parts(head(text, room));
    parts += "\u2026";
    parts += tail(text, room);
    return one_line(parts, most);
  }
  const auto line = in_one_line(text);
  if (after(line, most) >= line.size()) return line;
  const std::string_view whole = line;
  const std::size_t half = most / 2;
  return std::string(whole.substr(0, after(whole, half))) + "\u2026" + std::string(whole.substr(before(whole, half)));
}

std::string short_name(std::string_view text, std::size_t most) {
  const auto line = in_one_line(head(text, most * 4 + 4));
  const auto end = after(line, most);
  if (end >= line.size() && text.size() <= most * 4 + 4) return line;
  return line.substr(0, end) + "\u2026";
}

}  // namespace kuiki
