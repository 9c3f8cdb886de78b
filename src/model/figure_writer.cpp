#include "model/figure_writer.h"

#include <cmath>

#include "base/number.h"
#include "base/strings.h"
#include "model/numerals.h"
#include "model/progress_words.h"

namespace kuiki::model {

Text figure_mark(const Figure& figure) {
  if (figure.status == Status::inferred) return {"（推定）", " (inferred)"};
  if (figure.provisional) return {"（暫定）", " (provisional)"};
  return {};
}

Text value_words(const Measure& measure, double value) { return FigureWriter(measure, YearStyle::western).value(value); }

Text value_words(const Indicator& indicator, double value) {
  const double scale = indicator.printed_scale;
  const int most = scale > 1 ? indicator.printed_decimals : indicator.decimals >= 0 ? indicator.decimals : 3;
  const int needed = std::isfinite(value) ? decimals_of(value / std::max(1.0, scale), 3) : 0;
  const int places = scale > 1 || indicator.decimals >= 0 ? most : std::max(needed, indicator.printed_decimals);
  return write_in(value, scale, indicator.unit, indicator.unit_en, places);
}

FigureWriter::FigureWriter(const Measure& measure, YearStyle years)
    : m(measure), style(years), decimals(decimals_of(measure)) {}

Text FigureWriter::value(double v) const { return write_in(v, m.scale, m.unit, m.unit_en, decimals); }

Text FigureWriter::difference(double amount, int places) const {
  // A share changes by points, a rank by places.
  if (m.unit == "%") return write_value(amount, "ポイント", {}, places);
  if (m.unit == "位") return write_value(amount, "位", amount == 1 ? "place" : "places", places);
  return write_in(amount, m.scale, m.unit, m.unit_en, places);
}

Text FigureWriter::size(double v) const {
  const double amount = std::abs(v);
  const double shown = amount / scale_of_digits();
  const bool vanishes = shown > 0 && shown * std::pow(10.0, decimals) < 0.5;
  return difference(amount, vanishes ? decimals + 2 : decimals);
}

Text FigureWriter::need(double v) const {
  const double amount = std::abs(v) / scale_of_digits();
  int places = std::min(decimals_of(amount, decimals + 1), decimals + 1);
  while (places < decimals + 3 && amount > 0 && amount * std::pow(10.0, places) < 0.5) ++places;
  const double step = std::pow(10.0, places);
  // Rounded up, but not for what arithmetic left behind the last place.
  const double up = std::ceil(amount * step - 1e-6) / step;
  return difference(up * scale_of_digits(), places);
}

Text FigureWriter::mean(double v) const {
  const int places = std::min(decimals_of(v / scale_of_digits(), decimals + 1), decimals + 1);
  return write_in(v, m.scale, m.unit, m.unit_en, places);
}

Text FigureWriter::when(const Period& p) const { return period_label(p, style); }
Text FigureWriter::when(int year) const { return when(Period{Period::Kind::fiscal_year, year, 0, 0, 0}); }
Text FigureWriter::at(const Period& p) const { return say("{}", p.kind == Period::Kind::day ? "on {}" : "in {}", when(p)); }
Text FigureWriter::figure(const Figure& f) const { return figure_words(m, f); }
Text FigureWriter::dated(const Figure& f) const {
  return say("{}（{}）", "{0} {2}", figure(f), when(f.period), at(f.period));
}

Text percent_words(double share) {
  double percent = std::round(share * 100);
  if (share < 1 && percent >= 100) percent = 99;
  if (share > 0 && percent == 0) return {"1%未満", "under 1%"};
  return plain(format_number(percent, 0) + "%");
}

Text sentences(std::initializer_list<Text> parts) {
  Text all;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    all.ja += part.ja;
    add_part(all.en, " ", part.en);
  }
  return all;
}

}  // namespace kuiki::model
