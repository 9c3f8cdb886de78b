#pragma once
#include <span>

#include "model/fiscal.h"
#include "model/progress.h"

/// Progress in words: what a planner reads beside a verdict.
namespace kuiki::model {

Text verdict_name(Verdict verdict);  ///< 達成, 順調, 遅れ, 後退, 未達成, 判定できない, 判定の対象外
std::string_view verdict_id(Verdict verdict);  ///< "met", "on_course" …
std::optional<Verdict> parse_verdict(std::string_view id);
Text direction_name(Direction direction);  ///< 増やす, 減らす, 保つ, 見守る
Text rule_name(Rule rule);
/// How progress is worked out under the rule, in one sentence.
Text rule_explained(Rule rule);
/// Why there is no verdict; empty for Cause::nothing.
Text cause_words(Cause cause);

/// 「51.5%」, with the decimals printed; a milestone gives its word in quotation marks; no number gives 「－」.
Text figure_words(const Measure& measure, const Figure& figure);

/// The verdict in one to three sentences that quote the values and their years. Parts (小, 中) one after the other.
Text explain(const Measure& measure, const Progress& progress, YearStyle style = YearStyle::western);
Text explain(const Measure& measure, std::span<const Progress> parts, YearStyle style = YearStyle::western);

}  // namespace kuiki::model
