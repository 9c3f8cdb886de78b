#include "app/entry_paste.h"

namespace kuiki::app {

Block read_block(std::string_view text) {
  Block block;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false, begun = false;  // begun: the row has something, be it an empty cell
  const auto end_cell = [&] {
    row.push_back(std::move(cell));
    cell.clear();
  };
  const auto end_row = [&] {
    end_cell();
    block.push_back(std::move(row));
    row.clear();
    begun = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        if (c != '\r') cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += '"';
        ++i;
      } else {
        quoted = false;
      }
      continue;
    }
    // A quote counts only at the beginning of a cell that is closed again: 5" is five inches.
    if (c == '"' && cell.empty() && text.find('"', i + 1) != std::string_view::npos) {
      quoted = begun = true;
    } else if (c == '\t') {
      end_cell();
      begun = true;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      end_row();
    } else {
      cell += c;
      begun = true;
    }
  }
  if (begun) end_row();
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
      for (const char c : row[i]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += '"';
    }
    text += '\n';
  }
  return text;
}

}  // namespace kuiki::app
