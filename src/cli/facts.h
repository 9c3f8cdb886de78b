#pragma once
#include <string>
#include <string_view>

namespace kuiki::cli {

/// What is said of one thing: lines of a label and words, indented, the words in one column also where Japanese and Latin
/// labels are mixed.
class Facts {
 public:
  explicit Facts(int label_width = 18) : label_width_(label_width) {}
  /// A line of its own, at the margin; a blank line before it but at the top.
  void heading(std::string_view words);
  /// Further lines of `words` stand under the first. Nothing where there are no words.
  void line(std::string_view label, std::string_view words);
  /// A line without a label.
  void entry(std::string_view words);
  /// As it is, after a blank line: a table.
  void block(std::string_view lines);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  int label_width_;
  std::string text_;
};

}  // namespace kuiki::cli
