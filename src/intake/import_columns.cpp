#include "intake/import_columns.h"

#include <algorithm>
#include <array>

#include "base/name_key.h"
#include "base/strings.h"
#include "model/numerals.h"

namespace kuiki::intake {
namespace {

constexpr std::size_t look_at = 40;
constexpr std::size_t most_lines = 4;  ///< of a header

/// The cells of the header's rows as they are read: what a cell spans stands in each column.
class HeaderRows {
 public:
  HeaderRows(const store::Table& table, std::size_t anchor) : table_(table), columns_(table.columns()), anchor_(anchor) {
    for (std::size_t c = 0; c < columns_; ++c) {
      const auto kind = read_column_header({own(anchor, c)}).kind;
      keys_.push_back(kind != ColumnKind::other && kind != ColumnKind::value);
      names_.push_back(kind == ColumnKind::id || kind == ColumnKind::name);
    }
    find_upper();
    find_lower();
  }

  [[nodiscard]] std::size_t first() const { return first_; }
  [[nodiscard]] std::size_t last() const { return last_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }

  /// From the top; what stands on two lines alike once.
  [[nodiscard]] std::vector<std::string> parts(std::size_t column) const {
    std::vector<std::string> parts;
    if (keys_[column]) return {own(anchor_, column)};
    for (std::size_t row = first_; row <= last_; ++row) {
      const auto text = row < last_ ? spanned(row, column) : own(row, column);
      if (!text.empty() && (parts.empty() || parts.back() != text)) parts.push_back(text);
    }
    return parts;
  }

 private:
  [[nodiscard]] std::string own(std::size_t row, std::size_t column) const {
    auto text = trimmed(table_.text(row, column));
    std::erase(text, '\n');
    return text;
  }
  [[nodiscard]] bool is_unit_note(const std::string& text) const { return name_key(text).starts_with(name_key("単位")); }

  [[nodiscard]] const store::TableMerge* merge_of(std::size_t row, std::size_t column) const {
    for (const auto& merge : table_.merges)
      if (row >= merge.row && row <= merge.last_row && column >= merge.column && column <= merge.last_column) return &merge;
    return nullptr;
  }

  /// The own text, that of the merged cell, or (where the file knows no merged cells in its header) of the next filled cell to
  /// the left. A title over the names spans nothing.
  [[nodiscard]] std::string spanned(std::size_t row, std::size_t column) const {
    if (const auto text = own(row, column); !text.empty()) return is_unit_note(text) ? std::string() : text;
    if (const auto* merge = merge_of(row, column)) return own(merge->row, merge->column);
    if (!table_.merges.empty() && has_merges()) return {};
    for (std::size_t c = column; c-- > 0;) {
      const auto text = own(row, c);
      if (!text.empty()) return keys_[c] || is_unit_note(text) || spans_names(row, c) ? std::string() : text;
    }
    return {};
  }
  [[nodiscard]] bool has_merges() const {
    return std::ranges::any_of(table_.merges, [&](const store::TableMerge& merge) {
      return merge.row + 2 >= anchor_ && merge.row <= anchor_ + 2 && merge.last_column > merge.column;
    });
  }

  /// Rows above that head groups of columns: something stands there beside what stands over the names.
  void find_upper() {
    first_ = anchor_;
    for (int more = 0; more < 2 && first_ > 0; ++more) {
      const auto row = first_ - 1;
      bool any = false;
      for (std::size_t c = 0; c < columns_; ++c)
        any = any || (!keys_[c] && !own(row, c).empty() && !is_unit_note(own(row, c)) && !spans_names(row, c));
      if (!any) return;
      first_ = row;
    }
  }
  /// A title over the whole table, merged or with nothing to its right.
  [[nodiscard]] bool spans_names(std::size_t row, std::size_t column) const {
    const auto* merge = merge_of(row, column);
    std::size_t end = column + 1;
    if (merge)
      end = std::min(merge->last_column + 1, columns_);
    else if (!has_merges())
      while (end < columns_ && own(row, end).empty()) ++end;
    return std::find(names_.begin() + static_cast<std::ptrdiff_t>(column), names_.begin() + static_cast<std::ptrdiff_t>(end),
                     true) != names_.begin() + static_cast<std::ptrdiff_t>(end);
  }

  /// Rows below that go on with the header: nothing under the names, and words or years elsewhere. What stands there without a
  /// name can be no row of the table.
  void find_lower() {
    last_ = anchor_;
    while (last_ - first_ < most_lines - 1 && last_ + 1 < table_.rows.size()) {
      const auto row = last_ + 1;
      bool any = false;
      for (std::size_t c = 0; c < columns_; ++c) {
        if (own(row, c).empty()) continue;
        const auto* merge = merge_of(row, c);
        if (keys_[c] && !(merge && merge->row <= anchor_)) return;
        if (is_figure(row, c)) return;
        any = true;
      }
      if (!any) return;
      last_ = row;
    }
  }
  /// A figure of the table, no year of its header.
  [[nodiscard]] bool is_figure(std::size_t row, std::size_t column) const {
    const auto text = own(row, column);
    if (period_in_header(text) || period_in_header(spanned(last_, column) + text)) return false;
    const auto cell = model::read_cell(text);
    return cell.kind == model::Cell::Kind::numbers;
  }

