#pragma once
#include <vector>

#include "app/entry_table.h"

namespace kuiki::app {

class Workspace;

/// All that is typed and not saved, in every table, the cells that are being typed in some window included.
std::vector<EntryTable::Edited> everything_typed(const Workspace& workspace);

}  // namespace kuiki::app
