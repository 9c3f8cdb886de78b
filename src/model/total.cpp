#include "model/total.h"

#include <algorithm>
#include <array>

#include "model/units.h"

namespace kuiki::model {

namespace {

/// Counters that count nothing that adds up over areas.
constexpr std::array<std::string_view, 14> no_totals{"%",  "‰",  "ポイント", "点",   "位", "歳", "年",
                                                     "倍", "度", "℃",        "時間", "分", "秒", "日"};
/// Words of a name that make a share, a mean or a rate of whatever unit.
constexpr std::array<std::string_view, 9> shares{"平均", "率", "割合", "密度", "指数", "あたり", "当たり", "比", "偏差"};

}  // namespace

bool is_total(const Indicator& indicator) {
  if (indicator.total) return *indicator.total;
  const std::string unit = canonical_unit(indicator.unit);
  if (unit.empty() || unit.find('/') != std::string::npos) return false;
  if (std::ranges::find(no_totals, unit) != no_totals.end()) return false;
  // 比 alone is also in 日比谷: only the end of a name, or of what stands before brackets, tells.
  const std::string name = indicator.name.substr(0, indicator.name.find("（"));
  return std::ranges::none_of(shares, [&](std::string_view word) {
    return word == "比" || word == "率" ? name.ends_with(word) : name.find(word) != std::string::npos;
  });
}

}  // namespace kuiki::model
