#pragma once
#include <cstdint>
#include <string>

#include "store/act.h"

namespace kuiki::store {

/// Undoes an act as another one: each of its rows becomes what it was before. Returns how many rows that were.
/// Throws Error(input_wrong) where there is no such act, it was undone already, or somebody has changed one of its rows since,
/// saying which, who and when: nothing is then changed. Not finished.
std::size_t undo_act(Act& act, std::int64_t number);

}  // namespace kuiki::store
