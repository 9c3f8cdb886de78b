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
constexpr std::array<VerdictWords, 7> verdicts = {{{"met", "達成", "Met"},
                                                   {"on_course", "順調", "On course"},
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
       {"基準値から目標値までの道のりのうち、実績がどこまで進んだかをみます（（実績−基準値）÷（目標値−基準値））。",
        "How much of the way from the baseline to the target has been gone: (actual − baseline) / (target − baseline)."}},
      {{"目標値以上の維持", "Keeping at or above"},
       {"実績が目標値（下限値があれば下限値）を下回らないことをみます。",
        "Whether the actual stays at or above the target, or the floor where one is printed."}},
      {{"目標値以下の維持", "Keeping at or below"},
       {"実績が目標値を上回らないことをみます。", "Whether the actual stays at or below the target."}},
      {{"期間の累計", "Running sum"},
       {"計画期間の各年度の実績を合計し、累計の目標値と比べます。実績のない年度は0とみなしません。",
        "The actuals of the years are added and held against the cumulative target. A year without a figure is not taken as "
        "0."}},
      {{"変化の大きさ", "Size of a change"},
       {"基準からどれだけ変わったかを、目標とする変化の大きさと比べます。",
        "How much has changed, against the change that is wanted."}},
      {{"前年度からの改善", "Better than the year before"},
       {"実績が前年度の値より良くなったかをみます。", "Whether the actual is better than that of the year before."}},
      {{"状態の到達", "Milestone"},
       {"目標に書かれた状態（設置、実施など）になったかをみます。",
        "Whether the state named by the target has been reached."}},
      {{"推移のみ", "Trend only"}, {"推移を示すだけで、良し悪しは判定しません。", "The trend is shown without a verdict."}},
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

Text direction_name(Direction direction) {
  switch (direction) {
    case Direction::up:
      return {"増やす", "Increase"};
    case Direction::down:
      return {"減らす", "Decrease"};
    case Direction::keep:
      return {"保つ", "Keep"};
    case Direction::monitor:
      break;
  }
  return {"見守る", "Watch"};
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
      return {"目標値が文書から失われています。", "The target is lost in the document."};
    case Cause::gap_in_sum:
      return {"累計する年度のうち、実績のない年度があります。", "A year of the total has no figure."};
    case Cause::no_year_before:
      return {"前年度の値がありません。", "There is no figure of the year before."};
    case Cause::words_differ:
      return {"目標と実績の言葉が異なります。", "The words of target and actual differ."};
  }
  return {};
}

Text figure_words(const Measure& m, const Figure& f) {
  if (f.qualifier == Qualifier::milestone)
    return f.printed.empty() ? Text{"－", "–"} : Text{"「" + f.printed + "」", "“" + f.printed + "”"};
  if (f.qualifier == Qualifier::improve) return {"前年度より改善", "better than the year before"};
  // As many decimals as were printed (45.0%), or as the value needs.
  int places = decimals_of(f.value, 3);
  if (const auto cell = read_cell(f.printed, m.unit); cell.kind == Cell::Kind::numbers)
    for (const auto& n : cell.numbers)
      if (n.value == f.value && n.scale == 1) places = std::max(places, n.decimals);
  Text text = write_value(f.value, m.unit, m.unit_en, places);
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
