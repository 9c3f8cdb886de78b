#pragma once
#include "app/area_facts.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// The series of one statistic as a small chart, `height` units high; what is projected is dashed.
void series_chart(const Ui& ui, const model::Dataset& data, const app::AreaFacts::Statistic& statistic, float height);

}  // namespace kuiki::ui
