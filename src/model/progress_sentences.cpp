#include <cmath>

#include "model/figure_writer.h"
#include "model/numerals.h"
#include "model/plan_words.h"
#include "model/progress_words.h"

namespace kuiki::model {
namespace {

using Writer = FigureWriter;

Text actual_is(const Writer& w, const Progress& p) {
  return say("{}の実績は{}で、", "The figure for {} is {}:", w.when(p.actual->period), w.figure(*p.actual));
}

/// What the target of the measure is, where no figure can be held against it.
Text target_is(const Writer& w, const Progress& p) {
  if (!p.target) return {};
  if (p.target->qualifier == Qualifier::improve)
    return {"目標は前年度より改善することです。", "The target is to be better than the year before."};
  if (p.rule == Rule::change_by)
    return say("目標は{}までに{}の{}です。", "The target is a {2} of {1} by {0}.", w.when(p.target->period),
               w.value(p.target->value),
               w.m.direction == Direction::down ? Text{"減少", "reduction"} : Text{"増加", "increase"});
  if (p.rule == Rule::running_sum)
    return say("目標は{}の累計で{}です。", "The target is a total of {1} over {0}.", w.when(p.target->period),
               w.figure(*p.target));
  return say("目標は{}に{}です。", "The target is {1} {0}.", w.at(p.target->period), w.figure(*p.target));
}

Text inferred_note(const Progress& p) {
  return p.target_inferred ? Text{"目標値は文書に印刷されておらず、推定した値です。",
                                  "The target is not printed in the document; it is inferred."}
                           : Text{};
}

Text already_note(const Writer& w, const Progress& p) {
  if (!p.met_at_baseline || !p.baseline || (p.rule != Rule::reach)) return {};
  return say("基準値{}の時点ですでに目標の水準にあり、達成率は計算しません。",
             "The baseline {} was already at the target's level, so no share of the way is worked out.",
             w.dated(*p.baseline));
}

Text needed_note(const Writer& w, const Progress& p) {
  if (!std::isfinite(p.needed_per_year) || (p.verdict != Verdict::behind && p.verdict != Verdict::worse)) return {};
  if (p.rule == Rule::running_sum)
    return say("目標まで年平均{}が必要です。", "{} a year are needed to reach it.", w.mean(p.needed_per_year));
  if (w.m.unit == "位")  // a smaller number is a higher rank
    return say(p.needed_per_year < 0 ? "目標まで1年あたり{}の上昇が必要です。" : "目標まで1年あたり{}の低下にあたります。",
               p.needed_per_year < 0 ? "It must rise by {} a year to reach it." : "That is a fall of {} a year.",
               w.size(p.needed_per_year));
  return p.needed_per_year >= 0 ? say("目標まで1年あたり{}の増加が必要です。", "A rise of {} a year is needed to reach it.",
                                      w.size(p.needed_per_year))
                                : say("目標まで1年あたり{}の減少が必要です。", "A fall of {} a year is needed to reach it.",
                                      w.size(p.needed_per_year));
}

/// 目標値52.5%（令和元年度）
Text target_words(const Writer& w, const Progress& p) { return say("目標値{}", "the target {}", w.dated(*p.target)); }

Text explain_reach(const Writer& w, const Progress& p) {
  const Text is = actual_is(w, p), target = target_words(w, p);
  if (p.verdict == Verdict::met)
    return sentences({is, say("{}を達成しています。", "{} is reached.", target), already_note(w, p), inferred_note(p)});
  if (p.verdict == Verdict::worse)
    return sentences({is,
                      p.ended ? say("基準値{}より後退し、{}に届きませんでした。",
                                    "worse than the baseline {}, and {} was not reached.", w.dated(*p.baseline), target)
                              : say("基準値{}より後退しています。", "worse than the baseline {}.", w.dated(*p.baseline)),
                      p.ended ? Text{} : target_is(w, p), needed_note(w, p), inferred_note(p)});
  if (p.year_target && std::isfinite(p.expected)) {
    const Text year = say("この年度の目標値{}", "the year's target {}", w.figure(*p.year_target));
    const Text last =
        p.lost_target
            ? say("文書に残る最後の目標値は{}の{}です。", "The last target left in the document is {1} {0}.",
                  w.at(p.target->period), w.figure(*p.target))
            : say("最終の目標値は{}の{}です。", "The final target is {1} {0}.", w.at(p.target->period), w.figure(*p.target));
    return sentences({is,
                      p.verdict == Verdict::on_course
                          ? say("{}に達しており、順調です。", "{} is reached, so it is on course.", year)
                          : say("{}に達しておらず、遅れています。", "{} is not reached, so it is behind.", year),
                      last, already_note(w, p), needed_note(w, p), inferred_note(p)});
  }
  Text way;
  if (std::isfinite(p.share)) {
    way = p.share >= 0 ? say("基準値{}から{}までの{}にあたります。", "{2} of the way from the baseline {0} to {1}.",
                             w.dated(*p.baseline), target, percent_words(p.share))
                       : say("基準値{}を、{}とは逆の向きに離れています。", "on the far side of the baseline {} from {}.",
                             w.dated(*p.baseline), target);
  } else {
    way = say("{}に達していません。", "{} is not reached.", target);
  }
  if (p.verdict == Verdict::missed)
    return sentences({is,
                      std::isfinite(p.share) ? say("{}に届きませんでした（基準値{}からの達成率{}）。",
                                                   "{0} was not reached ({2} of the way from the baseline {1}).", target,
                                                   w.dated(*p.baseline), percent_words(p.share))
                                             : say("{}に届きませんでした。", "{} was not reached.", target),
                      already_note(w, p), inferred_note(p)});
  Text course;
  if (std::isfinite(p.elapsed) && std::isfinite(p.share))
    course = p.verdict == Verdict::on_course ? say("期間の経過{}に見合っており、順調です。",
                                                   "With {} of the time gone, it is on course.", percent_words(p.elapsed))
                                             : say("期間の経過{}に対して遅れています。",
                                                   "With {} of the time gone, it is behind.", percent_words(p.elapsed));
  else
    course =
        p.verdict == Verdict::on_course ? Text{"順調です。", "It is on course."} : Text{"遅れています。", "It is behind."};
  return sentences({is, way, course, already_note(w, p), needed_note(w, p), inferred_note(p)});
}

Text explain_keep(const Writer& w, const Progress& p) {
  const Figure& limit = p.year_target ? *p.year_target : *p.target;
  const Text is = actual_is(w, p);
  const Text side = p.rule == Rule::keep_below ? Text{"以下", "or less"} : Text{"以上", "or more"};
  const Text aim = limit.qualifier == Qualifier::exact ? say("目標値{}", "the target {}", w.dated(limit))
                                                       : say("目標の{}", "the target of {}", w.dated(limit));
  const bool kept = p.verdict == Verdict::met || p.verdict == Verdict::on_course;
  const Text judged =
      p.side_judged && kept && p.actual->value != limit.value
          ? say("保つ目標で、文書に範囲の印刷がないため、目標値{}を良い側とみました。",
                "The document prints no bound for what is to be kept; the target {} was taken as the good side.", side)
          : Text{};
  if (p.within_floor)
    return sentences({is,
                      say("{}には届きませんが、下限値{}を上回って保たれています。",
                          "{} is not reached, but it is kept above the floor of {}.", aim, w.figure(*p.floor)),
                      inferred_note(p)});
  if (kept)
    return sentences({is,
                      p.ended ? say("{}を保って計画期間を終えました。", "{} was kept to the end of the plan.", aim)
                              : say("{}を保っています。", "{} is being kept.", aim),
                      judged});
  const Text off = say(p.rule == Rule::keep_below ? "{}を{}上回っています。" : "{}を{}下回っています。",
                       p.rule == Rule::keep_below ? "{} is exceeded by {}." : "it falls short of {} by {}.", aim,
                       w.size(p.actual->value - limit.value));
  const Text floor =
      p.floor ? say("下限値{}も下回っています。", "It is below the floor of {}, too.", w.figure(*p.floor)) : Text{};
  return sentences({is, off, floor});
}

Text years_listed(const Writer& w, const std::vector<int>& years) {
  Text list;
  for (const int y : years) {
    const Text year = w.when(y);
    list.ja += (list.ja.empty() ? "" : "、") + year.ja;
    list.en += (list.en.empty() ? "" : ", ") + year.en;
  }
  return list;
}

Text explain_sum(const Writer& w, const Progress& p) {
  const int first = p.summed.front(), last = p.summed.back(), n = static_cast<int>(p.summed.size());
  const Period span{first == last ? Period::Kind::fiscal_year : Period::Kind::span, first, 0, 0, first == last ? 0 : last};
  const Text target =
      say("累計の目標{}（{}）", "the total of {} wanted over {}", w.figure(*p.target), w.when(p.target->period));
  const Text sum =
      n == 1 ? say("{}の実績は{}で、", "{} brought {}:", w.when(span), w.value(p.sum))
             : say("{}の{}年分の合計は{}で、", "The {1} years {0} add up to {2}:", w.when(span), n, w.value(p.sum));
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
                          : say("{}に対し、期間の{}が過ぎています。", "of {}, with {} of the time gone.", target,
                                percent_words(p.elapsed)),
                      gap});
  const Text share = say("{}の{}です。", "{1} of {0}.", target, percent_words(p.share));
  if (p.verdict == Verdict::missed)
    return sentences({sum, share, say("目標に届きませんでした。", "The target was not reached."), inferred_note(p)});
  if (p.verdict == Verdict::unknown)
    return sentences(
        {sum, share, gap, {"欠けている年度を入力すると判定できます。", "Enter the missing years for a verdict."}});
  const Text time = say("計画期間の{}が過ぎた時点で、", "With {} of the time gone, it is ", percent_words(p.elapsed));
  Text course = p.verdict == Verdict::on_course ? Text{time.ja + "順調です。", time.en + "on course."}
                                                : Text{time.ja + "遅れています。", time.en + "behind."};
  return sentences({sum, share, course, gap, needed_note(w, p), inferred_note(p)});
}

