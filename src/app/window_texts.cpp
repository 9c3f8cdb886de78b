#include <algorithm>

#include "app/own_work.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/error.h"
#include "map/recipe.h"
#include "map/score_rule_file.h"

/// What a window does with maps and score rules of the work file.
namespace kuiki::app {

void WindowState::open_own_map(const std::string& id) {
  const auto& texts = workspace.work().texts;
  const auto found = std::ranges::find_if(texts, [&](const OwnEntry& entry) { return entry.text.id == id; });
  if (found == texts.end())
    throw Error(Fault::input_missing,
                {"その地図は作業ファイルにもうありません。", "That map is not in the work file any more."});
  const auto text = found->text;
  auto next = own_map(text);
  open_document(std::move(next), say("地図「{}」を開く", "Open map “{}”", found->title), OwnOrigin{id, text.act}.word());
  workspace.saw_text(id, text.act);
}

void WindowState::keep_map() {
  auto document = document_as_seen();
  document.name.clear();
  OwnWish wish{.change = {.kind = store::OwnKind::map, .title = document.title.in(workspace.lang())}};
  wish.change.text = map::write_recipe(document);
  wish.document = this->document();
  const auto origin = workspace.origin();
  if (!origin) {
    wish.change.seen = 0;
    workspace.ask_text(*this, std::move(wish));
    return;
  }
  wish.change.id = origin->id;
  wish.change.title.clear();
  const auto& seen = workspace.work().seen;
  const auto last = seen.find(origin->id);
  wish.change.seen = std::max(origin->act, last == seen.end() ? 0 : last->second);
  workspace.wish_text(std::move(wish));
  workspace.keep_text({}, false);
}

void WindowState::keep_rule() {
  if (!desk.rule) return;
  OwnWish wish{
      .change = {.kind = store::OwnKind::score_rule, .title = workspace.lang() == Lang::ja ? "得点の規則" : "Score rule"}};
  wish.change.text = map::write_score_rule({.title = {}, .rule = *desk.rule});
  workspace.ask_text(*this, std::move(wish));
}

}  // namespace kuiki::app
