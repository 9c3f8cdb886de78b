#include "model/qualifier.h"

#include <array>

namespace kuiki::model {
namespace {

constexpr std::array<std::string_view, 7> words = {"exact",  "at_least", "at_most",  "floor",
                                                   "change", "improve",  "milestone"};

}  // namespace

std::string_view to_string(Qualifier qualifier) { return words[static_cast<std::size_t>(qualifier)]; }

std::optional<Qualifier> parse_qualifier(std::string_view text) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == text) return static_cast<Qualifier>(i);
  return {};
}

}  // namespace kuiki::model
