#include "model/figure_writer.h"

#include <cmath>

#include "base/number.h"
#include "model/numerals.h"
#include "model/progress_words.h"

namespace kuiki::model {

FigureWriter::FigureWriter(const Measure& measure, YearStyle years)
    : m(measure), style(years), decimals(decimals_of(measure)) {}

Text FigureWriter::value(double v) const { return write_value(v, m.unit, m.unit_en, decimals); }

Text FigureWriter::size(double v) const {
  const double amount = std::abs(v);
  const int places = amount > 0 && amount * std::pow(10.0, decimals) < 0.5 ? decimals + 2 : decimals;
  // A share changes by points, a rank by places.
  if (m.unit == "%") return write_value(amount, "ポイント", {}, places);
  if (m.unit == "位") return write_value(amount, "位", amount == 1 ? "place" : "places", places);
  return write_value(amount, m.unit, m.unit_en, places);
}

Text FigureWriter::mean(double v) const {
  return write_value(v, m.unit, m.unit_en, std::min(decimals_of(v, decimals + 1), decimals + 1));
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
    all.en += (all.en.empty() ? "" : " ") + part.en;
  }
  return all;
}

}  // namespace kuiki::model
