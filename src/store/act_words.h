#pragma once
#include <string_view>

#include "base/text.h"

/// What an act is: the words of `act.what`, and those a reader sees.
namespace kuiki::store {

namespace act_word {
inline constexpr std::string_view enter = "enter";          ///< figures were typed in
inline constexpr std::string_view import = "import";        ///< figures of a table
inline constexpr std::string_view undo = "undo";            ///< an earlier act was undone
inline constexpr std::string_view take_over = "take_over";  ///< entered values of an older base
inline constexpr std::string_view copy = "copy";            ///< rows of another work file
inline constexpr std::string_view save_map = "save_map";
inline constexpr std::string_view save_grading = "save_grading";
inline constexpr std::string_view save_rule = "save_rule";
inline constexpr std::string_view derive = "derive";  ///< an indicator by formula
inline constexpr std::string_view save_areas = "save_areas";
inline constexpr std::string_view rename = "rename";  ///< of a map, a grading scheme, a score rule
inline constexpr std::string_view remove = "remove";
}  // namespace act_word

/// 「入力」, "Entry"; of a word that is none of these, the word.
Text act_words(std::string_view what);

}  // namespace kuiki::store
