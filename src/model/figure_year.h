#pragma once
#include <cmath>

#include "model/fiscal.h"

namespace kuiki::model {

/// The fiscal year whose end a figure tells of, the column it stands in: what holds on 1 April closes the year before
/// (「令和2年4月1日現在」 stands under 令和元年度); a span counts as its last year, a calendar year as the one of its number.
inline int figure_year(const Period& period) { return static_cast<int>(std::ceil(closing_time(period) - 1e-6)); }

}  // namespace kuiki::model