  const store::Table& table_;
  std::size_t columns_, anchor_, first_ = 0, last_ = 0;
  std::vector<bool> keys_, names_;
};

void take(std::optional<std::size_t>& into, std::size_t column, ImportColumns& found, const std::string& header) {
  if (into) {
    found.left.push_back({column, header, {"同じ見出しの列がほかにある", "another column has the same header"}});
    return;
  }
  into = column;
}

/// A column that says row by row whether it is a target or an actual.
bool holds_roles(const store::Table& table, std::size_t first, std::size_t column) {
  std::size_t roles = 0;
  for (std::size_t r = first; r < table.rows.size(); ++r) {
    const auto text = trimmed(table.text(r, column));
    if (text.empty()) continue;
    if (!is_actual_role(text)) return false;
    if (++roles > 200) break;
  }
  return roles > 0;
}

bool has_cells(const store::Table& table, std::size_t first, std::size_t column) {
  for (std::size_t r = first; r < table.rows.size(); ++r)
    if (!trimmed(table.text(r, column)).empty()) return true;
  return false;
}

/// What there is one column of.
constexpr std::array<std::pair<ColumnKind, std::optional<std::size_t> ImportColumns::*>, 7> keys = {{
    {ColumnKind::id, &ImportColumns::id},
    {ColumnKind::name, &ImportColumns::name},
    {ColumnKind::part, &ImportColumns::part},
    {ColumnKind::unit, &ImportColumns::unit},
    {ColumnKind::area, &ImportColumns::area},
    {ColumnKind::year, &ImportColumns::year},
    {ColumnKind::role, &ImportColumns::role},
}};

void place(const ImportColumn& column, const ColumnHeader& header, const store::Table& table, ImportColumns& found) {
  const auto c = column.column;
  const bool may_tell_roles =
      header.kind == ColumnKind::other || header.kind == ColumnKind::part || (header.kind == ColumnKind::name && found.name);
  if (may_tell_roles && !found.role && holds_roles(table, found.first, c)) {
    found.role = c;
    return;
  }
  for (const auto& [kind, member] : keys)
    if (header.kind == kind) return take(found.*member, c, found, column.header);
  if (header.kind == ColumnKind::note) return found.notes.push_back(column);
  if (header.kind == ColumnKind::value) return found.values.push_back(column);
  if (!column.header.empty())
    found.left.push_back({c, column.header, header.why});
  else if (has_cells(table, found.first, c))
    found.left.push_back({c, "", {"見出しがない", "it has no header"}});
}

/// In a long table the values need no header of their own but 値 or 数; one other column of figures is then enough.
std::optional<ImportColumns> columns_of(const store::Table& table, std::size_t anchor) {
  const HeaderRows rows(table, anchor);
  ImportColumns found;
  found.header = rows.first();
  found.first = rows.last() + 1;
  for (std::size_t c = 0; c < rows.columns(); ++c) {
    const auto parts = rows.parts(c);
    const auto header = read_column_header(parts);
    ImportColumn column{c, "", header.period, header.unit, header.printed};
    for (const auto& part : parts) add_part(column.header, " ", part);
    place(column, header, table, found);
  }
  if ((!found.id && !found.name) || found.values.empty()) return {};
  return found;
}

bool names_indicators(const store::Table& table, std::size_t row) {
  for (const auto& cell : table.rows[row]) {
    auto text = trimmed(cell.text);
    std::erase(text, '\n');
    const auto kind = read_column_header({text}).kind;
    if (kind == ColumnKind::id || kind == ColumnKind::name) return true;
  }
  return false;
}

/// The year of the sheet's name, else the one that the titles above speak of.
void find_title(const store::Table& table, ImportColumns& columns) {
  if (const auto year = period_in_title(table.sheet); year && !table.sheet.empty()) {
    columns.titled = year;
    columns.by_sheet = true;
    return;
  }
  for (std::size_t row = 0; row < columns.header; ++row) {
    for (const auto& cell : table.rows[row]) {
      // 「平成30年度 施策評価表」 may be about the year before; only a title of actuals says of which year they are.
      const bool of_actuals =
          cell.text.size() < 400 && (cell.text.find("実績") != std::string::npos || period_in_header(cell.text));
      const auto year = of_actuals ? period_in_title(cell.text) : std::nullopt;
      if (!year) continue;
      if (columns.titled && *columns.titled != *year) {
        columns.titled.reset();
        return;
      }
      columns.titled = year;
    }
  }
}

}  // namespace

std::optional<ImportColumns> recognise_columns(const store::Table& table) {
  for (std::size_t row = 0; row < std::min(look_at, table.rows.size()); ++row) {
    if (!names_indicators(table, row)) continue;
    auto found = columns_of(table, row);
    if (!found) continue;
    find_title(table, *found);
    return found;
  }
  return {};
}

bool is_grid_paper(const store::Table& table) {
  std::size_t filled = 0;
  std::size_t single = 0;
  for (std::size_t row = 0; row < std::min(look_at, table.rows.size()); ++row) {
    for (const auto& cell : table.rows[row]) {
      const auto text = trimmed(cell.text);
      if (text.empty()) continue;
      ++filled;
      // One character of Japanese, or one ASCII sign.
      if (text.size() == 1 || (text.size() <= 4 && static_cast<unsigned char>(text[0]) >= 0xC0)) ++single;
    }
  }
  return filled >= 6 && single * 10 >= filled * 8;
}

}  // namespace kuiki::intake
