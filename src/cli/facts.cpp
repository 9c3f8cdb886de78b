#include "cli/facts.h"

#include <algorithm>

#include "base/display_width.h"

namespace kuiki::cli {

void Facts::heading(std::string_view words) {
  if (!text_.empty()) text_ += '\n';
  text_.append(words) += '\n';
}

void Facts::line(std::string_view label, std::string_view words) {
  if (words.empty()) return;
  const auto spaces = [](int n) { return std::string(static_cast<std::size_t>(std::max(1, n)), ' '); };
  text_ += "  " + std::string(label) + spaces(label_width_ - display_width(label));
  for (const char c : words) {
    text_ += c;
    if (c == '\n') text_ += spaces(label_width_ + 2);
  }
  text_ += '\n';
}

void Facts::entry(std::string_view words) { text_.append(words) += '\n'; }

void Facts::block(std::string_view lines) {
  if (!text_.empty()) text_ += '\n';
  text_.append(lines);
}

}  // namespace kuiki::cli