Text explain_change(const Writer& w, const Progress& p) {
  const bool down = w.m.direction == Direction::down;
  const Text which = down ? Text{"減少", "reduction"} : Text{"増加", "increase"};
  const Text head =
      p.achieved < 0
          ? say("{}までに目標とは逆に{}動いており、", "By {} it has moved the wrong way by {}:", w.when(p.actual->period),
                w.size(p.achieved))
          : say("{}までの{}は{}で、", "The {1} by {0} is {2}:", w.when(p.actual->period), which, w.value(p.achieved));
  const Text target =
      say("目標の{}（{}）", "the {} wanted by {}", w.value(std::abs(p.target->value)), w.when(p.target->period));
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
  const Text share = say("{}の{}です。", "{1} of {0}.", target, percent_words(p.share));
  return sentences({head, share,
                    p.verdict == Verdict::on_course
                        ? say("期間の経過{}に見合っており、順調です。", "With {} of the time gone, it is on course.",
                              percent_words(p.elapsed))
                        : say("期間の経過{}に対して遅れています。", "With {} of the time gone, it is behind.",
                              percent_words(p.elapsed))});
}

Text explain_improve(const Writer& w, const Progress& p) {
  const Text is = actual_is(w, p);
  const Text count = p.compared_years > 1 ? say("比べられる{}年のうち{}年で改善しました。",
                                                "It improved in {1} of the {0} years that can be compared.",
                                                p.compared_years, p.improved_years)
                                          : Text{};
  Text verdict;
  if (p.verdict == Verdict::met || p.verdict == Verdict::on_course) {
    verdict = say("前年度の{}（{}）より{}改善しました。", "{2} better than {0} {1}.", w.figure(*p.before),
                  w.at(p.before->period), w.size(p.last_change));
  } else if (p.verdict == Verdict::worse) {
    verdict = say("前年度の{}（{}）より{}悪くなりました。「前年度より改善」の目標に反しています。",
                  "{2} worse than {0} {1}, against the target of improving on the year before.", w.figure(*p.before),
                  w.at(p.before->period), w.size(p.last_change));
  } else {
    verdict = say("前年度（{}）と同じで、「前年度より改善」の目標に届いていません。",
                  "the same as {}; the target is to improve on the year before.", w.at(p.before->period));
  }
  return sentences({is, verdict, count});
}

