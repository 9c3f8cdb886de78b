#pragma once
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace kuiki::test {

/// Rows of a CSV file by column name (RFC 4180). For tests only: the model room has no reader of its own.
inline std::vector<std::map<std::string, std::string>> csv_rows(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream buffer;
  buffer << in.rdbuf();
  const std::string text = buffer.str();
  std::vector<std::vector<std::string>> table(1, {std::string()});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto& cell = table.back().back();
    if (quoted) {
      if (text[i] != '"') {
        cell += text[i];
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == ',') {
      table.back().emplace_back();
    } else if (text[i] == '\n') {
      table.push_back({std::string()});
    } else if (text[i] != '\r') {
      cell += text[i];
    }
  }
  std::vector<std::map<std::string, std::string>> rows;
  for (std::size_t r = 1; r < table.size(); ++r) {
    if (table[r].size() != table[0].size()) continue;
    std::map<std::string, std::string> row;
    for (std::size_t c = 0; c < table[0].size(); ++c) row[table[0][c]] = table[r][c];
    rows.push_back(row);
  }
  return rows;
}

}  // namespace kuiki::test
