#pragma once
#include <string>
#include <vector>

#include "model/dataset.h"
#include "model/wording.h"

/// Words that several sheets need.
namespace kuiki::report {

/// The plan's title: translated in English, as the document has it otherwise.
std::string plan_title(const model::Plan& plan, Lang lang);
/// The municipality of a plan; empty where the data do not have it.
std::string plan_city(const model::Dataset& data, const model::Plan& plan, Lang lang);
/// 2015〜2019年度; empty where the plan has no years.
std::string plan_period(const model::Plan& plan, const model::Wording& wording);
/// What that period is called: 計画期間, of evaluation sheets (施策評価表) 評価対象期間.
Text plan_period_name(const model::Dataset& data, const model::Plan& plan);

/// What a list of words is put together with: 「、」 or ", ".
std::string listed(const std::vector<std::string>& words, Lang lang);

}  // namespace kuiki::report
