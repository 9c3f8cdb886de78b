#pragma once
#include <span>

#include "model/fiscal.h"
#include "model/plan_names.h"
#include "model/progress.h"

/// Progress in words: what a planner reads beside a verdict.
namespace kuiki::model {

Text verdict_name(Verdict verdict);  ///< 達成, 順調, おおむね順調, 遅れ, 後退, 未達成, 判定できない, 判定の対象外
std::string_view verdict_id(Verdict verdict);  ///< "met", "on_course" …
std::optional<Verdict> parse_verdict(std::string_view id);
/// The verdict with the year of the figure it rests on: 「順調（2018年度実績）」; 「最終年度の実績なし（2017年度実績）」 where an older
/// figure cannot decide. The verdict alone where there is no figure.
Text dated_verdict(const Progress& progress, YearStyle style = YearStyle::western);
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
