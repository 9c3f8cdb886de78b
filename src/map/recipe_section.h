#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "base/text.h"
#include "map/subject.h"

/// Writing of recipes, line by line.
namespace kuiki::map::recipe {

std::string in_quotes(std::string_view text);
/// Keeps the number's kind: TOML reads 5 as an integer, which the reader takes for a number too.
std::string number_text(double value);
std::string list_text(const std::vector<std::string>& words);
std::string list_text(const std::vector<double>& numbers);

/// The lines of one table; the heading ("[subject]", "[[layer]]") appears with the first. What is as `usual` is left out.
class Section {
 public:
  Section(std::string& out, std::string_view heading) : out_(out), heading_(heading) {}
  void line(std::string_view key, const std::string& value);
  void text(std::string_view key, const std::string& value, const std::string& usual = {});
  void text(std::string_view key, const Text& value);
  void flag(std::string_view key, bool value, bool usual);
  void color(std::string_view key, const std::optional<Rgba>& value);

 private:
  std::string& out_;
  std::string_view heading_;
  bool begun_ = false;
};

/// Keys that several kinds of layers and the map itself have: `areas`, `within`, `neighbours_of`, `alike`, `members_of`, `codes`.
void write_subject(const Subject& subject, Section& into);
/// `indicator`; left out where it is that of the subject's file, which says it by its field (`value`).
void write_indicator(const std::string& indicator, Section& into);
void write_own_subject(const std::optional<Subject>& subject, Section& into);

}  // namespace kuiki::map::recipe
