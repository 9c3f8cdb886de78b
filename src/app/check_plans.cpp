#include "app/check_plans.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/number.h"
#include "base/strings.h"
#include "geo/geodesic.h"
#include "model/numerals.h"
#include "model/plan_names.h"

namespace kuiki::app {
namespace {

using Verdict = Finding::Verdict;

std::string number_words(double value) { return format_number(value, model::decimals_of(value)); }

struct Term {
  double value = NAN;
  bool inferred = false;
};

Term term_of(const model::Dataset& data, const std::string& words) {
  const auto colon = words.find(':');
  Term term;
  if (colon == std::string::npos) {
    double number = NAN;
    std::from_chars(words.data(), words.data() + words.size(), number);
    return {number, false};
  }
  const auto row = data.find_indicator(words.substr(0, colon));
  if (!row) return term;
  const auto& o = data.observations;
  const auto role = words.substr(colon + 1);
  const auto wanted = model::parse_role(role).value_or(model::Role::actual);
  for (auto k = data.indicator_begin[index(*row)]; k < data.indicator_begin[index(*row) + 1]; ++k) {
    if (o.role[k] != wanted || o.qualifier[k] != model::Qualifier::exact || !o.part[k].empty() || std::isnan(o.value[k]) ||
        o.status[k] == model::Status::entered)
      continue;
    term = {o.value[k], o.status[k] == model::Status::inferred};
  }
  return term;
}

/// The figures of an indicator as the document prints them, floors left out (they may stand at one of the places only).
using Printed = std::map<std::tuple<model::Period, model::Role, std::string, model::Qualifier, model::Status>, double>;
Printed printed_figures(const model::Dataset& data, model::IndicatorRow indicator) {
  Printed figures;
  const auto& o = data.observations;
  for (auto k = data.indicator_begin[index(indicator)]; k < data.indicator_begin[index(indicator) + 1]; ++k)
    if (o.qualifier[k] != model::Qualifier::floor && o.status[k] != model::Status::entered)
      figures[{data.periods[o.period[k]], o.role[k], o.part[k], o.qualifier[k], o.status[k]}] = o.value[k];
  return figures;
}

bool same_figures(const Printed& a, const Printed& b) {
  return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
    return x.first == y.first && (x.second == y.second || (std::isnan(x.second) && std::isnan(y.second)));
  });
}

}  // namespace

void check_plan_counts(const model::Dataset& data, Findings& to) {
  std::set<std::string> nodes;
  for (const auto& node : data.plan_nodes) nodes.insert(node.plan + '\n' + node.id);
  for (const auto& plan : data.plans) {
    int count = 0;
    for (std::size_t i = 0; i < data.indicators.size(); ++i) {
      const auto& indicator = data.indicators[i];
      if (indicator.plan != plan.id) continue;
      ++count;
      const auto fail = [&](const Text& what) { to.push_back({"plans", indicator.id, Verdict::fail, what}); };
      if (!nodes.contains(plan.id + '\n' + indicator.node))
        fail(say("節「{}」がありません", "there is no node '{}'", indicator.node));
      if (data.indicator_begin[i] == data.indicator_begin[i + 1])
        fail({"値の行が一つもありません", "it has no figure, not even a lost one"});
      if (indicator.line < 1 || indicator.printed_row.empty())
        fail({"計画書の行番号か記載がありません", "the line or the words of the document are missing"});
    }
    const bool right = plan.expected_indicators == 0 || count == plan.expected_indicators;
    to.push_back({"plans", plan.id, right ? Verdict::pass : Verdict::fail,
                  say("{}：指標 {}（計画書で数えた数 {}）", "{}: {} indicators ({} counted in the document)",
                      bilingual(plan.title, plan.title_en), count, plan.expected_indicators)});
  }
}

void check_cross_sums(const model::Dataset& data, const std::vector<store::CrossSum>& sums, Findings& to) {
  for (const auto& sum : sums) {
    double found = 0;
    std::string terms;
    bool inferred = false;
    for (const auto& part : sum.parts) {
      const auto term = term_of(data, part);
      found += term.value;
      inferred = inferred || term.inferred;
      add_part(terms, " + ", std::isnan(term.value) ? "?" : number_words(term.value));
    }
    const auto total = term_of(data, sum.total);
    inferred = inferred || total.inferred;
    const auto total_words = std::isnan(total.value) ? std::string("?") : number_words(total.value);
    const bool equal = std::abs(found - total.value) <= 1e-9 * std::max(1.0, std::abs(total.value));
    Text words = equal ? say("{}：{} = {}", "{}: {} = {}", sum.description, total_words, terms)
                       : say("{}：{} ≠ {}", "{}: {} ≠ {}", sum.description, total_words, terms);
    if (inferred) words = say("{}（推定した値を含む）", "{} (an inferred figure is among them)", words);
    if (!sum.note.empty()) words = say("{}。{}", "{}; {}", words, sum.note);
    const auto verdict = equal == sum.holds ? (sum.holds ? Verdict::pass : Verdict::known) : Verdict::fail;
    to.push_back({"cross-sums", sum.id, verdict, std::move(words)});
  }
}

