#include "app/entry_paste.h"
#include "store/csv_text.h"

namespace kuiki::app {

Block read_block(std::string_view clipboard) {
  // 5" is five inches: a mark that is not closed again is a character. What is pasted is never cut.
  store::CsvText lines(clipboard, {.separator = '\t', .lone_marks = true, .longest = clipboard.size()});
  store::CsvRecord record;
  Block block;
  while (lines.next(record)) block.push_back(std::move(record.cells));
  return block;
}

std::string write_block(const Block& block) {
  std::string text;
  for (const auto& row : block) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += '\t';
      if (row[i].find_first_of("\t\n\r\"") == std::string::npos) {
        text += row[i];
        continue;
      }
      text += '"';
      for (const char c : row[i]) {
        if (c == '"') text += '"';
        text += c;
      }
      text += '"';
    }
    text += '\n';
  }
  return text;
}

}  // namespace kuiki::app
