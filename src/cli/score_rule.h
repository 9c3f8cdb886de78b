#pragma once
#include <optional>
#include <string>

#include "cli/command.h"
#include "model/scores.h"

namespace kuiki::cli {

/// How a score is worked out, as the user changed it. NaN or empty: the scheme's own.
struct RuleOptions {
  double lowest = model::no_number, highest = model::no_number, per_full_way = model::no_number;
  double least_scored = model::no_number;  ///< percent
  bool use_inferred_targets = false;
  std::string weights, cost;
  std::string base;  ///< a bundled rule, a file, or one of the work file, which the others change
  [[nodiscard]] bool changed() const;
  /// `--cost` in yen: 1200000000, 12億円. Throws Error(usage) for what is no amount of money.
  [[nodiscard]] std::optional<double> total_yen() const;
};
void add_rule(Command& command, Context& context, RuleOptions& options);

/// The scheme of Otaru's score with the rule as it was changed. Throws Error(usage) for bounds the wrong way round, and as
/// app::open_rule, app::own_text.
model::ScoreScheme scheme_of(const Context& context, const RuleOptions& options);

}  // namespace kuiki::cli
