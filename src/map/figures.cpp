#include "map/figures.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/strings.h"
#include "map/legend.h"
#include "map/links.h"
#include "map/subject.h"
#include "model/figure_writer.h"
#include "model/judge.h"
#include "model/numerals.h"

namespace kuiki::map {

namespace {

using model::Figure;
using model::Role;
using model::Status;
using model::Verdict;

FigureMark mark_of(Status status) {
  switch (status) {
    case Status::missing_in_source:
      return FigureMark::missing_in_source;
    case Status::not_measured:
      return FigureMark::not_measured;
    case Status::survey_pending:
      return FigureMark::survey_pending;
    case Status::not_set:
      return FigureMark::not_set;
    case Status::inferred:
      return FigureMark::inferred;
    case Status::entered:
      return FigureMark::entered;
    case Status::published:
      return FigureMark::published;
    case Status::suppressed:
      return FigureMark::suppressed;
    case Status::printed:
    case Status::computed:
    case Status::merged:
      break;
  }
  return FigureMark::none;
}

/// The word on the card: the verdict, and where there is none the reason as short as can be.
Text short_verdict(Verdict verdict, model::Cause cause) {
  if (verdict != Verdict::unknown) return model::verdict_name(verdict);
  switch (cause) {
    case model::Cause::no_actual:
      return {"実績未入力", "No actual yet"};
    case model::Cause::not_measured:
      return {"未計測", "Not measured"};
    case model::Cause::no_baseline:
      return {"基準値なし", "No baseline"};
    case model::Cause::no_target:
      return {"目標なし", "No target"};
    case model::Cause::target_lost:
      return {"目標欠落", "Target lost"};
    case model::Cause::gap_in_sum:
      return {"未入力の年度あり", "Years missing"};
    case model::Cause::no_year_before:
      return {"前年度の値なし", "No year before"};
    case model::Cause::words_differ:
      return {"担当課の判断", "To be judged"};
    case model::Cause::outdated:
      return {"最終年度の実績なし", "No final-year actual"};
    case model::Cause::nothing:
      break;
  }
  return model::verdict_name(verdict);
}

/// Writes the two figures of a row from what progress found and, where that is nothing, from what the document says instead.
class RowWriter {
 public:
  RowWriter(const model::Judged& judged, model::Wording wording) : judged_(judged), wording_(wording) {}

  FigureRow row(const model::Indicator& indicator) const {
    FigureRow row;
    row.indicator = judged_.indicator;
    row.name = words_in(wording_.lang, indicator.name, indicator.name_en);
    if (indicator.mapping_unit == model::MappingUnit::nowhere)
      row.name += wording_(Text{"（区域によらない値）", " (of no area)"});
    row.value = joined([&](const model::Progress& p) { return value(p); });
    row.target = joined([&](const model::Progress& p) { return target(p); });
    if (judged_.parts.size() == 1) {
      row.share = judged_.parts.front().share;
      row.elapsed = judged_.parts.front().elapsed;
    }
    row.verdict = judged_.verdict;
    row.verdict_words = wording_(short_verdict(judged_.verdict, judged_.cause()));
    return row;
  }

 private:
  [[nodiscard]] std::string when(const Text& role, const model::Period& period) const {
    return wording_(role) + " " + wording_(period);
  }

  [[nodiscard]] std::string in_total(const Text& words) const {
    return wording_(Text{"累計" + words.ja, words.en + " in total"});
  }

  [[nodiscard]] std::string provisional(const Figure& figure) const {
    return figure.provisional ? wording_(Text{"・暫定", ", provisional"}) : std::string{};
  }

  [[nodiscard]] FigureCell cell(const Text& role, const Figure& figure) const {
    const bool of_span = std::ranges::any_of(judged_.measure.figures, [](const Figure& f) {
      return f.role == Role::target && f.period.kind == model::Period::Kind::span;
    });
    const FigureMark mark = mark_of(figure.status);
    const Text words = model::figure_words(judged_.measure, figure);
    // 46人 a year stands beside 累計230人 over the plan; 累計32組 beside 累計55組.
    const bool total = judged_.measure.accrual == model::Accrual::cumulative && std::isfinite(figure.value) &&
                       (of_span == (figure.period.kind == model::Period::Kind::span));
    FigureCell cell{when(role, figure.period) + provisional(figure), total ? in_total(words) : wording_(words), mark};
    const bool valued = mark == FigureMark::inferred || mark == FigureMark::entered || mark == FigureMark::published;
    if (mark != FigureMark::none && !valued) cell.words = wording_(mark_name(mark));
    return cell;
  }

  /// The last figure of a role of one part that stands for a missing value.
  [[nodiscard]] const Figure* without_value(Role role, const std::string& part) const {
    const Figure* found = nullptr;
    for (const auto& figure : judged_.measure.figures)
      if (figure.role == role && (figure.part == part || figure.part.empty()) && !std::isfinite(figure.value) &&
          mark_of(figure.status) != FigureMark::none)
        found = &figure;
    return found;
  }

