// A table somebody brings as CSV, in whatever encoding: all its cells are text.
#include "../target.h"
#include "store/table_file.h"

KUIKI_FUZZ(csv) {
  using namespace kuiki;
  const fuzz::InputFile file(input, "table.csv");
  fuzz::refused_or_done([&] {
    for (const auto& sheet : store::read_table_file(file.path()).sheets)
      for (const auto& row : sheet.rows)
        for (const auto& cell : row) fuzz::must_be_text(cell.text);
  });
}
