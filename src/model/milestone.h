#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/measure.h"

/// How far a milestone (「設置」, 「構築」, 「充実」) has come: no figure can say it, the office in charge chooses.
namespace kuiki::model {

enum class MilestoneState : std::uint8_t {
  not_started,  ///< 未着手
  considered,   ///< 検討中
  partly,       ///< 一部実施
  under_way,    ///< 実施: being done, whether or not it is what the target names
  reached,      ///< 達成: what the target names is there
  dropped,      ///< 中止
};

struct MilestoneChoice {
  MilestoneState state = MilestoneState::not_started;
  const char *ja, *en;
};
/// The choices in the order in which they are offered.
std::span<const MilestoneChoice> milestone_choices();
Text milestone_name(MilestoneState state);

/// The state that an entered word says, held against the target's word: 「設置済み」 and 「達成」 reach 「設置」; 検討中 reaches
/// nothing, not even 「検討」. Nothing where the word is none of those known.
std::optional<MilestoneState> milestone_state(std::string_view word, std::string_view target);

/// The same word, whatever stands after it: 設置済み, 設置完了 and 設置した say 設置; 構築中 does not, but 実施中 says 実施.
bool same_milestone(std::string_view a, std::string_view b);

/// What is offered for a measure: the choices, and the words of its own targets among them where they are others.
std::vector<std::string> milestone_words(const Measure& measure);

}  // namespace kuiki::model