Text explain_milestone(const Writer& w, const Progress& p) {
  const Text state = say("{}の状態は{}で、", "The state {} is {}:", w.at(p.actual->period), w.figure(*p.actual));
  const Text target = say("目標の{}", "the target {}", w.dated(*p.target));
  switch (p.verdict) {
    case Verdict::met:
      return sentences({state, say("{}を達成しています。", "{} is reached.", target)});
    case Verdict::on_course:
      return sentences({state, say("{}を保っています。", "{} is being kept.", target)});
    case Verdict::missed:
      return sentences({state, say("{}に届きませんでした。", "{} was not reached.", target)});
    default:
      return sentences({state, say("{}にまだ達していません。", "{} is not reached yet.", target)});
  }
}

Text explain_trend(const Writer& w, const Progress& p) {
  Text trend;
  if (p.actual && std::isfinite(p.actual->value)) {
    if (p.baseline && std::isfinite(p.baseline->value) && std::isfinite(p.per_year)) {
      const double change = p.actual->value - p.baseline->value;
      const Text from = say("{}の{}から{}の{}へ", "From {1} {0} to {3} {2}", w.at(p.baseline->period), w.figure(*p.baseline),
                            w.at(p.actual->period), w.figure(*p.actual));
      trend = std::abs(change) < 1e-9
                  ? say("{}の{}から{}の{}まで変わっていません。", "It stayed at {1} from {0} to {2}.",
                        w.when(p.baseline->period), w.figure(*p.baseline), w.when(p.actual->period), w.figure(*p.actual))
                  : say(change > 0 ? "{}{}増えました。" : "{}{}減りました。",
                        change > 0 ? "{}: up by {}." : "{}: down by {}.", from, w.size(change));
    } else {
      trend = say("{}の実績は{}です。", "The figure for {} is {}.", w.when(p.actual->period), w.figure(*p.actual));
    }
  } else if (p.verdict == Verdict::not_applicable) {
    trend = cause_words(p.cause);
  }
  if (p.verdict == Verdict::not_applicable) {
    const Text why = p.target ? say("目標値{}は見込みなどを示すもので、", "The target {} is an expectation or the like;",
                                    w.dated(*p.target))
                              : Text{"推移をみる指標で、", "This row is watched only;"};
    return sentences({trend, why, {"良し悪しは判定しません。", "no verdict is given."}});
  }
  const Text lost = p.lost_target
                        ? say("{}の目標値が文書から失われているため、判定できません。",
                              "The target for {} is lost in the document, so there is no verdict.", w.when(*p.lost_target))
                        : cause_words(Cause::no_target);
  return sentences({trend, lost});
}

