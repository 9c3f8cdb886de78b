#pragma once
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "base/error.h"
#include "base/strings.h"
#include "map/recipe_words.h"

/// Strict reading of TOML: what recipe_read.cpp and grading_file.cpp read with.
namespace kuiki::map::recipe {

/// Where messages say something is wrong.
struct Place {
  std::string_view file;
  [[noreturn]] void fail(toml::source_region at, const Text& words) const {
    throw Error(Fault::input_wrong, say("{} の{}行目：{}", "{}, line {}: {}", file, at.begin.line, words));
  }
};

/// The text as TOML; says at which line it is none.
inline toml::table parsed(std::string_view text, const Place& place) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& problem) {
    place.fail(problem.source(), say("TOML として読めません（{}）。括弧や引用符を確かめてください",
                                     "this is not TOML ({}); check brackets and quotes", problem.description()));
  }
}

inline std::string list_of(const std::vector<std::string_view>& words) {
  std::string all;
  for (const auto word : words) add_part(all, ", ", word);
  return all;
}

/// One table of a recipe. Reading a key notes it as known; `finish` refuses every other.
class Table {
 public:
  Table(const toml::table& table, std::string path, const Place& place)
      : table_(table), path_(std::move(path)), place_(place) {}

  const toml::node* find(std::string_view key) {
    known_.push_back(key);
    return table_.get(key);
  }

  void read(std::string_view key, std::string& into) {
    if (const auto* node = find(key)) into = string_of(*node, key);
  }
  void read(std::string_view key, bool& into) {
    if (const auto* node = find(key)) {
      if (!node->is_boolean()) wrong_type(*node, key, {"true か false", "true or false"});
      into = node->as_boolean()->get();
    }
  }
  void read(std::string_view key, int& into, int least, int most) {
    if (const auto* node = find(key)) {
      const Text wanted = say("{}〜{} の整数", "a whole number from {} to {}", least, most);
      if (!node->is_integer()) wrong_type(*node, key, wanted);
      const auto value = node->as_integer()->get();
      if (value < least || value > most) wrong_value(*node, key, std::to_string(value), wanted);
      into = static_cast<int>(value);
    }
  }
  void read(std::string_view key, double& into, double least, double most) {
    if (const auto* node = find(key)) into = number_of(*node, key, least, most);
  }
  void read(std::string_view key, std::vector<std::string>& into) {
    for (const auto& node : array_of(key)) into.push_back(string_of(*node, key));
  }
  void read(std::string_view key, std::vector<double>& into) {
    for (const auto& node : array_of(key)) into.push_back(number_of(*node, key, -1e300, 1e300));
  }
  void read(std::string_view key, std::optional<Rgba>& into) {
    const auto* node = find(key);
    if (node == nullptr) return;
    const std::string text = string_of(*node, key);
    into = parse_color(text);
    if (!into || into->a != 255) wrong_value(*node, key, text, {"\"#2c5d8f\" の形", "a colour like \"#2c5d8f\""});
  }
  /// A string for both languages, or a table with ja and en.
  void read(std::string_view key, Text& into) {
    const auto* node = find(key);
    if (node == nullptr) return;
    if (node->is_string()) {
      into = plain(node->as_string()->get());
    } else if (node->is_table()) {
      Table inner(*node->as_table(), name(key), place_);
      inner.read("ja", into.ja);
      inner.read("en", into.en);
      inner.finish();
    } else {
      wrong_type(*node, key, {"文字列か { ja = \"…\", en = \"…\" }", "a string or { ja = \"…\", en = \"…\" }"});
    }
  }
  template <class T, std::size_t n>
  void read(std::string_view key, T& into, const std::array<Word<T>, n>& words) {
    if (const auto* node = find(key)) into = one_of(*node, key, words);
  }
  template <class T, std::size_t n>
  std::vector<T> read_list(std::string_view key, const std::array<Word<T>, n>& words) {
    std::vector<T> list;
    for (const auto& node : array_of(key)) list.push_back(one_of(*node, key, words));
    return list;
  }
  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }

  template <class T, std::size_t n>
  T one_of(const toml::node& node, std::string_view key, const std::array<Word<T>, n>& words) {
    const std::string word = string_of(node, key);
    std::vector<std::string_view> allowed;
    for (const auto& [id, value] : words) {
      if (id == word) return value;
      allowed.push_back(id);
    }
    wrong_value(node, key, word, say("次のどれか（{}）", "one of {}", list_of(allowed)));
  }

  Table table(std::string_view key) {
    static const toml::table none;
    const auto* node = find(key);
    if (node != nullptr && !node->is_table()) wrong_type(*node, key, say("[{}] の表", "a table [{}]", name(key)));
    return {node != nullptr ? *node->as_table() : none, name(key), place_};
  }

  /// A table that stands in a list of them.
  [[nodiscard]] Table inner(const toml::table& table, std::string_view key) const { return {table, name(key), place_}; }

  void finish() const {
    for (const auto& [key, node] : table_)
      if (std::find(known_.begin(), known_.end(), key.str()) == known_.end())
        place_.fail(key.source(),
                    path_.empty() ? say("キー「{}」は使えません。使えるキー：{}", "unknown key \"{}\"; allowed: {}",
                                        key.str(), list_of(known_))
                                  : say("[{}] のキー「{}」は使えません。使えるキー：{}",
                                        "unknown key \"{1}\" in [{0}]; allowed: {2}", path_, key.str(), list_of(known_)));
  }

  [[noreturn]] void wrong_value(const toml::node& node, std::string_view key, std::string_view found,
                                const Text& wanted) const {
    place_.fail(node.source(), say("{} の値「{}」は使えません。{}にしてください",
                                   "the value \"{1}\" of {0} is not possible; give {2}", name(key), found, wanted));
  }

 private:
  [[nodiscard]] std::string name(std::string_view key) const {
    return (path_.empty() ? "" : path_ + ".") + std::string(key);
  }
  [[noreturn]] void wrong_type(const toml::node& node, std::string_view key, const Text& wanted) const {
    place_.fail(node.source(), say("{} は{}にしてください", "{} must be {}", name(key), wanted));
  }
  std::string string_of(const toml::node& node, std::string_view key) const {
    if (!node.is_string()) wrong_type(node, key, {"引用符で囲んだ文字列", "a string in quotes"});
    return node.as_string()->get();
  }
  double number_of(const toml::node& node, std::string_view key, double least, double most) const {
    const auto value = node.is_integer() || node.is_floating_point() ? node.value<double>() : std::nullopt;
    if (!value) wrong_type(node, key, {"数値", "a number"});
    if (!(*value >= least && *value <= most))
      wrong_value(node, key, fmt::format("{}", *value), say("{}〜{} の数値", "a number from {} to {}", least, most));
    return *value;
  }
  std::vector<const toml::node*> array_of(std::string_view key) {
    std::vector<const toml::node*> nodes;
    if (const auto* node = find(key)) {
      if (!node->is_array()) wrong_type(*node, key, {"[ ] で囲んだ並び", "a list in [ ]"});
      for (const auto& each : *node->as_array()) nodes.push_back(&each);
    }
    return nodes;
  }

  const toml::table& table_;
  std::string path_;
  const Place& place_;
  std::vector<std::string_view> known_;
};

/// Keys that several kinds of layers and the map itself have: `areas`, `within`, `neighbours_of`, `alike`, `members_of`, `codes`; `period`.
void read_subject(Table& table, Subject& into);
void read_own_subject(Table& table, std::optional<Subject>& into);
void read_period(Table& table, std::string& into);

}  // namespace kuiki::map::recipe
