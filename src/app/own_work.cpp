#include "app/own_work.h"

#include <algorithm>
#include <charconv>

#include "app/operations.h"
#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "map/grading_file.h"
#include "map/recipe.h"

namespace kuiki::app {
namespace {

using store::OwnKind;
using store::OwnText;

/// What messages call it, in every language: work:観光.
std::string place_of(const OwnText& text) { return std::string(own_mark) + one_line(text.title); }

/// In both languages where the text gives the title itself.
Text title_of(const OwnText& text, const Text& given) { return given.ja == text.title ? given : plain(text.title); }

}  // namespace

std::vector<OwnEntry> own_entries(std::vector<OwnText> texts) {
  std::vector<OwnEntry> entries;
  for (auto& text : texts) {
    OwnEntry entry{.text = std::move(text)};
    entry.title = plain(entry.text.title);
    try {
      entry.title = title_of(entry.text, check_own(entry.text.kind, entry.text.text, place_of(entry.text)));
    } catch (const Error& error) {
      entry.trouble = error.message();
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

const OwnText& own_text(const std::vector<OwnText>& texts, OwnKind kind, std::string_view name) {
  if (is_own_name(name)) name.remove_prefix(own_mark.size());
  const OwnText* by_id = nullptr;
  Text known;
  for (const auto& text : texts) {
    if (text.kind != kind) continue;
    if (text.title == name) return text;
    if (text.id == name) by_id = &text;
    add_part(known.ja, "、", text.title);
    add_part(known.en, ", ", text.title);
  }
  if (by_id != nullptr) return *by_id;
  const auto what = store::own_kind_name(kind);
  if (known.empty())
    throw Error(Fault::input_missing, say("作業ファイルに{}「{}」はありません。{}は1つも保存されていません",
                                          "the work file has no {} '{}', and no other one", what, name, what));
  throw Error(Fault::input_missing, say("作業ファイルに{}「{}」はありません。次のどれかを指定してください（{}）",
                                        "the work file has no {} '{}'; name one of these: {}", what, name, known));
}

map::MapDocument own_map(const OwnText& text) {
  auto document = map::parse_recipe(text.text, place_of(text));
  check_projection(document, place_of(text));
  document.name.clear();
  return document;
}

model::GradingScheme own_grading(const OwnText& text) {
  auto scheme = map::parse_grading(text.text, place_of(text));
  scheme.id = std::string(own_mark) + text.id;
  scheme.title = title_of(text, scheme.title);
  return scheme;
}

map::ScoreRuleText own_rule(const OwnText& text) {
  auto rule = map::parse_score_rule(text.text, place_of(text));
  rule.title = title_of(text, rule.title);
  return rule;
}

Text check_own(OwnKind kind, const std::string& text, std::string_view where) {
  if (kind == OwnKind::grading) return map::parse_grading(text, where).title;
  if (kind == OwnKind::score_rule) return map::parse_score_rule(text, where).title;
  const auto document = map::parse_recipe(text, where);
  check_projection(document, std::string(where));
  return document.title;
}

std::string OwnOrigin::word() const { return std::string(own_mark) + id + "#" + std::to_string(act); }

std::optional<OwnOrigin> read_origin(std::string_view word) {
  if (!is_own_name(word)) return {};
  word.remove_prefix(own_mark.size());
  const auto between = word.rfind('#');
  OwnOrigin origin{.id = std::string(word.substr(0, between))};
  if (between != std::string_view::npos) {
    const auto number = word.substr(between + 1);
    std::from_chars(number.data(), number.data() + number.size(), origin.act);
  }
  return origin;
}

}  // namespace kuiki::app
