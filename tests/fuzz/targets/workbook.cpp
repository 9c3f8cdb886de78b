// A workbook (XLSX, ODS), which is a zip of XML.
#include "../target.h"
#include "store/table_file.h"

KUIKI_FUZZ(workbook) {
  using namespace kuiki;
  const fuzz::InputFile file(input, "table.xlsx");
  fuzz::refused_or_done([&] {
    for (const auto& sheet : store::read_table_file(file.path()).sheets)
      for (const auto& row : sheet.rows)
        for (const auto& cell : row) fuzz::must_be_text(cell.text);
  });
}