void check_repeated_rows(const model::Dataset& data, Findings& to) {
  int agree = 0;
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const auto& repeated = data.indicators[i];
    if (repeated.same_as.empty()) continue;
    const auto fail = [&](const Text& what) { to.push_back({"repeated", repeated.id, Verdict::fail, what}); };
    const auto first = data.find_indicator(repeated.same_as);
    if (!first) {
      fail(say("最初の行「{}」がありません", "there is no first row '{}'", repeated.same_as));
      continue;
    }
    const auto& original = data.indicators[index(*first)];
    if (repeated.unit != original.unit || repeated.direction != original.direction || repeated.accrual != original.accrual)
      fail(say("単位・向き・値の種類のどれかが「{}」と違います", "its unit, direction or accrual is not that of '{}'",
               original.id));
    else if (!same_figures(printed_figures(data, model::IndicatorRow(i)), printed_figures(data, *first)))
      fail(say("値が「{}」と違います", "its figures are not those of '{}'", original.id));
    else
      ++agree;
  }
  if (agree > 0)
    to.push_back(
        {"repeated", "indicators", Verdict::pass,
         say("再掲の指標 {} が最初の行と一致", "{} indicators that are printed again agree with their first row", agree)});
}

void check_plan_places(const model::Dataset& data, Findings& to) {
  // Half the distance across a large municipality and an airport just over the border.
  constexpr double near_m = 40'000;
  int known = 0;
  for (const auto& indicator : data.indicators) {
    if (indicator.plan.empty()) continue;
    if (indicator.mapping_unit == model::MappingUnit::partnership) {
      if (std::ranges::find(data.partnerships, indicator.place, &model::Partnership::name) != data.partnerships.end())
        ++known;
      else
        to.push_back({"plan-places", indicator.id, Verdict::fail,
                      say("広域連携「{}」がありません", "there is no partnership '{}'", indicator.place)});
    }
    if (indicator.mapping_unit != model::MappingUnit::facility && indicator.mapping_unit != model::MappingUnit::place)
      continue;
    const auto* place = data.find_plan_place(indicator.plan, indicator.place);
    if (!place) {
      to.push_back({"plan-places", indicator.id, Verdict::fail,
                    say("「{}」の位置がありません", "'{}' is not located", indicator.place)});
      continue;
    }
    if (indicator.area != model::none && geo::distance_m(place->place, data.areas.centre[index(indicator.area)]) > near_m) {
      to.push_back(
          {"plan-places", indicator.id, Verdict::fail,
           say("「{}」は{}から遠すぎます", "'{}' is too far from {}", indicator.place, area_words(data, indicator.area))});
      continue;
    }
    ++known;
  }
  if (known > 0)
    to.push_back({"plan-places", "indicators", Verdict::pass,
                  say("施設・場所・広域連携で示す指標 {} の位置が分かる",
                      "{} indicators of facilities, places and partnerships can be located", known)});
}

namespace {

/// The document's own actual of the same period and part; NaN where there is none.
double document_actual(const model::Dataset& data, std::size_t published) {
  const auto& o = data.observations;
  const auto indicator = index(o.indicator[published]);
  for (auto k = data.indicator_begin[indicator]; k < data.indicator_begin[indicator + 1]; ++k) {
    const bool other = o.status[k] != model::Status::published && o.status[k] != model::Status::entered;
    if (other && o.role[k] == model::Role::actual && o.period[k] == o.period[published] && o.part[k] == o.part[published])
      return o.value[k];
  }
  return NAN;
}

}  // namespace

void check_published(const model::Dataset& data, Findings& to) {
  const auto& o = data.observations;
  int sound = 0;
  for (std::size_t k = 0; k < o.size(); ++k) {
    if (o.status[k] != model::Status::published) continue;
    const auto& indicator = data.indicators[index(o.indicator[k])];
    const auto period = model::to_string(data.periods[o.period[k]]);
    const auto* source = data.find_source(o.source_of(k));
    if (source == nullptr || source->attribution.empty() || std::isnan(o.value[k]) || o.area[k] != indicator.area) {
      to.push_back({"published", indicator.id, Verdict::fail,
                    say("{}の公表値に、出典・値・区域のいずれかがありません",
                        "the published figure of {} lacks its source, its value or its area", period)});
      continue;
    }
    ++sound;
    const double printed = document_actual(data, k);
    if (!std::isnan(printed) && printed != o.value[k])
      to.push_back({"published", indicator.id, Verdict::known,
                    say("{}：計画書の記載 {} と公表値 {} が異なる", "{}: the plan prints {}, published is {}", period,
                        number_words(printed), number_words(o.value[k]))});
  }
  if (sound > 0)
    to.push_back({"published", "actuals", Verdict::pass,
                  say("公表値の実績 {} 件に出典がある", "{} published actuals have a source to cite", sound)});
}

void check_comparisons(const model::Dataset& data, Findings& to) {
  int sound = 0;
  for (const auto& comparison : data.comparisons) {
    const auto before = to.size();
    const auto fail = [&](const Text& what) { to.push_back({"comparisons", comparison.id, Verdict::fail, what}); };
    if (comparison.members.size() < 2) fail({"比べる指標が2つありません", "there are fewer than two indicators to compare"});
    std::set<std::string> plans;
    for (const auto& member : comparison.members) {
      const auto row = data.find_indicator(member.indicator);
      if (!row) {
        fail(say("指標「{}」がありません", "there is no indicator '{}'", member.indicator));
        continue;
      }
      const auto& indicator = data.indicators[index(*row)];
      if (!indicator.same_as.empty())
        fail(say("「{}」は再掲の行です。最初の行は「{}」", "'{}' is a repeated row; the first one is '{}'", indicator.id,
                 indicator.same_as));
      if (!plans.insert(indicator.plan).second)
        fail(say("計画「{}」の指標が2つ以上あります", "there are several indicators of the plan '{}'", indicator.plan));
    }
    if (to.size() == before) ++sound;
  }
  if (sound > 0)
    to.push_back(
        {"comparisons", "comparisons", Verdict::pass,
         say("計画どうしの比較 {} 件の指標がそろっている", "{} comparisons of plans have all their indicators", sound)});
}

}  // namespace kuiki::app
