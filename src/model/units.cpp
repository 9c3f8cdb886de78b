#include "model/units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/numeral_text.h"

namespace kuiki::model {
namespace {

struct Counter {
  std::string_view ja, one, many;
};

/// Counters and measures. The English of a symbol is the symbol.
constexpr std::array<Counter, 120> counters = {{
    {"人", "person", "people"},
    {"件", "case", "cases"},
    {"社", "company", "companies"},
    {"回", "time", "times"},
    {"円", "yen", "yen"},
    {"組", "pair", "pairs"},
    {"事業", "project", "projects"},
    {"時間", "hour", "hours"},
    {"棟", "building", "buildings"},
    {"日", "day", "days"},
    {"校", "school", "schools"},
    {"施設", "facility", "facilities"},
    {"団体", "organisation", "organisations"},
    {"路線", "route", "routes"},
    {"歳", "year of age", "years of age"},
    {"業務", "task", "tasks"},
    {"分", "minute", "minutes"},
    {"秒", "second", "seconds"},
    {"灯", "lamp", "lamps"},
    {"町会", "neighbourhood association", "neighbourhood associations"},
    {"町内会", "neighbourhood association", "neighbourhood associations"},
    {"自治会", "neighbourhood association", "neighbourhood associations"},
    {"式", "set", "sets"},
    {"クラブ", "club", "clubs"},
    {"本", "piece", "pieces"},
    {"か所", "place", "places"},
    {"箇条", "article", "articles"},
    {"基", "unit", "units"},
    {"人泊", "guest-night", "guest-nights"},
    {"泊", "night", "nights"},
    {"位", "in rank", "in rank"},
    {"枚", "sheet", "sheets"},
    {"機関", "institution", "institutions"},
    {"隊", "team", "teams"},
    {"ポイント", "point", "points"},
    {"点", "point", "points"},
    {"世帯", "household", "households"},
    {"戸", "dwelling", "dwellings"},
    {"台", "vehicle", "vehicles"},
    {"便", "service", "services"},
    {"両", "carriage", "carriages"},
    {"隻", "ship", "ships"},
    {"艘", "boat", "boats"},
    {"頭", "head", "head"},
    {"羽", "bird", "birds"},
    {"匹", "animal", "animals"},
    {"冊", "volume", "volumes"},
    {"部", "copy", "copies"},
    {"編", "piece", "pieces"},
    {"種", "kind", "kinds"},
    {"種類", "kind", "kinds"},
    {"品", "item", "items"},
    {"品目", "item", "items"},
    {"個", "piece", "pieces"},
    {"口", "account", "accounts"},
    {"通", "letter", "letters"},
    {"票", "vote", "votes"},
    {"店", "shop", "shops"},
    {"店舗", "shop", "shops"},
    {"軒", "house", "houses"},
    {"者", "party", "parties"},
    {"事業所", "establishment", "establishments"},
    {"事業者", "operator", "operators"},
    {"企業", "company", "companies"},
    {"法人", "corporation", "corporations"},
    {"組織", "organisation", "organisations"},
    {"協議会", "council", "councils"},
    {"地区", "district", "districts"},
    {"区", "ward", "wards"},
    {"区域", "area", "areas"},
    {"区間", "section", "sections"},
    {"市", "city", "cities"},
    {"町", "town", "towns"},
    {"村", "village", "villages"},
    {"市町村", "municipality", "municipalities"},
    {"自治体", "municipality", "municipalities"},
    {"都市", "city", "cities"},
    {"駅", "station", "stations"},
    {"園", "nursery", "nurseries"},
    {"学級", "class", "classes"},
    {"クラス", "class", "classes"},
    {"講座", "course", "courses"},
    {"教室", "course", "courses"},
    {"コース", "course", "courses"},
    {"会場", "venue", "venues"},
    {"公園", "park", "parks"},
    {"床", "bed", "beds"},
    {"床数", "bed", "beds"},
    {"室", "room", "rooms"},
    {"席", "seat", "seats"},
    {"区画", "plot", "plots"},
    {"筆", "parcel", "parcels"},
    {"計画", "plan", "plans"},
    {"プラン", "plan", "plans"},
    {"項目", "item", "items"},
    {"制度", "scheme", "schemes"},
    {"システム", "system", "systems"},
    {"サイト", "site", "sites"},
    {"ページ", "page", "pages"},
    {"アクセス", "visit", "visits"},
    {"PV", "page view", "page views"},
    {"食", "meal", "meals"},
    {"年", "year", "years"},
    {"年間", "year", "years"},
    {"か月", "month", "months"},
    {"週", "week", "weeks"},
    {"週間", "week", "weeks"},
    {"日間", "day", "days"},
    {"倍", "times as many", "times as many"},
    {"割", "tenth", "tenths"},
    {"地点", "point", "points"},
    {"拠点", "base", "bases"},
    {"航路", "line", "lines"},
    {"例", "case", "cases"},
    {"作品", "work", "works"},
    {"名所", "sight", "sights"},
    {"箱", "box", "boxes"},
    {"袋", "bag", "bags"},
    {"班", "group", "groups"},
    {"行政区", "ward", "wards"},
}};

constexpr std::array<std::string_view, 44> symbols = {
    "%",   "‰",  "t",  "kg",  "g",     "mg",    "µg",  "l",  "ml", "kl", "mg/l", "m",   "cm",     "mm",    "km",
    "m2",  "m²", "㎡", "km2", "km²",   "㎢",    "m3",  "m³", "㎥", "ha", "a",    "kW",  "kWh",    "MW",    "MWh",
    "GWh", "J",  "GJ", "TJ",  "t-CO2", "t-CO₂", "ppm", "dB", "℃",  "度", "pH",   "TEU", "人キロ", "台キロ"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 32> aliases = {{
    {"名", "人"},
    {"ヶ所", "か所"},
    {"カ所", "か所"},
    {"ケ所", "か所"},
    {"箇所", "か所"},
    {"個所", "か所"},
    {"ヵ所", "か所"},
    {"トン", "t"},
    {"㌧", "t"},
    {"T", "t"},
    {"パーセント", "%"},
    {"㌫", "%"},
    {"パーミル", "‰"},
    {"ヘクタール", "ha"},
    {"㌶", "ha"},
    {"㎎/l", "mg/l"},
    {"mg/L", "mg/l"},
    {"㎎/L", "mg/l"},
    {"㎎", "mg"},
    {"㎏", "kg"},
    {"㎞", "km"},
    {"キロメートル", "km"},
    {"メートル", "m"},
    {"㎜", "mm"},
    {"平方メートル", "㎡"},
    {"平方キロメートル", "㎢"},
    {"pt", "ポイント"},
    {"ﾎﾟｲﾝﾄ", "ポイント"},
    {"才", "歳"},
    {"ヶ月", "か月"},
    {"ヵ月", "か月"},
    {"カ月", "か月"},
}};

/// What a rate is per, after '/'.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> rates = {{{"年", "a year"},
                                                                                  {"年度", "a year"},
                                                                                  {"月", "a month"},
                                                                                  {"週", "a week"},
                                                                                  {"日", "a day"},
                                                                                  {"時", "an hour"},
                                                                                  {"人", "per person"},
                                                                                  {"世帯", "per household"},
                                                                                  {"件", "per case"},
                                                                                  {"回", "each time"},
                                                                                  {"km", "per km"},
                                                                                  {"ha", "per ha"}}};

const Counter* find_counter(std::string_view unit) {
  const auto found = std::ranges::find(counters, unit, &Counter::ja);
  return found == counters.end() ? nullptr : &*found;
}

bool is_symbol(std::string_view unit) { return std::ranges::find(symbols, unit) != symbols.end(); }

std::string_view rate_in_english(std::string_view per) {
  for (const auto& [ja, en] : rates)
    if (ja == per) return en;
  return {};
}

}  // namespace

