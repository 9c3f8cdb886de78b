#pragma once
#include <cstddef>
#include <string>

namespace kuiki::app {

enum class EntryColumn { value, note };

/// A cell of a table of actuals as it is being typed.
struct EntryCell {
  std::size_t row = 0;
  EntryColumn column = EntryColumn::value;
  std::string text;
};

}  // namespace kuiki::app
