#include "map/grading_file.h"

#include <filesystem>

#include "base/color.h"
#include "map/recipe_table.h"
#include "model/progress_words.h"

namespace kuiki::map {
namespace {

using model::GradeBy;
using recipe::Place;
using recipe::Table;

constexpr std::array<recipe::Word<GradeBy>, 5> measures = {{{"achievement", GradeBy::achievement},
                                                            {"schedule", GradeBy::schedule},
                                                            {"pace", GradeBy::pace},
                                                            {"verdict", GradeBy::verdict},
                                                            {"category", GradeBy::category}}};

/// The verdicts by the ids that model::verdict_id gives them.
std::array<recipe::Word<model::Verdict>, model::verdict_count> verdict_words() {
  std::array<recipe::Word<model::Verdict>, model::verdict_count> words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto verdict = static_cast<model::Verdict>(i);
    words[i] = {model::verdict_id(verdict), verdict};
  }
  return words;
}

/// A key that does nothing in this scheme is a misunderstanding, so it is not passed over.
void refuse(const toml::table& table, std::string_view key, std::string_view by, const Place& place) {
  if (const auto* node = table.get(key))
    place.fail(node->source(), say("{0} は by = \"{1}\" では使えません。取り除くか by を改めてください",
                                   "{0} is not used with by = \"{1}\"; remove it or change by", key, by));
}

model::Grade read_grade(const toml::table& table, GradeBy by, const Place& place) {
  model::Grade grade;
  const auto word = recipe::word_of(measures, by);
  if (by != GradeBy::verdict) refuse(table, "verdicts", word, place);
  if (by != GradeBy::category) refuse(table, "category", word, place);
  if (by == GradeBy::verdict || by == GradeBy::category) refuse(table, "at_least", word, place);

  Table t(table, "grades", place);
  t.read("mark", grade.mark);
  t.read("meaning", grade.meaning);
  t.read("at_least", grade.at_least, -1e6, 1e6);
  static const auto words = verdict_words();
  grade.verdicts = t.read_list("verdicts", words);
  t.read("category", grade.category);
  t.read("color", grade.color);
  if (!grade.color.empty() && !parse_color(grade.color))
    t.wrong_value(*t.find("color"), "color", grade.color, {"\"#1b7837\" の形の色", "a colour such as \"#1b7837\""});
  t.finish();
  if (grade.meaning.empty())
    place.fail(table.source(), say("区分「{}」に意味（meaning）がありません。何を表すか書いてください",
                                   "grade \"{}\" has no meaning; say what it stands for", grade.mark));
  return grade;
}

}  // namespace

model::GradingScheme parse_grading(std::string_view text, std::string_view where) {
  const Place place{where};
  const toml::table root = recipe::parsed(text, place);

  model::GradingScheme scheme;
  scheme.id = std::filesystem::path{std::string(where)}.stem().string();
  Table top(root, "", place);
  top.read("title", scheme.title);
  top.read("note", scheme.note);
  top.read("by", scheme.by, measures);
  top.read("schedule", scheme.schedule);
  top.read("ungraded", scheme.ungraded);
  const auto* grades = top.find("grades");
  top.finish();

  const auto need = [&](bool there, std::string_view key, const Text& what) {
    if (!there) place.fail(root.source(), say("{}（{}）がありません", "{} is missing: {}", key, what));
  };
  need(!scheme.title.empty(), "title", {"評価方式の名前", "the name of the scheme"});
  need(top.has("by"), "by",
       say("何に対する評価か。次のどれか（{}）", "what is graded, one of {}",
           "achievement, schedule, pace, verdict, category"));
  need(grades != nullptr, "[[grades]]", {"区分", "the grades"});
  if (scheme.by != GradeBy::schedule) refuse(root, "schedule", recipe::word_of(measures, scheme.by), place);

  if (!grades->is_array_of_tables())
    place.fail(grades->source(),
               {"区分は一つずつ [[grades]] の表で書いてください", "write each grade as a table [[grades]]"});
  for (const auto& each : *grades->as_array()) scheme.grades.push_back(read_grade(*each.as_table(), scheme.by, place));
  if (const Text defect = model::defect_of(scheme); !defect.empty()) place.fail(grades->source(), defect);
  return scheme;
}

}  // namespace kuiki::map
