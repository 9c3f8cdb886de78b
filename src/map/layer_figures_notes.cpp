#include <algorithm>
#include <array>

#include "map/compose_cache.h"
#include "map/figures.h"
#include "map/layer_notes.h"

namespace kuiki::map {

namespace {

/// What cards of figures owe: the plans, where an uncertain place was put, who entered what.
void add_figures(const model::Dataset& data, const std::vector<FigureCard>& cards, model::Wording wording,
                 Citations& sources, std::vector<std::string>& remarks) {
  std::array<std::string, 2> uncertain;
  bool entered = false;
  for (const auto& card : cards) {
    for (const auto& id : card.plans)
      if (const auto plan = std::ranges::find(data.plans, id, &model::Plan::id); plan != data.plans.end())
        sources.add_words(quoted_document(plan->document.empty() ? plan->title : plan->document, wording));
    for (const auto& id : card.sources) sources.add(id);
    for (const auto& row : card.rows)
      entered = entered || row.value.mark == FigureMark::entered || row.target.mark == FigureMark::entered;
    const bool known = card.basis == model::PlaceBasis::common_knowledge;
    if (!known && card.basis != model::PlaceBasis::municipality_polygon) continue;
    auto& list = uncertain[known ? 0 : 1];
    list += (list.empty() ? "" : wording.lang == Lang::ja ? "、" : "; ") + card.title;
  }
  if (!uncertain[0].empty())
    remarks.push_back(wording(say("計画に所在地がなく、一般に知られた場所に置いたもの：{}",
                                  "The plan gives no location; put where they are commonly known to be: {}", uncertain[0])));
  if (!uncertain[1].empty())
    remarks.push_back(wording(say("所在地が特定できず、市町村の中央に置いたもの：{}",
                                  "Location unknown; put in the middle of the municipality: {}", uncertain[1])));
  if (entered)
    remarks.push_back(wording(Text{"◇の実績値は利用者が入力したもので、計画書に記載された値ではありません。",
                                   "Actual figures marked ◇ were entered by the user; they are not printed in the plans."}));
}

}  // namespace

void add_notes(NotesDraft& draft, const Layer& /*layer*/, const FigureCards& figures) {
  if (figures.indicators.empty()) return;
  add_figures(draft.data,
              draft.cache == nullptr ? figure_cards(draft.data, draft.document, draft.wording)
                                     : draft.cache->impl().figures.cards(draft.data, draft.document, draft.wording),
              draft.wording, draft.sources, draft.remarks);
}

}  // namespace kuiki::map