Text explain_unknown(const Writer& w, const Progress& p) {
  Text head;
  if (p.actual) head = say("{}の実績は{}です。", "The figure for {} is {}.", w.when(p.actual->period), w.figure(*p.actual));
  switch (p.cause) {
    case Cause::target_lost:
      return sentences(
          {head,
           say("この年度の目標値は文書から失われているため、判定できません。",
               "The target for this year is lost in the document, so there is no verdict."),
           p.target ? say("残っている最後の目標値は{}です。", "The last target that is left is {}.", w.dated(*p.target))
                    : Text{}});
    case Cause::no_baseline: {
      if (p.rule == Rule::change_by)
        return sentences(
            {head,
             target_is(w, p),
             {"基準となる値がないため、どれだけ変わったかを計算できません。変化の大きさを「20分短縮」のように入力すると判定"
              "できます。",
              "There is no baseline to work out the change from: enter the change itself (20分短縮) for a verdict."}});
      const bool level =
          p.target && p.actual && p.target->value > 0 && p.actual->value >= 0 && w.m.direction == Direction::up;
      const Text of_target = level ? say("目標値の{}の水準ですが、", "It is at {} of the target's level;",
                                         percent_words(p.actual->value / p.target->value))
                                   : Text{};
      return sentences({head,
                        target_is(w, p),
                        of_target,
                        {"基準値がないため、途中の進み具合は判定できません。",
                         level ? "without a baseline, how far it has come cannot be judged before the target's year."
                               : "Without a baseline, how far it has come cannot be judged before the target's year."}});
    }
    case Cause::no_year_before:
      return sentences({head,
                        {"前年度の値がないため、改善したかを判定できません。",
                         "There is no figure of the year before, so it cannot be said whether it improved."}});
    case Cause::words_differ:
      return sentences({say("{}の状態は{}、目標は{}です。", "The state {} is {}; the target is {}.", w.at(p.actual->period),
                            w.figure(*p.actual), w.dated(*p.target)),
                        {"言葉が異なるため、達成したかは人が判断してください。",
                         "The words differ: a person must judge whether it is reached."}});
    default:
      break;
  }
  const Text already = !p.baseline || p.rule == Rule::milestone ? Text{}
                       : p.met_at_baseline ? say("基準値{}はすでに目標の水準にあります。",
                                                 "The baseline {} is already at the target's level.", w.dated(*p.baseline))
                                           : say("基準値は{}です。", "The baseline is {}.", w.dated(*p.baseline));
  return sentences({head, cause_words(p.cause), target_is(w, p), already, inferred_note(p)});
}

}  // namespace

Text explain(const Measure& measure, const Progress& p, YearStyle style) {
  const Writer w(measure, style);
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

Text explain(const Measure& measure, std::span<const Progress> parts, YearStyle style) {
  if (parts.size() == 1 && parts[0].part.empty()) return explain(measure, parts[0], style);
  Text all;
  for (const auto& p : parts) {
    const Text one = explain(measure, p, style), name = part_name(p.part);
    all.ja += name.ja + "：" + one.ja;
    all.en += (all.en.empty() ? "" : " ") + name.en + ": " + one.en;
  }
  return all;
}

}  // namespace kuiki::model
