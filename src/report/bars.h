#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/overview.h"
#include "report/flow.h"

/// Charts made of bars: verdicts stacked side by side, shares of a whole, years of a plan.
namespace kuiki::report {

/// Verdicts of a whole plan as one thick bar with its legend: colour, word, count and share of each verdict.
void verdict_bar(Flow& flow, const model::Tally& tally, Lang lang);

/// A label and its verdicts; where `target` is an id, the label leads there.
struct VerdictRow {
  std::string label;
  model::Tally tally;
  std::string target{};
};
/// One below the other, an indicator being as long in each of them; the count stands in each piece it fits in, and the
/// number of all at the end. Rows may go on on the next page.
void verdict_rows(Flow& flow, const std::vector<VerdictRow>& rows, Lang lang);

/// A value on a scale, or nothing (NaN: `missing` is written instead of a bar).
struct ValueRow {
  std::string label, value, missing;
  double amount = 0;
  Rgba fill{};
  bool strong = false;
  double indent = 0;
};
/// `low` to `high`: the scale of all of them; zero has a line where it lies within.
void value_rows(Flow& flow, const std::vector<ValueRow>& rows, double low, double high);

/// A cell for each year of a plan, those that have passed filled. Nothing for a plan without years.
void plan_years(Flow& flow, const model::Overview& view, model::Wording wording);

/// Words on a quiet panel with a coloured edge: what must not be overlooked.
void callout(Flow& flow, std::string_view title, std::string_view words, Rgba edge);

}  // namespace kuiki::report
