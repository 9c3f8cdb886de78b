#include "model/qualifier.h"

#include <algorithm>
#include <array>

namespace kuiki::model {
namespace {

constexpr std::array<std::string_view, 7> words = {"exact",  "at_least", "at_most",  "floor",
                                                   "change", "improve",  "milestone"};

}  // namespace

std::string_view to_string(Qualifier qualifier) { return words[static_cast<std::size_t>(qualifier)]; }

std::vector<std::string> qualifier_ids() { return {words.begin(), words.end()}; }

std::optional<Qualifier> parse_qualifier(std::string_view text) {
  const auto found = std::ranges::find(words, text);
  if (found == words.end()) return {};
  return static_cast<Qualifier>(found - words.begin());
}

}  // namespace kuiki::model
