#pragma once
#include "store/store.h"

namespace kuiki::app {

/// A store whose datasets have all that follows from base and work file together: figures of own areas (analysis/own_figures.h).
store::Store open_store(std::filesystem::path base, store::WorkLocation work, bool must_exist);

}  // namespace kuiki::app
