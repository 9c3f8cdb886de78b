#include "intake/header_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>

#include "base/name_key.h"
#include "base/strings.h"
#include "model/fiscal.h"
#include "model/numeral_text.h"
#include "model/units.h"

namespace kuiki::intake {
namespace {

using Words = std::initializer_list<const char*>;

bool is_one_of(const std::string& key, Words words) {
  return std::ranges::any_of(words, [&](const char* word) { return key == name_key(word); });
}
bool holds_one_of(const std::string& key, Words words) {
  return std::ranges::any_of(words, [&](const char* word) { return key.find(name_key(word)) != std::string::npos; });
}

void cut_out(std::string& text, std::string_view word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.erase(at, word.size());
}

ColumnKind key_kind(const std::string& key) {
  if (is_one_of(key, {"指標ID", "指標コード", "指標番号", "KPIコード", "KPIID", "KPI番号", "ID", "コード", "indicator id",
                      "code", "kpi code"}))
    return ColumnKind::id;
  if (is_one_of(key, {"指標名", "指標", "指標の名称", "KPI", "KPI名", "KPI（指標名）", "重要業績評価指標", "indicator",
                      "重要業績評価指標（KPI）", "成果指標", "数値目標", "項目", "名称", "name", "indicator name",
                      "kpi name", "評価指標", "指標項目", "KPI項目"}))
    return ColumnKind::name;
  if (is_one_of(key, {"部分", "区分", "内訳", "part"})) return ColumnKind::part;
  if (is_one_of(key, {"単位", "unit", "units"})) return ColumnKind::unit;
  if (is_one_of(key, {"団体コード", "市区町村コード", "市町村コード", "自治体コード", "地域コード", "全国地方公共団体コード",
                      "area code", "municipality code", "JISコード"}))
    return ColumnKind::area;
  if (is_one_of(key, {"年度", "年", "西暦", "和暦", "年次", "時点", "期間", "対象年度", "実績年度", "調査年", "調査年度",
                      "会計年度", "year", "fiscal year", "FY", "period"}))
    return ColumnKind::year;
  if (is_one_of(key, {"目標実績", "目標・実績", "目標／実績", "目標実績区分", "値区分", "値の区分", "値種別", "実績区分"}))
    return ColumnKind::role;
  if (holds_one_of(key, {"備考", "メモ", "注記", "note", "remark", "comment"})) return ColumnKind::note;
  return ColumnKind::other;
}

/// The texts of the header's own words taken out, what is left is its period, its unit, or something unknown.
struct Remainder {
  std::optional<model::Period> period;
  std::string unit, unknown;
};

std::optional<model::Period> read_year(const std::string& text) {
  if (text.empty()) return {};
  if (const auto reading = model::read_period(text); reading.period) return reading.period;
  if (text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos && text >= "1900" && text <= "2200")
    return model::Period{model::Period::Kind::fiscal_year, std::stoi(text)};
  return {};
}

/// 「H29.4」「平成29年4月」 as its first day.
std::optional<model::Period> read_month(std::string_view text) {
  const std::string whole(text);
  for (const char* rest : {".1", "1日", "/1", "-1", "末"}) {
    const auto reading = model::read_period(whole + rest);
    if (reading.period && reading.period->kind == model::Period::Kind::day) return reading.period;
  }
  const auto reading = model::read_period(whole);
  if (reading.period && reading.period->kind == model::Period::Kind::day) return reading.period;
  return {};
}

/// 「H29.4～H30.3」 is fiscal 2017, 「2018年1月～2018年12月」 the calendar year 2018.
std::optional<model::Period> read_months(const std::string& text) {
  const auto plain = model::narrow(text);
  for (const std::string_view mark : {"~", "から", "–", "—"}) {
    const auto at = plain.find(mark);
    if (at == std::string::npos) continue;
    auto last = std::string_view(plain).substr(at + mark.size());
    model::cut(last, "まで");
    const auto from = read_month(model::trimmed(std::string_view(plain).substr(0, at)));
    const auto to = read_month(model::trimmed(last));
    if (!from || !to) return {};
    if (from->month == 4 && to->month == 3 && to->year == from->year + 1)
      return model::Period{model::Period::Kind::fiscal_year, from->year};
    if (from->month == 1 && to->month == 12 && to->year == from->year)
      return model::Period{model::Period::Kind::calendar_year, from->year};
    return {};
  }
  return {};
}

std::optional<model::Period> read_when(const std::string& text) {
  if (auto year = read_year(text)) return year;
  return read_months(text);
}

/// What stands beside the year in a header without saying more.
constexpr std::array beside_a_year = std::to_array<std::string_view>({"（計画書の記載）",
                                                                      "(計画書の記載)",
                                                                      "計画書の記載",
                                                                      "実績値",
                                                                      "実績",
                                                                      "測定値",
                                                                      "数値",
                                                                      "備考",
                                                                      "（印字）",
                                                                      "(印字)",
                                                                      "印字",
                                                                      "actual",
                                                                      "Actual",
                                                                      "ACTUAL",
                                                                      "value",
                                                                      "Value",
                                                                      "notes",
                                                                      "Notes",
                                                                      "note",
                                                                      "Note",
                                                                      "(printed)",
                                                                      "printed",
                                                                      "\n",
                                                                      "確定値",
                                                                      "確報値",
                                                                      "確報",
                                                                      "速報値",
                                                                      "速報",
                                                                      "決算見込み",
                                                                      "決算額",
                                                                      "決算",
                                                                      "値"});

Remainder remainder_of(const std::string& header) {
  Remainder result;
  // The database's own form in brackets, as our exports have it.
  const auto [before, inside] = split_last_bracket(header);
  if (const auto period = model::parse_period(inside)) {
    result.period = period;
    return result;
  }
  std::string rest = header;
  for (const auto word : beside_a_year) cut_out(rest, word);
  rest = trimmed(rest);
  if (rest.empty()) return result;
  result.period = read_when(rest);
  if (result.period) return result;
  const auto [outer, inner] = split_last_bracket(rest);
  if (!inner.empty()) {
    if (result.period = read_when(inner); result.period) {
      result.unknown = trimmed(outer);
      return result;
    }
    result.period = read_when(trimmed(outer));
    result.unit = inner;
    if (!result.period) result.unknown = trimmed(outer);
    return result;
  }
  if (outer.empty() && inner.empty() && rest.size() > 2) {
    // 「（令和2年度）」 alone.
    if (const auto alone = split_last_bracket("x" + rest); !alone.inside.empty() && alone.before == "x")
      result.period = read_when(alone.inside);
    if (result.period) return result;
  }
  result.unknown = rest;
  return result;
}

/// Of a header on several lines: whole, else part by part, which must agree (平成27年度 over 2015).
struct Reading {
  Remainder remainder;
  bool contradicts = false;
};

Reading read_parts(const std::vector<std::string>& parts, const std::string& joined) {
  Reading reading{remainder_of(joined)};
  if (reading.remainder.period || parts.size() < 2) return reading;
  Remainder together;
  for (const auto& part : parts) {
    auto one = remainder_of(part);
    if (!one.unit.empty()) together.unit = one.unit;
    if (!one.period) {
      add_part(together.unknown, " ", one.unknown);
      continue;
    }
    if (!together.period) {
      together.period = one.period;
    } else if (model::fiscal_year_of(*together.period) != model::fiscal_year_of(*one.period)) {
      reading.contradicts = true;
    }
  }
  if (together.period) reading.remainder = together;
  return reading;
}

/// Digits, eras and months in words that were not understood: they may well name another time.
bool may_be_a_time(const std::string& words) {
  const auto plain = model::narrow(words);
  if (plain.find_first_of("0123456789") != std::string::npos) return true;
  for (const std::string_view word : {"平成", "令和", "昭和", "年", "月", "前期", "後期", "上期", "下期", "四半期"})
    if (plain.find(word) != std::string::npos) return true;
  return false;
}

/// Words that may stand beside a year over actuals.
bool may_stand_beside_year(const std::string& words) {
  return words.empty() || is_one_of(name_key(words), {"末", "現在", "時点", "年間", "年度", "度", "分", "結果", "計", "年計",
                                                      "合計", "総数", "全体", "数", "件数", "人数"});
}

}  // namespace

bool is_key_header(const std::string& text) { return key_kind(name_key(text)) != ColumnKind::other; }

ColumnHeader read_column_header(const std::vector<std::string>& parts) {
  ColumnHeader header;
  std::string text;
  for (const auto& part : parts)
    if (!part.empty()) add_part(text, " ", part);
  if (text.empty()) return header;
  const auto key = name_key(text);
  header.kind = key_kind(key);
  if (header.kind == ColumnKind::note) header.period = read_parts(parts, text).remainder.period;
  if (header.kind != ColumnKind::other) return header;

  // 「実績値（計画書の記載）」 is no 計画.
  auto own_words = text;
  cut_out(own_words, "計画書の記載");
  if (holds_one_of(name_key(own_words),
                   {"目標",   "target", "現状", "基準", "baseline", "計画値", "計画", "見込", "達成",
                    "進捗",   "評価",   "差",   "増減", "前年",     "当初",   "予算", "推計", "順位",
                    "構成比", "伸び",   "平均", "累計", "全国",     "予測",   "想定", "指数", "偏差"})) {
    header.why = {"目標・基準など、実績でない列", "targets, baselines and the like, no actuals"};
    return header;
  }
  header.printed = holds_one_of(key, {"記載", "印字", "原文", "printed", "表記"});
  const bool says_value =
      is_one_of(key, {"値", "数値", "value", "result", "実数"}) || holds_one_of(key, {"実績", "actual", "測定値", "実測"});
  auto [found, contradicts] = read_parts(parts, text);
  if (!says_value && !found.period) {
    header.why = {"見出しから実績の列か分からない", "the header does not say that it holds actuals"};
    return header;
  }
  if (contradicts) {
    header.why = {"見出しに異なる年がある", "its header names different years"};
    return header;
  }
  if (found.period && !says_value && !may_stand_beside_year(found.unknown)) {
    header.why = say("年のほかに「{}」とあり、実績の列か分からない",
                     "beside the year it says \"{}\", so it may not hold actuals", found.unknown);
    return header;
  }
  const bool unit_is_time =
      !found.unit.empty() && !model::is_known_unit(model::canonical_unit(found.unit)) && may_be_a_time(found.unit);
  if (!found.period && (may_be_a_time(found.unknown) || unit_is_time)) {
    header.why = {"見出しの時期が分からない", "the time its header names is not understood"};
    return header;
  }
  header.kind = ColumnKind::value;
  header.period = found.period;
  if (!header.printed) header.unit = found.unit;
  return header;
}

std::optional<model::Period> period_in_header(const std::string& header) { return remainder_of(header).period; }

std::optional<model::Period> period_in_title(const std::string& title) {
  if (auto alone = remainder_of(trimmed(title)); alone.period && alone.unknown.empty())
    return alone.period->kind == model::Period::Kind::span ? std::nullopt : alone.period;
  for (const std::string_view word : {"目標", "計画期間", "年度版", "策定", "改訂", "まで", "から"})
    if (title.find(word) != std::string::npos) return {};
  // Every place where a year may begin; the longest reading counts.
  const auto plain = model::narrow(title);
  if (plain.find('~') != std::string::npos) return {};
  std::set<model::Period> years;
  for (std::size_t at = plain.find("年度"); at != std::string::npos; at = plain.find("年度", at + 1)) {
    const auto end = at + std::string_view("年度").size();
    std::optional<model::Period> longest;
    for (std::size_t from = at > 16 ? at - 16 : 0; from < at && !longest; ++from) {
      // Not within a character.
      if ((static_cast<unsigned char>(plain[from]) & 0xC0) == 0x80) continue;
      const bool in_number =
          from > 0 && plain[from - 1] >= '0' && plain[from - 1] <= '9' && plain[from] >= '0' && plain[from] <= '9';
      if (in_number) continue;
      longest = model::read_period(plain.substr(from, end - from)).period;
    }
    if (!longest) continue;
    if (longest->kind == model::Period::Kind::span) return {};
    years.insert(*longest);
  }
  return years.size() == 1 ? std::optional(*years.begin()) : std::nullopt;
}

std::optional<bool> is_actual_role(const std::string& cell) {
  const auto key = name_key(cell);
  if (key.empty()) return {};
  if (is_one_of(key, {"実績", "実績値", "実数", "actual", "測定値", "実測値"})) return true;
  if (is_one_of(key, {"目標",   "目標値",   "計画",   "計画値", "見込",     "見込み",   "見込値", "基準",   "基準値", "現状",
                      "現状値", "推計",     "推計値", "達成率", "達成度",   "進捗率",   "増減",   "前年比", "対前年", "評価",
                      "target", "baseline", "予測",   "予測値", "中間目標", "最終目標", "差",     "乖離"}))
    return false;
  return {};
}

}  // namespace kuiki::intake
