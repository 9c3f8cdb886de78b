#include "intake/own_table_key.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "intake/own_table_shape.h"
#include "model/numeral_text.h"

namespace kuiki::intake {
namespace {

constexpr std::size_t look_at = 400;  ///< cells of a column
constexpr std::size_t most_columns = 300;
constexpr std::size_t most_of_a_key = 300;

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Does a cell above the first figures speak of codes?
bool is_headed_code(const store::Table& table, std::size_t column) {
  for (std::size_t row = 0; row < std::min<std::size_t>(table.rows.size(), 12); ++row) {
    const auto text = lower_ascii(model::narrow(table.text(row, column)));
    if (text.find("コード") != std::string::npos || text.find("code") != std::string::npos) return true;
  }
  return false;
}

/// Rows with something beside the area: titles and notes are none. The beginning whole, of a long table then every so many rows.
std::vector<std::size_t> rows_to_look_at(const store::Table& table) {
  std::vector<std::size_t> rows;
  const std::size_t step = std::max<std::size_t>(1, table.rows.size() / look_at);
  for (std::size_t row = 0; row < table.rows.size(); row += row < look_at / 2 ? 1 : step) {
    const auto filled = std::ranges::count_if(table.rows[row], [](const auto& cell) { return !trim(cell.text).empty(); });
    if (filled >= 2 || table.columns() == 1) rows.push_back(row);
  }
  return rows;
}

KeyColumn look(const store::Table& table, const AreaNames& names, const std::vector<std::size_t>& rows, std::size_t column) {
  KeyColumn found{.column = column};
  const bool short_codes = is_headed_code(table, column);
  std::set<model::AreaRow> areas;
  for (const auto row : rows) {
    const auto text = trim(table.text(row, column));
    if (text.empty() || text.size() > most_of_a_key || is_sum_row(text)) continue;
    ++found.cells;
    const auto digits = model::narrow(text);
    if (is_number(digits) && digits.size() <= 3 && !short_codes) continue;
    const auto meant = names.all_meant(text);
    if (meant.empty()) continue;
    if (found.named++ == 0) found.first_row = row;
    if (meant.front().by_code) ++found.codes;
    for (const auto& one : meant) {
      if (one.tier != meant.front().tier) break;
      areas.insert(one.row);
    }
  }
  found.different = std::min(areas.size(), found.named);
  return found;
}

}  // namespace

std::vector<KeyColumn> key_columns(const store::Table& table, const AreaNames& names) {
  std::vector<KeyColumn> all;
  const auto rows = rows_to_look_at(table);
  for (std::size_t column = 0; column < std::min(table.columns(), most_columns); ++column)
    all.push_back(look(table, names, rows, column));
  return all;
}

std::optional<KeyColumn> best_key(const std::vector<KeyColumn>& columns) {
  const KeyColumn* best = nullptr;
  const auto better = [](const KeyColumn& a, const KeyColumn& b) {
    // Codes before names where both tell as many apart: names may be of several areas.
    const auto of = [](const KeyColumn& c) { return c.different + (c.by_code() ? c.different / 10 : 0); };
    return of(a) > of(b);
  };
  for (const auto& column : columns)
    if (column.holds_areas() && (best == nullptr || better(column, *best))) best = &column;
  if (best == nullptr) return {};
  return *best;
}

}  // namespace kuiki::intake
