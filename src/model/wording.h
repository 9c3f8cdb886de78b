#pragma once
#include <string>

#include "base/text.h"
#include "model/fiscal.h"

namespace kuiki::model {

/// How a reader wants to read: the language, and how years are counted (和暦 or 西暦). Made from a language alone it counts
/// years the western way, and it can stand wherever only the language matters.
struct Wording {
  Lang lang = Lang::ja;
  YearStyle years = YearStyle::western;

  Wording() = default;
  Wording(Lang l, YearStyle y = YearStyle::western) : lang(l), years(y) {}  // NOLINT(google-explicit-constructor)
  operator Lang() const { return lang; }                                    // NOLINT(google-explicit-constructor)

  [[nodiscard]] const std::string& operator()(const Text& text) const { return text.in(lang); }
  /// 2018年度 or 平成30年度.
  [[nodiscard]] std::string operator()(const Period& period) const { return period_label(period, years).in(lang); }
  friend bool operator==(const Wording&, const Wording&) = default;
};

std::string_view year_style_id(YearStyle style);  ///< "western", "japanese"
std::optional<YearStyle> parse_year_style(std::string_view id);

}  // namespace kuiki::model
