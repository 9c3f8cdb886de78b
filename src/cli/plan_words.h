#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "model/grading.h"
#include "model/judge.h"
#include "model/plan_tree.h"
#include "report/sheet_words.h"

/// What of the plans is said in words by more than one command.
namespace kuiki::cli {

/// 「4 質の高い教育をみんなに、…」.
std::string sdg_words(const Context& context, const std::vector<std::string>& numbers);

/// 「基本目標Ⅰ 子育て世代を… › カテゴリ1 子育て・教育」.
std::string path_words(const model::Dataset& data, const model::PlanTree& tree, model::NodeRow node);

/// Name of a comparison; the Japanese one where there is no English.
Text comparison_name(const model::Comparison& comparison);

/// 「小樽市総合戦略（平成27年10月）265行」.
std::string source_words(const Context& context, const std::string& document, int line);

/// 「順調（進捗率 45%、計画期間の経過率 60%）」; of a split indicator (小, 中) the parts stand on lines of their own below it.
std::string verdict_words(const Context& context, const model::Judged& judged);

/// 「A（おおむね達成）」; of a split indicator 「小 A（…）、中 B（…）」. Empty without marks.
std::string mark_words(const Context& context, const model::Judged& judged, std::span<const model::Graded> marks);

/// The latest figure of a role that judging used, with its period: 「48.8%（2022年度）」; parts one after the other.
std::string figure_of(const Context& context, const model::Judged& judged,
                      std::optional<model::Figure> model::Progress::*which);

/// Indicators with baseline, latest actual, target and verdict, one a row.
std::string judged_table(const Context& context, const model::Dataset& data, std::span<const model::Judged> rows,
                         std::span<const std::string> marks = {});

}  // namespace kuiki::cli
