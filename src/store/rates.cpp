#include <cmath>
#include <optional>
#include <sstream>

#include "base/error.h"
#include "base/number.h"
#include "base/strings.h"
#include "model/period.h"
#include "store/statistics.h"

namespace kuiki::store {

bool parse_terms(const std::string& words, std::vector<std::string>& plus, std::vector<std::string>& minus) {
  std::istringstream all(words);
  auto* into = &plus;
  bool name_expected = true;
  for (std::string word; all >> word; name_expected = !name_expected) {
    if (name_expected)
      into->push_back(word);
    else if (word == "+" || word == "-")
      into = word == "+" ? &plus : &minus;
    else
      return false;
  }
  return !name_expected;
}

namespace {

using model::Status;

/// The middle of a period, in years: what is nearest to what.
double middle_of(const std::string& text) {
  const auto period = model::parse_period(text);
  if (!period) return 0;
  switch (period->kind) {
    case model::Period::Kind::fiscal_year:
      return period->year + 0.75;
    case model::Period::Kind::calendar_year:
      return period->year + 0.5;
    case model::Period::Kind::span:
      return 0.5 * (period->year + period->last_year) + 0.75;
    case model::Period::Kind::day:
      break;
  }
  return period->year + (period->month - 1) / 12.0 + (period->day - 1) / 365.0;
}

std::string label_of(const std::string& text) {
  const auto period = model::parse_period(text);
  return period ? model::period_label(*period).ja : text;
}

/// One period's figures added up for an area.
struct Sum {
  double value = 0;  ///< NaN where one is missing
  int terms = 0, merged = 0;
  const Figure* suppressed = nullptr;  ///< one of them was counted, but not published
  std::vector<std::string> sources;

  void take(const Sum& other) {
    terms += other.terms;
    merged += other.merged;
    for (const auto& id : other.sources)
      if (std::ranges::find(sources, id) == sources.end()) sources.push_back(id);
  }
};

struct Term {
  const Series* series;
  const model::Indicator* indicator;
  double sign = 1;
};
using Terms = std::vector<Term>;

Sum sum_at(const Terms& terms, const std::string& period, int area) {
  Sum sum;
  for (const auto& term : terms) {
    ++sum.terms;
    const auto figures = term.series->find(period);
    const auto found = figures == term.series->end() ? std::map<int, Figure>::const_iterator{} : figures->second.find(area);
    if (figures == term.series->end() || found == figures->second.end()) {
      sum.value = NAN;
      return sum;
    }
    const auto& figure = found->second;
    sum.value += term.sign * figure.value;
    sum.merged += figure.status == Status::merged;
    if (figure.status == Status::suppressed) sum.suppressed = &figure;
    const auto& id = figure.source.empty() ? term.indicator->source : figure.source;
    if (std::ranges::find(sum.sources, id) == sum.sources.end()) sum.sources.push_back(id);
  }
  return sum;
}

class RateSeries {
 public:
  RateSeries(const Geodata& data, const Statistics& all, const RateText& rate) : rate_(rate) {
    add(data, all, rate.plus, 1, top_);
    add(data, all, rate.minus, -1, top_);
    add(data, all, rate.denominator, 1, bottom_);
    own_ = indicator_of(data, rate.id).source;
  }

  [[nodiscard]] Series figures() const {
    Series result;
    for (const auto& [period, areas] : *top_.front().series)
      for (const auto& [area, figure] : areas)
        if (auto computed = at(period, area)) result[period][area] = std::move(*computed);
    return result;
  }

 private:
  static const model::Indicator& indicator_of(const Geodata& data, const std::string& id) {
    const auto found = std::ranges::find(data.indicators, id, &model::Indicator::id);
    if (found == data.indicators.end())
      throw Error(Fault::input_wrong, say("indicators.csv: 率の式にある指標「{}」がありません",
                                          "indicators.csv: a rate names the indicator '{}', which is not there", id));
    return *found;
  }
  static void add(const Geodata& data, const Statistics& all, const std::vector<std::string>& ids, double sign, Terms& to) {
    for (const auto& id : ids) {
      const auto& indicator = indicator_of(data, id);
      const auto series = all.find(id);
      if (series == all.end())
        throw Error(Fault::input_wrong, say("indicators.csv: 率の式にある指標「{}」に値がありません",
                                            "indicators.csv: a rate names the indicator '{}', which has no figures", id));
      to.push_back({&series->second, &indicator, sign});
    }
  }

  /// The denominator nearest in time for which the area has one; the earlier of two as near.
  [[nodiscard]] std::optional<std::pair<std::string, Sum>> nearest(const std::string& period, int area) const {
    std::optional<std::pair<std::string, Sum>> best;
    double least = INFINITY;
    for (const auto& [candidate, figures] : *bottom_.front().series) {
      const double away = std::abs(middle_of(candidate) - middle_of(period));
      if (away >= least) continue;
      const auto sum = sum_at(bottom_, candidate, area);
      if (!(sum.value > 0)) continue;
      least = away;
      best.emplace(candidate, sum);
    }
    return best;
  }

  [[nodiscard]] std::optional<Figure> at(const std::string& period, int area) const {
    auto sum = sum_at(top_, period, area);
    if (sum.suppressed != nullptr)
      return Figure{NAN, Status::suppressed, sum.suppressed->note, model::Role::actual, "", sum.suppressed->source};
    if (std::isnan(sum.value)) return {};
    double value = sum.value * rate_.factor;
    std::optional<std::pair<std::string, Sum>> below;
    if (!bottom_.empty()) {
      below = nearest(period, area);
      if (!below) return {};
      value /= below->second.value;
      sum.take(below->second);
    }
    if (sum.merged != 0 && sum.merged != sum.terms) return {};  // of more people above than below
    Figure figure{value, sum.merged != 0 ? Status::merged : Status::computed, ""};
    for (const auto& id : sum.sources) add_part(figure.source, ";", id);
    if (figure.source == own_) figure.source.clear();
    figure.note = names(top_) + "（" + label_of(period) + "）";
    if (below) figure.note += " ÷ " + names(bottom_) + "（" + label_of(below->first) + "）";
    if (below && rate_.factor != 1) figure.note += " × " + format_number(rate_.factor, 0);
    if (sum.merged != 0) figure.note += "。秘匿された隣の町丁・字を合わせた値";
    return figure;
  }

  static std::string names(const Terms& terms) {
    std::string words;
    for (const auto& term : terms) add_part(words, term.sign < 0 ? " − " : " + ", term.indicator->name);
    return terms.size() > 1 ? "（" + words + "）" : words;
  }

  const RateText& rate_;
  Terms top_, bottom_;
  std::string own_;
};

}  // namespace

void add_rates(const Geodata& data, Statistics& to) {
  for (const auto& rate : data.rates) {
    auto figures = RateSeries(data, to, rate).figures();
    to[rate.id] = std::move(figures);
  }
}

}  // namespace kuiki::store
