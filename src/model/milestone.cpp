#include "model/milestone.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/numeral_text.h"

namespace kuiki::model {
namespace {

constexpr std::array<MilestoneChoice, 6> choices = {{{MilestoneState::not_started, "未着手", "Not started"},
                                                     {MilestoneState::considered, "検討中", "Under consideration"},
                                                     {MilestoneState::partly, "一部実施", "Partly carried out"},
                                                     {MilestoneState::under_way, "実施", "Carried out"},
                                                     {MilestoneState::reached, "達成", "Achieved"},
                                                     {MilestoneState::dropped, "中止", "Dropped"}}};

/// Other words for the same states.
constexpr std::array<std::pair<std::string_view, MilestoneState>, 12> synonyms = {{
    {"未実施", MilestoneState::not_started},
    {"未設置", MilestoneState::not_started},
    {"未検討", MilestoneState::not_started},
    {"検討", MilestoneState::considered},
    {"準備中", MilestoneState::considered},
    {"調整中", MilestoneState::considered},
    {"一部", MilestoneState::partly},
    {"一部着手", MilestoneState::partly},
    {"試行", MilestoneState::partly},
    {"着手", MilestoneState::under_way},
    {"完了", MilestoneState::reached},
    {"廃止", MilestoneState::dropped},
}};

std::string stem(std::string_view words) {
  const std::string plain = without_spaces(narrow(words));
  std::string_view text = plain;
  for (const std::string_view tail : {"済み", "済", "完了", "しました", "した", "している"})
    if (text.size() > tail.size() && cut(text, tail)) return std::string(text);
  for (const std::string_view lasting : {"実施中", "運用中", "推進中"})
    if (text.ends_with(lasting)) cut(text, "中");
  return std::string(text);
}

}  // namespace

std::span<const MilestoneChoice> milestone_choices() { return choices; }

Text milestone_name(MilestoneState state) {
  const auto& choice = choices[static_cast<std::size_t>(state)];
  return {choice.ja, choice.en};
}

bool same_milestone(std::string_view a, std::string_view b) { return stem(a) == stem(b); }

std::optional<MilestoneState> milestone_state(std::string_view word, std::string_view target) {
  const auto found = stem(word);
  if (found.empty()) return {};
  if (found == stem(target)) return MilestoneState::reached;
  for (const auto& choice : choices)
    if (found == choice.ja) return choice.state;
  for (const auto& [synonym, state] : synonyms)
    if (found == synonym) return state;
  if (found.starts_with("未") || found.ends_with("なし")) return MilestoneState::not_started;
  if (found.starts_with("一部")) return MilestoneState::partly;
  return {};
}

std::vector<std::string> milestone_words(const Measure& measure) {
  std::vector<std::string> words;
  words.reserve(choices.size());
  for (const auto& choice : choices) words.emplace_back(choice.ja);
  auto at = words.begin() + static_cast<std::ptrdiff_t>(MilestoneState::reached);
  for (const auto& figure : measure.figures) {
    const bool target = figure.role == Role::target && figure.qualifier == Qualifier::milestone;
    if (!target || figure.printed.empty() || std::ranges::find(words, figure.printed) != words.end()) continue;
    at = words.insert(at, figure.printed);
  }
  return words;
}

}  // namespace kuiki::model
