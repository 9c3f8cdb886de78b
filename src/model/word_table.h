#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

/// The one table of an enumeration: in its order, what it is called in files and JSON and by readers.
namespace kuiki::model {

struct Words {
  std::string_view id;
  const char *ja = "", *en = "";
  [[nodiscard]] Text text() const { return {ja, en}; }
};

template <class Enum, std::size_t N>
const Words& of(const std::array<Words, N>& all, Enum value) {
  return all[static_cast<std::size_t>(value)];
}

/// In the order of the enumeration.
template <std::size_t N>
std::vector<std::string> ids(const std::array<Words, N>& all) {
  std::vector<std::string> found;
  found.reserve(N);
  for (const auto& words : all) found.emplace_back(words.id);
  return found;
}

template <class Enum, std::size_t N>
std::optional<Enum> parsed(const std::array<Words, N>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &Words::id);
  if (found == all.end()) return {};
  return static_cast<Enum>(found - all.begin());
}

/// For words that are no enumeration: one that is not in the table stays as it is.
template <std::size_t N>
Text named(const std::array<Words, N>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &Words::id);
  return found == all.end() ? plain(std::string(id)) : found->text();
}

}  // namespace kuiki::model
