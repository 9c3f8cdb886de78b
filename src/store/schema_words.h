#pragma once
#include <span>
#include <string>

#include "store/schema.h"

namespace kuiki::store {

/// The tables as a table of Markdown, for src/store/README.md.
std::string tables_in_markdown(std::span<const TableFacts* const> tables);

}  // namespace kuiki::store
