#pragma once
#include <cmath>

#include "store/schema.h"

/// Tables of the work file: who changed what, and what a planner makes beside areas and indicators (schema_own.h). It refers
/// to the base by code and id, never by row. Every row that people change says in `act` by which act it came to be as it is:
/// who wants to change it says which one he saw, so that nobody overwrites what he has not seen.
// clang-format off: one column a line
namespace kuiki::store {

/// One transaction of one person. Its number is its place in time.
struct ActRow {
  std::int64_t fid = 0;
  Moment at;
  std::string_view who;
  std::string_view what;  ///< enter, import, undo, take_over …
  std::string_view note;
  std::optional<std::int64_t> undoes;  ///< the number of an earlier act
};
inline constexpr auto act_table =
    table({.name = "act", .about = "変更の記録（いつ、だれが、何を） / who changed what, and when"},
          column("at", &ActRow::at, must), column("who", &ActRow::who, must), column("what", &ActRow::what, must),
          column("note", &ActRow::note), column("undoes", &ActRow::undoes));

/// What an act did to one row; enough to undo it, and the history of every table.
struct ActChangeRow {
  std::int64_t fid = 0;
  std::int64_t act = 0;
  std::string_view table_name;
  std::string_view row_key;        ///< what is unique in the table, as a JSON list
  std::string_view before, after;  ///< the row as a JSON object; empty: there was none, there is none any more
};
inline constexpr auto act_change_table =
    table({.name = "act_change",
           .about = "変更の前と後 / what rows were before and after an act",
           .indexes = {Index{"act_change_act", "act"}, Index{"act_change_row", "table_name, row_key"}}},
          column("act", &ActChangeRow::act, must), column("table_name", &ActChangeRow::table_name, must),
          column("row_key", &ActChangeRow::row_key, must), column("before", &ActChangeRow::before),
          column("after", &ActChangeRow::after));

/// An actual of an indicator of a plan as it holds now; of a milestone its state, the word standing in `printed`.
struct EnteredRow {
  std::int64_t fid = 0;
  std::string_view indicator_id;
  std::string_view area_code;  ///< empty: of no area
  std::string_view period, part;
  double value = NAN;
  std::string_view qualifier, printed, note;
  Moment entered_at;
  std::string_view entered_by;
  std::int64_t act = 0;
};
inline constexpr auto entered_table =
    table({.name = "entered",
           .about = "入力した実績値とマイルストーンの状態 / entered actuals and states of milestones",
           .unique = "indicator_id, area_code, period, part"},
          column("indicator_id", &EnteredRow::indicator_id, must), column("area_code", &EnteredRow::area_code, must),
          column("period", &EnteredRow::period, must), column("part", &EnteredRow::part, must),
          column("value", &EnteredRow::value), column("qualifier", &EnteredRow::qualifier, must),
          column("printed", &EnteredRow::printed), column("note", &EnteredRow::note),
          column("entered_at", &EnteredRow::entered_at, must), column("entered_by", &EnteredRow::entered_by, must),
          column("act", &EnteredRow::act, must));

/// A text of one's own that the program reads as it reads the bundled ones: TOML.
struct OwnTextRow {
  std::int64_t fid = 0;
  std::string_view id, title, text;
  std::int64_t act = 0;
};
inline constexpr auto grading_table =
    table({.name = "grading", .about = "独自の評価区分 / grading schemes of one's own"}, column("id", &OwnTextRow::id, key),
          column("title", &OwnTextRow::title, must), column("scheme", &OwnTextRow::text, must),
          column("act", &OwnTextRow::act, must));
inline constexpr auto score_rule_table =
    table({.name = "score_rule", .about = "独自の得点の規則 / score rules of one's own"}, column("id", &OwnTextRow::id, key),
          column("title", &OwnTextRow::title, must), column("rule", &OwnTextRow::text, must),
          column("act", &OwnTextRow::act, must));
inline constexpr auto saved_map_table =
    table({.name = "saved_map", .about = "保存した地図のレシピ / recipes of saved maps"}, column("id", &OwnTextRow::id, key),
          column("title", &OwnTextRow::title, must), column("recipe", &OwnTextRow::text, must),
          column("act", &OwnTextRow::act, must));

struct StoryRow {
  std::int64_t fid = 0;
  std::string_view id, title, note;
  std::int64_t act = 0;
};
inline constexpr auto story_table =
    table({.name = "story", .about = "会議用の場面の組 / rows of scenes for a meeting"}, column("id", &StoryRow::id, key),
          column("title", &StoryRow::title, must), column("note", &StoryRow::note), column("act", &StoryRow::act, must));

struct StorySceneRow {
  std::int64_t fid = 0;
  std::string_view story_id;
  std::int64_t position = 0;  ///< from 1
  std::string_view title, text, recipe, speaker_note;
  std::int64_t act = 0;
};
inline constexpr auto story_scene_table =
    table({.name = "story_scene", .about = "場面 / scenes of a story", .unique = "story_id, position"},
          column("story_id", &StorySceneRow::story_id, must), column("position", &StorySceneRow::position, must),
          column("title", &StorySceneRow::title, must), column("text", &StorySceneRow::text),
          column("recipe", &StorySceneRow::recipe, must), column("speaker_note", &StorySceneRow::speaker_note),
          column("act", &StorySceneRow::act, must));

}  // namespace kuiki::store
