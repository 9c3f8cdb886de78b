#include "model/progress_parts.h"

#include <cmath>

#include "base/error.h"
#include "base/strings.h"
#include "model/numerals.h"
#include "model/progress_words.h"

namespace kuiki::model {

const Figure& known(const std::optional<Figure>& figure) {
  if (figure) return *figure;
  throw Error(Fault::internal, {"判定に使った値がありません。", "A figure that the verdict rests on is missing."});
}

Text actual_is(const FigureWriter& w, const Progress& p) {
  return say("{}の実績は{}で、", "{} actual {}:", w.when(known(p.actual).period), w.figure(known(p.actual)));
}

Text target_is(const FigureWriter& w, const Progress& p) {
  if (!p.target) return {};
  if (known(p.target).qualifier == Qualifier::improve)
    return {"目標は前年度より改善することです。", "The target is to be better than the year before."};
  if (p.rule == Rule::change_by)
    return say("目標は{}までに{}の{}です。", "The target is a {2} of {1} by {0}.", w.when(known(p.target).period),
               w.value(known(p.target).value),
               w.m.direction == Direction::down ? Text{"減少", "reduction"} : Text{"増加", "increase"});
  if (p.rule == Rule::running_sum)
    return say("目標は{}の累計で{}です。", "The target is a total of {1} over {0}.", w.when(known(p.target).period),
               w.figure(known(p.target)));
  return say("目標は{}に{}です。", "The target is {1} {0}.", w.at(known(p.target).period), w.figure(known(p.target)));
}

Text inferred_note(const Progress& p) {
  return p.target_inferred
             ? Text{"目標値は計画書に記載がなく、推定した値です。", "The target is not printed in the plan; it is inferred."}
             : Text{};
}

Text already_note(const FigureWriter& w, const Progress& p) {
  if (!p.met_at_baseline || !p.baseline || (p.rule != Rule::reach)) return {};
  return say("基準値{}の時点で既に目標の水準にあり、進捗率は算出しません。",
             "The baseline {} was already at the target's level, so no share of the way is worked out.",
             w.dated(known(p.baseline)));
}

Text needed_note(const FigureWriter& w, const Progress& p) {
  const bool short_of_path =
      p.verdict == Verdict::nearly_on_course || p.verdict == Verdict::behind || p.verdict == Verdict::worse;
  if (!std::isfinite(p.needed_per_year) || !short_of_path) return {};
  if (p.rule == Rule::running_sum)
    return say("目標まで年平均{}が必要です。", "{} a year needed to reach it.", w.need(p.needed_per_year));
  if (w.m.unit == "位")  // a smaller number is a higher rank
    return say(p.needed_per_year < 0 ? "目標まで1年当たり{}の上昇が必要です。" : "目標まで1年当たり{}の低下に当たります。",
               p.needed_per_year < 0 ? "It must rise by {} a year to reach it." : "That is a fall of {} a year.",
               w.need(p.needed_per_year));
  return p.needed_per_year >= 0 ? say("目標まで1年当たり{}の増加が必要です。", "A rise of {} a year is needed to reach it.",
                                      w.need(p.needed_per_year))
                                : say("目標まで1年当たり{}の減少が必要です。", "A fall of {} a year is needed to reach it.",
                                      w.need(p.needed_per_year));
}

Text target_words(const FigureWriter& w, const Progress& p) {
  return say("目標値{}", "the target {}", w.dated(known(p.target)));
}

Text pace_words(const Progress& p) {
  if (p.elapsed <= 0 && p.verdict == Verdict::on_course)
    return {"計画期間の開始前の実績で、順調です。", "A figure of before the plan began; it is on course."};
  const Text elapsed = percent_words(p.elapsed);
  if (p.verdict == Verdict::on_course)
    return say("計画期間の経過率{}に対し、順調です。", "With {} of the time gone, it is on course.", elapsed);
  if (p.verdict == Verdict::nearly_on_course)
    return say("計画期間の経過率{}をやや下回っていますが、おおむね順調です。",
               "With {} of the time gone, it is nearly on course.", elapsed);
  return say("計画期間の経過率{}を下回っており、遅れています。", "With {} of the time gone, it is behind.", elapsed);
}

Text years_listed(const FigureWriter& w, const std::vector<int>& years) {
  Text list;
  for (const int y : years) {
    const Text year = w.when(y);
    add_part(list.ja, "、", year.ja);
    add_part(list.en, ", ", year.en);
  }
  return list;
}

}  // namespace kuiki::model