  [[nodiscard]] FigureCell value(const model::Progress& p) const {
    const Text actual{"実績", "Actual"}, baseline{"基準", "Baseline"};
    if (p.rule == model::Rule::running_sum && std::isfinite(p.sum) && !p.summed.empty()) {
      model::Period span{model::Period::Kind::span, p.summed.front(), 0, 0, p.summed.back()};
      if (span.year == span.last_year) span = {model::Period::Kind::fiscal_year, span.year, 0, 0, 0};
      FigureCell sum{when(actual, span), {}, p.actual ? mark_of(p.actual->status) : FigureMark::none};
      if (p.actual) sum.label += provisional(*p.actual);
      sum.words = in_total(model::value_words(judged_.measure, p.sum));
      return sum;
    }
    if (p.actual) return cell(actual, *p.actual);
    if (p.baseline) return cell(baseline, *p.baseline);
    if (const auto* figure = without_value(Role::actual, p.part)) return cell(actual, *figure);
    if (const auto* figure = without_value(Role::baseline, p.part)) return cell(baseline, *figure);
    return {wording_(actual), wording_(Text{"データなし", "No data"}), FigureMark::none};
  }

  [[nodiscard]] FigureCell target(const model::Progress& p) const {
    const Text role{"目標", "Target"};
    if (p.target) return cell(role, *p.target);
    if (p.lost_target) {
      const FigureMark lost = FigureMark::missing_in_source;
      return {when(role, *p.lost_target), wording_(mark_name(lost)), lost};
    }
    if (const auto* figure = without_value(Role::target, p.part)) return cell(role, *figure);
    return {wording_(role), wording_(mark_name(FigureMark::not_set)), FigureMark::not_set};
  }

  /// 小88.2%　中76.0%: the parts of one printed cell side by side; what they have in common once.
  template <class Make>
  [[nodiscard]] FigureCell joined(Make make) const {
    FigureCell all;
    bool first = true;
    for (const auto& part : judged_.parts) {
      const FigureCell one = make(part);
      const bool stands_in = one.words == wording_(mark_name(one.mark));
      if (first) {
        all = one;
        if (!stands_in) all.words = part.part + one.words;
      } else if (one.words != all.words || one.label != all.label) {
        all.words += (wording_.lang == Lang::ja ? "・" : ", ") + part.part + one.words;
        if (one.label != all.label) all.words += wording_(say("（{}）", " ({})", one.label));
      }
      if (all.mark == FigureMark::none) all.mark = one.mark;
      first = false;
    }
    return all;
  }

