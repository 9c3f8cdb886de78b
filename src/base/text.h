#pragma once
#include <fmt/core.h>

#include <string>
#include <string_view>
#include <utility>

namespace kuiki {

/// The languages of the interface, of messages and of finished maps.
enum class Lang { ja, en };

/// A sentence or a word a user reads. Both languages stand side by side where the text is used,
/// so neither can be forgotten; which one is shown is decided where it is shown.
struct Text {
  std::string ja;
  std::string en;

  [[nodiscard]] const std::string& in(Lang lang) const { return lang == Lang::ja ? ja : en; }
  [[nodiscard]] bool empty() const { return ja.empty() && en.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

/// The same words in both languages (a file name, a number, a code).
inline Text plain(std::string words) { return {words, words}; }

/// `say("{}行目", "line {}", 3)`: fmt patterns for each language over the same arguments.
/// A `Text` argument is put in its own language. Throws fmt::format_error on a bad pattern.
namespace detail {
template <class T>
const T& pick(const T& value, Lang) {
  return value;
}
inline const std::string& pick(const Text& value, Lang lang) { return value.in(lang); }
}  // namespace detail

template <class... Args>
Text say(std::string_view ja, std::string_view en, const Args&... args) {
  return {fmt::vformat(ja, fmt::make_format_args(detail::pick(args, Lang::ja)...)),
          fmt::vformat(en, fmt::make_format_args(detail::pick(args, Lang::en)...))};
}

}  // namespace kuiki