std::string canonical_unit(std::string_view unit) {
  std::string plain = without_spaces(narrow(unit));
  for (const auto& [alias, canonical] : aliases)
    if (plain == alias) return std::string(canonical);
  // 名/年 is 人/年: the part before the slash has its own aliases.
  if (const auto slash = plain.find('/'); slash != std::string::npos && slash > 0 && !is_symbol(plain))
    return canonical_unit(plain.substr(0, slash)) + (plain.substr(slash) == "/年度" ? "/年" : plain.substr(slash));
  return plain;
}

bool is_known_unit(std::string_view unit) {
  if (find_counter(unit) || is_symbol(unit)) return true;
  const auto slash = unit.find('/');
  if (slash == std::string_view::npos || slash == 0) return false;
  const auto left = unit.substr(0, slash);
  return (find_counter(left) || is_symbol(left)) && !rate_in_english(unit.substr(slash + 1)).empty();
}

std::string unit_in_english(std::string_view unit, double value) {
  if (const auto* counter = find_counter(unit)) return std::string(value == 1 ? counter->one : counter->many);
  const auto slash = unit.find('/');
  if (slash != std::string_view::npos && !is_symbol(unit))
    if (const auto per = rate_in_english(unit.substr(slash + 1)); !per.empty())
      return unit_in_english(unit.substr(0, slash), value) + " " + std::string(per);
  return std::string(unit);
}

}  // namespace kuiki::model
