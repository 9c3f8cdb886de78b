#include "app/everything_typed.h"

#include "app/window_state.h"
#include "app/workspace.h"

namespace kuiki::app {

std::vector<EntryTable::Edited> everything_typed(const Workspace& workspace) {
  std::vector<EntryTable::Typing> typing;
  for (const auto* window : workspace.windows())
    if (window->typing) typing.push_back({window->entry_plan(), window->entry_year(), *window->typing});
  return workspace.entry().edited(typing);
}

}  // namespace kuiki::app