  const model::Judged& judged_;
  model::Wording wording_;
};

const model::Partnership* partnership_named(const model::Dataset& data, const std::string& name) {
  const auto found = std::ranges::find(data.partnerships, name, &model::Partnership::name);
  return found == data.partnerships.end() ? nullptr : &*found;
}

/// At the lead, else in the middle of the members.
geo::Point middle_of(const model::Dataset& data, const model::Partnership& partnership) {
  geo::Point sum;
  double n = 0;
  const auto members = partners(data, partnership);
  for (const auto& member : members)
    if (member.lead) return data.areas.centre[member.area];
  for (const auto& member : members) {
    const auto& centre = data.areas.centre[member.area];
    sum.x += centre.x;
    sum.y += centre.y;
    ++n;
  }
  return n > 0 ? geo::Point{sum.x / n, sum.y / n} : sum;
}

/// What a planner is told who wants a card for what has none.
void require_card(const model::Indicator& indicator) {
  if (indicator.plan.empty())
    throw Error(Fault::input_wrong,
                say("「{}」（{}）は計画の指標ではないので、カードでは示せません。塗り分けの指標に選んでください。",
                    "\"{}\" ({}) is no indicator of a plan and has no card; colour areas by it instead", indicator.name,
                    indicator.id));
  if (model::can_be_spread(indicator))
    throw Error(Fault::input_wrong,
                say("指標「{}」（{}）は区や地区ごとの値なので、カードでは示せません。塗り分けの指標に選んでください。",
                    "indicator \"{}\" ({}) is measured by ward or district and has no card; colour "
                    "areas by it instead",
                    indicator.name, indicator.id));
}

/// The card of a figure without its rows.
FigureCard card_of(const model::Dataset& data, const model::Indicator& indicator, model::IndicatorRow row, Lang lang) {
  FigureCard card;
  card.area = indicator.area != model::none ? indicator.area : model::area_of(data, row);
  const auto centre = [&] { return card.area == model::none ? geo::Point{} : data.areas.centre[card.area]; };
  if (indicator.mapping_unit == model::MappingUnit::partnership) {
    card.at = FigureCard::At::partnership;
    card.partnership = partnership_named(data, indicator.place);
    card.title = indicator.place;
    if (card.partnership == nullptr) {
      card.lonlat = centre();
      card.basis = model::PlaceBasis::municipality_polygon;
      return card;
    }
    card.area = model::none;
    card.title = words_in(lang, card.title, card.partnership->name_en);
    card.lonlat = middle_of(data, *card.partnership);
  } else if (indicator.mapping_unit == model::MappingUnit::facility || indicator.mapping_unit == model::MappingUnit::place) {
    card.at = indicator.mapping_unit == model::MappingUnit::facility ? FigureCard::At::facility : FigureCard::At::place;
    card.title = indicator.place;
    const auto* place = data.find_plan_place(indicator.plan, indicator.place);
    card.basis = place == nullptr ? model::PlaceBasis::municipality_polygon : place->basis;
    if (card.basis == model::PlaceBasis::municipality_polygon)
      card.lonlat = centre();
    else {
      card.lonlat = place->place;
      card.area = model::none;
    }
  } else {
    card.title = card.area == model::none ? std::string{} : area_name(data.areas, card.area, lang);
    card.lonlat = centre();
  }
  return card;
}

/// 小樽市総合戦略; with several plans none, for then every row would need its own.
std::string detail_of(const model::Dataset& data, const FigureCard& card, bool with_plan, Lang lang) {
  std::string detail;
  if (with_plan && card.plans.size() == 1)
    if (const auto plan = std::ranges::find(data.plans, card.plans.front(), &model::Plan::id); plan != data.plans.end())
      detail = words_in(lang, plan->title, plan->title_en);
  if (card.partnership != nullptr) {
    std::vector<model::AreaRow> rows;
    for (const auto& member : partners(data, *card.partnership)) rows.push_back(member.area);
    const auto members = counted(counter_of(data, rows), static_cast<std::uint32_t>(rows.size()), lang);
    if (rows.size() > 1) add_part(detail, lang == Lang::ja ? "・" : ", ", members);
  }
  return detail;
}

}  // namespace

Text mark_name(FigureMark mark) {
  switch (mark) {
    case FigureMark::missing_in_source:
      return {"記載欠落", "Missing in source"};
    case FigureMark::not_measured:
      return {"未計測", "Not measured"};
    case FigureMark::survey_pending:
      return {"調査予定", "Survey pending"};
    case FigureMark::not_set:
      return {"目標なし", "No target"};
    case FigureMark::inferred:
      return {"推定", "Inferred"};
    case FigureMark::entered:
      return {"入力値", "Entered"};
    case FigureMark::published:
      return {"公表値", "Published"};
    case FigureMark::suppressed:
      return {"秘匿", "Suppressed"};
    case FigureMark::none:
      break;
  }
  return {};
}

bool shows_figures(const MapDocument& document) {
  return document.shows<FigureCards>() && !document.options<FigureCards>().indicators.empty();
}

namespace {

/// The sources of the published figures that a verdict rests on.
void add_sources(const model::Judged& judged, std::vector<std::string>& to) {
  for (const auto& figure : judged.measure.figures)
    if (!figure.source.empty() && std::ranges::find(to, figure.source) == to.end()) to.push_back(figure.source);
}

}  // namespace

std::vector<FigureCard> figure_cards(const model::Dataset& data, const MapDocument& document, model::Wording wording) {
  const auto as_of =
      document.options<FigureCards>().as_of > 0 ? std::optional(document.options<FigureCards>().as_of) : std::nullopt;
  std::vector<FigureCard> cards;
  std::vector<model::IndicatorRow> seen;
  for (const auto& id : document.options<FigureCards>().indicators) {
    const model::IndicatorRow row = require_indicator(data, id);
    if (std::ranges::find(seen, row) != seen.end()) continue;
    seen.push_back(row);
    const auto& indicator = data.indicators[row];
    require_card(indicator);
    FigureCard made = card_of(data, indicator, row, wording.lang);
    auto card = std::ranges::find_if(cards, [&](const FigureCard& other) {
      return other.at == made.at && other.title == made.title && other.lonlat == made.lonlat;
    });
    if (card == cards.end()) card = cards.insert(cards.end(), std::move(made));
    if (std::ranges::find(card->plans, indicator.plan) == card->plans.end()) card->plans.push_back(indicator.plan);
    const model::Judged judged = model::judge(data, row, {.as_of = as_of});
    card->rows.push_back(RowWriter(judged, wording).row(indicator));
    add_sources(judged, card->sources);
  }
  // Where all are of one plan it is named once, at the city.
  const bool one_plan =
      std::ranges::all_of(cards, [&](const FigureCard& card) { return card.plans == cards.front().plans; });
  for (auto& card : cards) card.detail = detail_of(data, card, !one_plan || card.at == FigureCard::At::city, wording.lang);
  return cards;
}

}  // namespace kuiki::map
