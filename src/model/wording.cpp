#include "model/wording.h"

namespace kuiki::model {

std::string_view year_style_id(YearStyle style) { return style == YearStyle::japanese ? "japanese" : "western"; }

std::optional<YearStyle> parse_year_style(std::string_view id) {
  for (const auto style : {YearStyle::western, YearStyle::japanese})
    if (id == year_style_id(style)) return style;
  return {};
}

}  // namespace kuiki::model
