#pragma once
#include <string>
#include <string_view>

namespace kuiki::model {

/// A unit in the one form that is compared: full-width letters narrow, 名 → 人, ヶ所 カ所 ケ所 箇所 → か所, トン → t,
/// パーセント → %, ヘクタール → ha, ㎎ → mg, mg/L → mg/l, ポイント and pt → ポイント. An unknown unit is only narrowed.
std::string canonical_unit(std::string_view unit);

/// Is it one of the counters and measures that planning documents print after a number (canonical form; "回/年" too)?
bool is_known_unit(std::string_view canonical);

/// For English text: "people" for 人, "person" beside exactly 1; a symbol (%, t, mg/l) as it is; an unknown unit as it is.
std::string unit_in_english(std::string_view canonical, double value);

}  // namespace kuiki::model
