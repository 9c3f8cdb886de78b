#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "map/document.h"
#include "map/score_rule_file.h"
#include "model/grading.h"
#include "store/own_text.h"

/// Maps, grading schemes and score rules that lie in the work file, read as those in files are.
namespace kuiki::app {

/// "work:NAME" names one of the work file, wherever a bundled name or a file's path may stand.
inline constexpr std::string_view own_mark = "work:";
inline bool is_own_name(std::string_view name) { return name.starts_with(own_mark); }

/// One with what can be said of it.
struct OwnEntry {
  store::OwnText text;
  Text title;                   ///< in both languages, where the text gives the title itself
  std::optional<Text> trouble;  ///< why this version cannot read it; it stays as it is
};
/// All of them, each tried.
std::vector<OwnEntry> own_entries(std::vector<store::OwnText> texts);

/// The one that "work:NAME", or NAME alone, is: its title or its id. Throws Error(input_missing) naming those there are.
const store::OwnText& own_text(const std::vector<store::OwnText>& texts, store::OwnKind kind, std::string_view name);

// Read. Throw Error(input_wrong), with name, line and reason.
map::MapDocument own_map(const store::OwnText& text);
model::GradingScheme own_grading(const store::OwnText& text);  ///< its id is "work:" and the text's
map::ScoreRuleText own_rule(const store::OwnText& text);

/// Does this version understand it? Throws as those above; `where` is what messages name. Returns the title that it gives
/// itself; may be empty.
Text check_own(store::OwnKind kind, const std::string& text, std::string_view where);

/// From which row of the work file a map on screen came, kept where else the path of its file is: "work:map-5e09c1f3#12".
struct OwnOrigin {
  std::string id;
  std::int64_t act = 0;  ///< that made it what was opened or saved
  [[nodiscard]] std::string word() const;
};
std::optional<OwnOrigin> read_origin(std::string_view word);

}  // namespace kuiki::app
