#pragma once
#include <initializer_list>

#include "model/fiscal.h"
#include "model/measure.h"

/// The pieces that sentences about progress are put together from.
namespace kuiki::model {

/// Writes the figures and periods of one measure.
struct FigureWriter {
  const Measure& m;
  YearStyle style;
  int decimals;

  FigureWriter(const Measure& measure, YearStyle years);

  [[nodiscard]] Text value(double v) const;
  /// A difference: with the decimals of the measure, more where it would else be written as 0; of a share in points.
  [[nodiscard]] Text size(double v) const;
  /// What is still needed a year: never less than it is, with a decimal where it is not whole (0.4か所, 6.5件).
  [[nodiscard]] Text need(double v) const;
  /// A yearly mean has a decimal more than the figures.
  [[nodiscard]] Text mean(double v) const;
  [[nodiscard]] Text when(const Period& p) const;
  [[nodiscard]] Text when(int fiscal_year) const;
  /// For English: in FY2014, on 1 Apr 2020.
  [[nodiscard]] Text at(const Period& p) const;
  [[nodiscard]] Text figure(const Figure& f) const;
  /// 50.9%（平成26年度） / 50.9% in FY2014
  [[nodiscard]] Text dated(const Figure& f) const;

 private:
  [[nodiscard]] Text difference(double amount, int places) const;
  /// What a value is divided by when its digits are written: 1e6 for 百万円.
  [[nodiscard]] double scale_of_digits() const { return m.scale > 1 ? m.scale : 1; }
};

/// What stands behind a figure that is not what it seems: （推定）, （暫定）; empty for others.
Text figure_mark(const Figure& figure);

/// A value in the document's own unit and precision: 345,162百万円, 199.5万人. Of an indicator without a printed figure as
/// `write_value` does.
Text value_words(const Measure& measure, double value);
Text value_words(const Indicator& indicator, double value);

/// 38%; 99% until it is really there, 1%未満 where there is a little.
Text percent_words(double share);

/// One after the other, with a space between them in English; empty ones left out.
Text sentences(std::initializer_list<Text> parts);

}  // namespace kuiki::model
