#include <cmath>

#include "base/strings.h"
#include "model/plan_words.h"
#include "model/progress_parts.h"
#include "model/progress_words.h"

namespace kuiki::model {
namespace {

Text explain_reach(const FigureWriter& w, const Progress& p) {
  const Text is = actual_is(w, p), target = target_words(w, p);
  if (p.verdict == Verdict::met)
    return sentences({is, say("{}を達成しています。", "{} is reached.", target), already_note(w, p), inferred_note(p)});
  if (p.verdict == Verdict::worse)
    return sentences({is,
                      p.ended
                          ? say("基準値{}より後退し、{}に届きませんでした。",
                                "worse than the baseline {}, and {} was not reached.", w.dated(known(p.baseline)), target)
                          : say("基準値{}より後退しています。", "worse than the baseline {}.", w.dated(known(p.baseline))),
                      p.ended ? Text{} : target_is(w, p), needed_note(w, p), inferred_note(p)});
  if (p.year_target && std::isfinite(p.expected)) {
    const Text year = say("この年度の目標値{}", "the year's target {}", w.figure(known(p.year_target)));
    const Text last = p.lost_target
                          ? say("計画書に残る最後の目標値は{}の{}です。", "The last target left in the source is {1} {0}.",
                                w.at(known(p.target).period), w.figure(known(p.target)))
                          : say("最終の目標値は{}の{}です。", "The final target is {1} {0}.", w.at(known(p.target).period),
                                w.figure(known(p.target)));
    return sentences(
        {is,
         p.verdict == Verdict::on_course ? say("{}に達しており、順調です。", "{} is reached, so it is on course.", year)
         : p.verdict == Verdict::nearly_on_course
             ? say("{}に達していませんが、おおむね順調です。", "{} is not reached, but it is nearly on course.", year)
             : say("{}に達しておらず、遅れています。", "{} is not reached, so it is behind.", year),
         last, already_note(w, p), needed_note(w, p), inferred_note(p)});
  }
  Text way;
  if (std::isfinite(p.share)) {
    way = p.share >= 0 ? say("基準値{}から{}への進捗率は{}です。", "{2} of the way from the baseline {0} to {1}.",
                             w.dated(known(p.baseline)), target, percent_words(p.share))
                       : say("基準値{}から、{}とは逆の方向に動いています。", "on the far side of the baseline {} from {}.",
                             w.dated(known(p.baseline)), target);
  } else {
    way = say("{}に達していません。", "{} is not reached.", target);
  }
  if (p.verdict == Verdict::missed)
    return sentences({is,
                      std::isfinite(p.share) ? say("{}に届きませんでした（基準値{}からの進捗率{}）。",
                                                   "{0} was not reached ({2} of the way from the baseline {1}).", target,
                                                   w.dated(known(p.baseline)), percent_words(p.share))
                                             : say("{}に届きませんでした。", "{} was not reached.", target),
                      already_note(w, p), inferred_note(p)});
  Text course;
  if (std::isfinite(p.elapsed) && std::isfinite(p.share))
    course = pace_words(p);
  else
    course = p.verdict == Verdict::on_course          ? Text{"順調です。", "It is on course."}
             : p.verdict == Verdict::nearly_on_course ? Text{"おおむね順調です。", "It is nearly on course."}
                                                      : Text{"遅れています。", "It is behind."};
  return sentences({is, way, course, already_note(w, p), needed_note(w, p), inferred_note(p)});
}

Text explain_keep(const FigureWriter& w, const Progress& p) {
  const Figure& limit = p.year_target ? known(p.year_target) : known(p.target);
  const Text is = actual_is(w, p);
  const Text side = p.rule == Rule::keep_below ? Text{"以下", "or less"} : Text{"以上", "or more"};
  const Text aim = limit.qualifier == Qualifier::exact ? say("目標値{}", "the target {}", w.dated(limit))
                                                       : say("目標の{}", "the target of {}", w.dated(limit));
  const bool kept = p.verdict == Verdict::met || p.verdict == Verdict::on_course;
  const Text judged =
      p.side_judged && kept && known(p.actual).value != limit.value
          ? say("維持する目標ですが、計画書に範囲の記載がないため、目標値{}を良い側と判断しました。",
                "The plan prints no bound for what is to be kept; the target {} was taken as the good side.", side)
          : Text{};
  if (p.within_floor)
    return sentences({is,
                      say("{}には届きませんが、下限値{}を上回って維持しています。",
                          "{} is not reached, but it is kept above the floor of {}.", aim, w.figure(known(p.floor))),
                      inferred_note(p)});
  if (kept)
    return sentences({is,
                      p.ended ? say("{}を維持して計画期間を終了しました。", "{} was kept to the end of the plan.", aim)
                              : say("{}を維持しています。", "{} is being kept.", aim),
                      judged});
  const Text off = say(p.rule == Rule::keep_below ? "{}を{}上回っています。" : "{}を{}下回っています。",
                       p.rule == Rule::keep_below ? "{} is exceeded by {}." : "it falls short of {} by {}.", aim,
                       w.size(known(p.actual).value - limit.value));
  const Text floor =
      p.floor ? say("下限値{}も下回っています。", "It is below the floor of {}, too.", w.figure(known(p.floor))) : Text{};
  return sentences({is, off, floor});
}

Text explain_sum(const FigureWriter& w, const Progress& p) {
  const int first = p.summed.front(), last = p.summed.back(), n = static_cast<int>(p.summed.size());
  const Period span{first == last ? Period::Kind::fiscal_year : Period::Kind::span, first, 0, 0, first == last ? 0 : last};
  const Text target = say("累計の目標{}（{}）", "the total of {} targeted for {}", w.figure(known(p.target)),
                          w.when(known(p.target).period));
  const Text sum =
      n == 1 ? say("{}の実績は{}で、", "{} actual {}:", w.when(span), w.value(p.sum))
             : say("{}の{}か年の合計は{}で、", "The {1} years {0} add up to {2}:", w.when(span), n, w.value(p.sum));
  const Text gap = p.gaps.empty()
                       ? Text{}
                       : say("{}の実績がないため、合計は少なくともこの値です。",
                             "There is no figure for {}, so this is the least it can be.", years_listed(w, p.gaps));
  if (p.verdict == Verdict::met && !std::isfinite(p.share))
    return sentences({sum, say("{}に収まりました。", "it stayed within {}.", target)});
  if (p.verdict == Verdict::met)
    return sentences({sum, say("{}に達しました。", "{} is reached.", target), gap, inferred_note(p)});
  if (!std::isfinite(p.share))
    return sentences({sum,
                      p.verdict == Verdict::missed
                          ? say("{}を超えました。", "{} is exceeded.", target)
                          : say("{}に対し、計画期間の経過率は{}です。", "of {}, with {} of the time gone.", target,
                                percent_words(p.elapsed)),
                      gap});
  const Text share = say("{}に対する進捗率は{}です。", "{1} of {0}.", target, percent_words(p.share));
  if (p.verdict == Verdict::missed)
    return sentences({sum, share, say("目標に届きませんでした。", "The target was not reached."), inferred_note(p)});
  if (p.verdict == Verdict::unknown)
    return sentences(
        {sum, share, gap, {"欠けている年度を入力すると判定できます。", "Enter the missing years for a verdict."}});
  return sentences({sum, share, pace_words(p), gap, needed_note(w, p), inferred_note(p)});
}

Text explain_change(const FigureWriter& w, const Progress& p) {
  const bool down = w.m.direction == Direction::down;
  const Text which = down ? Text{"減少", "reduction"} : Text{"増加", "increase"};
  const Text head =
      p.achieved < 0
          ? say("{}までに目標とは逆の方向に{}動いており、",
                "By {} it has moved the wrong way by {}:", w.when(known(p.actual).period), w.size(p.achieved))
          : say("{}までの{}は{}で、", "The {1} by {0} is {2}:", w.when(known(p.actual).period), which, w.value(p.achieved));
  const Text target = say("目標の{}（{}）", "the {} targeted for {}", w.value(std::abs(known(p.target).value)),
                          w.when(known(p.target).period));
  switch (p.verdict) {
    case Verdict::met:
      return sentences({head, say("{}を達成しています。", "{} is reached.", target)});
    case Verdict::missed:
      return sentences({head, say("{}に届きませんでした。", "{} was not reached.", target)});
    case Verdict::worse:
      return sentences({head, say("{}から遠ざかっています。", "away from {}.", target)});
    default:
      break;
  }
  const Text share = say("{}に対する進捗率は{}です。", "{1} of {0}.", target, percent_words(p.share));
  return sentences({head, share, pace_words(p)});
}

Text explain_improve(const FigureWriter& w, const Progress& p) {
  const Text is = actual_is(w, p);
  const Text count = p.compared_years > 1 ? say("比較可能な{}か年のうち{}か年で改善しました。",
                                                "It improved in {1} of the {0} years that can be compared.",
                                                p.compared_years, p.improved_years)
                                          : Text{};
  Text verdict;
  if (p.verdict == Verdict::met || p.verdict == Verdict::on_course) {
    verdict = say("前年度の{}（{}）より{}改善しました。", "{2} better than {0} {1}.", w.figure(known(p.before)),
                  w.at(known(p.before).period), w.size(p.last_change));
  } else if (p.verdict == Verdict::worse) {
    const bool counted = w.m.unit != "%" && w.m.unit != "‰" && w.m.accrual != Accrual::level;
    const bool more = p.last_change > 0;
    const Text moved = counted ? (more ? Text{"増加", ""} : Text{"減少", ""})
                               : (more ? Text{"上昇（悪化）", ""} : Text{"低下（悪化）", ""});
    verdict = say("前年度の{}（{}）より{}{}しました。「前年度より改善」の目標に反しています。",
                  "{2} worse than {0} {1}, against the target of improving on the year before.", w.figure(known(p.before)),
                  w.at(known(p.before).period), w.size(p.last_change), moved);
  } else {
    verdict = say("前年度（{}）と同じで、「前年度より改善」の目標に届いていません。",
                  "the same as {}; the target is to improve on the year before.", w.at(known(p.before).period));
  }
  return sentences({is, verdict, count});
}

Text explain_milestone(const FigureWriter& w, const Progress& p) {
  const Text state = say("{}の状態は{}で、", "{} state {}:", w.when(known(p.actual).period), w.figure(known(p.actual)));
  const Text target = say("目標の{}", "the target {}", w.dated(known(p.target)));
  switch (p.verdict) {
    case Verdict::met:
      return sentences({state, say("{}を達成しています。", "{} is reached.", target)});
    case Verdict::on_course:
      return sentences({state, p.direction == Direction::keep ? say("{}を維持しています。", "{} is being kept.", target)
                                                              : say("{}に向けて実施しており、順調です。",
                                                                    "carried out towards {}, on course.", target)});
    case Verdict::missed:
      return sentences({state, say("{}に届きませんでした。", "{} was not reached.", target)});
    case Verdict::nearly_on_course:
      return sentences({state, say("{}に向けて一部を実施しており、おおむね順調です。",
                                   "partly carried out towards {}, nearly on course.", target)});
    default:
      return sentences({state, say("{}にまだ達していません。", "{} is not reached yet.", target)});
  }
}

Text explain_trend(const FigureWriter& w, const Progress& p) {
  Text trend;
  if (p.actual && std::isfinite(known(p.actual).value)) {
    if (p.baseline && std::isfinite(known(p.baseline).value) && std::isfinite(p.per_year)) {
      const double change = known(p.actual).value - known(p.baseline).value;
      const Text from = say("{}の{}から{}の{}へ", "From {1} {0} to {3} {2}", w.at(known(p.baseline).period),
                            w.figure(known(p.baseline)), w.at(known(p.actual).period), w.figure(known(p.actual)));
      trend = std::abs(change) < 1e-9 ? say("{}の{}から{}の{}まで変わっていません。", "It stayed at {1} from {0} to {2}.",
                                            w.when(known(p.baseline).period), w.figure(known(p.baseline)),
                                            w.when(known(p.actual).period), w.figure(known(p.actual)))
                                      : say(change > 0 ? "{}{}増えました。" : "{}{}減りました。",
                                            change > 0 ? "{}: up by {}." : "{}: down by {}.", from, w.size(change));
    } else {
      trend = say("{}の実績は{}です。", "{} actual {}.", w.when(known(p.actual).period), w.figure(known(p.actual)));
    }
  } else if (p.verdict == Verdict::not_applicable) {
    trend = cause_words(p.cause);
  }
  if (p.verdict == Verdict::not_applicable) {
    const Text why = p.target ? say("目標値{}は見込みなどを示すもので、", "The target {} is an expectation or the like;",
                                    w.dated(known(p.target)))
                              : Text{"推移把握の指標で、", "This row is monitored only;"};
    return sentences({trend, why, {"評価の対象としません。", "no verdict is given."}});
  }
  const Text lost = p.lost_target
                        ? say("{}の目標値は計画書の記載が欠落しているため、判定できません。",
                              "The target for {} is lost in the source, so there is no verdict.", w.when(*p.lost_target))
                        : cause_words(Cause::no_target);
  return sentences({trend, lost});
}

Text explain_unknown(const FigureWriter& w, const Progress& p) {
  Text head;
  if (p.actual) head = say("{}の実績は{}です。", "{} actual {}.", w.when(known(p.actual).period), w.figure(known(p.actual)));
  switch (p.cause) {
    case Cause::target_lost:
      return sentences({head,
                        say("この年度の目標値は計画書の記載が欠落しているため、判定できません。",
                            "The target for this year is lost in the source, so there is no verdict."),
                        p.target ? say("残っている最後の目標値は{}です。", "The last target that is left is {}.",
                                       w.dated(known(p.target)))
                                 : Text{}});
    case Cause::no_baseline: {
      if (p.rule == Rule::change_by)
        return sentences(
            {head,
             target_is(w, p),
             {"基準となる値がないため、どれだけ変わったかを算出できません。変化の大きさを「20分短縮」のように入力すると判定"
              "できます。",
              "There is no baseline to work out the change from: enter the change itself (20分短縮) for a verdict."}});
      const bool level =
          p.target && p.actual && known(p.target).value > 0 && known(p.actual).value >= 0 && w.m.direction == Direction::up;
      const Text of_target = level ? say("目標値の{}の水準ですが、", "It is at {} of the target's level;",
                                         percent_words(known(p.actual).value / known(p.target).value))
                                   : Text{};
      return sentences({head,
                        target_is(w, p),
                        of_target,
                        {"基準値がないため、途中の進捗は判定できません。",
                         level ? "without a baseline, how far it has come cannot be judged before the target's year."
                               : "Without a baseline, how far it has come cannot be judged before the target's year."}});
    }
    case Cause::no_year_before:
      return sentences({head,
                        {"前年度の値がないため、改善したかを判定できません。",
                         "There is no figure of the year before, so it cannot be said whether it improved."}});
    case Cause::words_differ:
      return sentences({say("{}の状態は{}、目標は{}です。", "The state {} is {}; the target is {}.",
                            w.at(known(p.actual).period), w.figure(known(p.actual)), w.dated(known(p.target))),
                        {"目標の言葉と異なるため、達成したかは担当課で判断し、状態（未着手、検討中、一部実施、実施、達成など"
                         "）を選んでください。",
                         "The words differ: let the office in charge judge, and choose the state."}});
    case Cause::outdated:
      return sentences({head, cause_words(p.cause), target_is(w, p),
                        std::isfinite(p.share) && p.share >= 0
                            ? say("この時点の進捗率は{}です。", "By then it was {} of the way.", percent_words(p.share))
                            : Text{}});
    default:
      break;
  }
  const Text already = !p.baseline || p.rule == Rule::milestone ? Text{}
                       : p.met_at_baseline
                           ? say("基準値{}は既に目標の水準にあります。", "The baseline {} is already at the target's level.",
                                 w.dated(known(p.baseline)))
                           : say("基準値は{}です。", "The baseline is {}.", w.dated(known(p.baseline)));
  return sentences({head, cause_words(p.cause), target_is(w, p), already, inferred_note(p)});
}

/// Where the figures come from and how old they are, after what is said of them.
Text about_figures(const FigureWriter& w, const Progress& p) {
  Text all;
  if (!p.calendar_years.empty())
    all = sentences({all, say("{}は暦年の値を年度の値として合計しています。",
                              "For {} the figure of the calendar year was added.", years_listed(w, p.calendar_years))});
  if (p.actual && known(p.actual).status == Status::published)
    all = sentences({all, known(p.actual).provisional
                              ? Text{"実績は公表された統計による暫定値です。",
                                     "The actual is from published statistics and provisional."}
                              : Text{"実績は公表された統計による値です。", "The actual is from published statistics."}});
  if (p.years_old > 0 && p.cause != Cause::outdated)
    all = sentences({all, say("最新の実績は{}の値です。", "The latest actual is of {}.", w.when(p.actual_year))});
  return all;
}

Text verdict_explained(const FigureWriter& w, const Progress& p) {
  if (p.rule == Rule::trend) return explain_trend(w, p);
  if (p.verdict == Verdict::unknown && p.cause != Cause::gap_in_sum) return explain_unknown(w, p);
  switch (p.rule) {
    case Rule::keep_above:
    case Rule::keep_below:
      return explain_keep(w, p);
    case Rule::running_sum:
      return explain_sum(w, p);
    case Rule::change_by:
      return explain_change(w, p);
    case Rule::improve:
      return explain_improve(w, p);
    case Rule::milestone:
      return explain_milestone(w, p);
    default:
      return explain_reach(w, p);
  }
}

}  // namespace

Text explain(const Measure& measure, const Progress& p, YearStyle style) {
  const FigureWriter w(measure, style);
  return sentences({verdict_explained(w, p), about_figures(w, p)});
}

Text explain(const Measure& measure, std::span<const Progress> parts, YearStyle style) {
  if (parts.size() == 1 && parts[0].part.empty()) return explain(measure, parts[0], style);
  Text all;
  for (const auto& p : parts) {
    const Text one = explain(measure, p, style), name = part_name(p.part);
    all.ja += name.ja + "：" + one.ja;
    add_part(all.en, " ", name.en + ": " + one.en);
  }
  return all;
}

}  // namespace kuiki::model
