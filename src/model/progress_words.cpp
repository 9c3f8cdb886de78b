#include "model/progress_words.h"

#include <algorithm>
#include <array>

#include "model/numerals.h"

namespace kuiki::model {
namespace {

struct VerdictWords {
  std::string_view id;
  const char *ja, *en;
};
constexpr std::array<VerdictWords, verdict_count> verdicts = {{{"met", "達成", "Met"},
                                                               {"on_course", "順調", "On course"},
                                                               {"nearly_on_course", "おおむね順調", "Nearly on course"},
                                                               {"behind", "遅れ", "Behind"},
                                                               {"worse", "後退", "Worse"},
                                                               {"missed", "未達成", "Missed"},
                                                               {"unknown", "判定できない", "Unknown"},
                                                               {"not_applicable", "判定の対象外", "Not judged"}}};

struct RuleWords {
  Text name, how;
};
const std::array<RuleWords, 8>& rules() {
  static const std::array<RuleWords, 8> words = {{
      {{"目標値への到達", "Reaching a target"},
       {"基準値から目標値までのうち、実績がどこまで進んだかを見ます（進捗率＝（実績−基準値）÷（目標値−基準値））。",
        "How much of the way from the baseline to the target has been gone: (actual − baseline) / (target − baseline)."}},
      {{"目標値以上の維持", "Keeping at or above"},
       {"実績が目標値（下限値があれば下限値）を下回らないことを見ます。",
        "Whether the actual stays at or above the target, or the floor where one is printed."}},
      {{"目標値以下の維持", "Keeping at or below"},
       {"実績が目標値を上回らないことを見ます。", "Whether the actual stays at or below the target."}},
      {{"期間の累計", "Running sum"},
       {"計画期間の各年度の実績を合計し、累計の目標値と比べます。実績のない年度は0とみなしません。",
        "The actuals of the years are added and held against the cumulative target. A year without a figure is not taken as "
        "0."}},
      {{"変化の大きさ", "Size of a change"},
       {"基準からどれだけ変わったかを、目標とする変化の大きさと比べます。",
        "How much has changed, against the change that is wanted."}},
      {{"前年度からの改善", "Better than the year before"},
       {"実績が前年度の値より改善したかを見ます。", "Whether the actual is better than that of the year before."}},
      {{"状態の到達", "Milestone"},
       {"目標に書かれた状態（設置、実施など）になったかを、担当課が選んだ状態（未着手、検討中、一部実施、実施、達成、中止）"
        "で見ます。",
        "Whether the state named by the target has been reached, by the state that the office in charge chose."}},
      {{"推移把握", "Trend only"}, {"推移を示すだけで、評価の対象としません。", "The trend is shown without a verdict."}},
  }};
  return words;
}

}  // namespace

Text verdict_name(Verdict v) { return {verdicts[static_cast<std::size_t>(v)].ja, verdicts[static_cast<std::size_t>(v)].en}; }
std::string_view verdict_id(Verdict v) { return verdicts[static_cast<std::size_t>(v)].id; }

std::optional<Verdict> parse_verdict(std::string_view id) {
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (verdicts[i].id == id) return static_cast<Verdict>(i);
  return {};
}

Text dated_verdict(const Progress& p, YearStyle style) {
  const Text verdict = p.verdict == Verdict::unknown && p.cause == Cause::outdated
                           ? Text{"最終年度の実績なし", "No final-year actual"}
                           : verdict_name(p.verdict);
  if (p.actual_year == 0 || (p.verdict == Verdict::unknown && p.cause != Cause::outdated)) return verdict;
  return say("{}（{}実績）", "{} ({} actual)", verdict,
             period_label(Period{Period::Kind::fiscal_year, p.actual_year, 0, 0, 0}, style));
}

Text rule_name(Rule rule) { return rules()[static_cast<std::size_t>(rule)].name; }
Text rule_explained(Rule rule) { return rules()[static_cast<std::size_t>(rule)].how; }

Text cause_words(Cause cause) {
  switch (cause) {
    case Cause::nothing:
      return {};
    case Cause::no_actual:
      return {"実績がまだ入力されていません。", "No actual figure has been entered yet."};
    case Cause::not_measured:
      return {"実績は未計測または調査予定です。", "The actual has not been measured, or the survey is still to come."};
    case Cause::no_baseline:
      return {"基準値がありません。", "There is no baseline."};
    case Cause::no_target:
      return {"目標値が設定されていないため、判定できません。", "No target is set, so there is no verdict."};
    case Cause::target_lost:
      return {"目標値は計画書の記載が欠落しています。", "The target is lost in the source."};
    case Cause::gap_in_sum:
      return {"累計する年度のうち、実績のない年度があります。", "A year of the total has no figure."};
    case Cause::no_year_before:
      return {"前年度の値がありません。", "There is no figure of the year before."};
    case Cause::words_differ:
      return {"目標と実績の言葉が異なります。", "The words of target and actual differ."};
    case Cause::outdated:
      return {"目標の年度を過ぎましたが、その年度の実績がありません。",
              "The target's year is over, but there is no actual of it."};
  }
  return {};
}

namespace {

/// As many decimals as were printed (45.0%), or as the value needs; in the document's own unit.
Text number_words(const Measure& m, const Figure& f) {
  const double scale = m.scale > 1 ? m.scale : 1;
  int places = decimals_of(f.value / scale, scale > 1 ? decimals_of(m) : 3);
  if (const auto cell = read_cell(f.printed, m.unit); cell.kind == Cell::Kind::numbers)
    for (const auto& n : cell.numbers) {
      if (n.value != f.value) continue;
      // Where the plan prints several multiples, each figure keeps its own.
      if (m.scale == 0 && n.scale > 1 && f.status == Status::printed)
        return write_in(f.value, n.scale, m.unit, m.unit_en, n.decimals);
      if (n.scale == scale) places = std::max(places, n.decimals);
    }
  return write_in(f.value, m.scale, m.unit, m.unit_en, places);
}

}  // namespace

Text figure_words(const Measure& m, const Figure& f) {
  if (f.qualifier == Qualifier::milestone)
    return f.printed.empty() ? Text{"－", "–"} : Text{"「" + f.printed + "」", "“" + f.printed + "”"};
  if (f.qualifier == Qualifier::improve) return {"前年度より改善", "better than the year before"};
  Text text = number_words(m, f);
  if (f.qualifier == Qualifier::at_least) {
    text.ja += "以上";
    text.en += " or more";
  }
  if (f.qualifier == Qualifier::at_most) {
    text.ja += m.unit == "位" ? "以内" : "以下";
    text.en += m.unit == "位" ? " or better" : " or less";
  }
  if (f.qualifier == Qualifier::change) {
    text.ja += m.direction == Direction::down ? "の減少" : "の増加";
    text.en = (m.direction == Direction::down ? "a reduction of " : "an increase of ") + text.en;
  }
  return text;
}

}  // namespace kuiki::model
