#include "intake/district_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/error.h"
#include "base/fold.h"
#include "base/printable.h"
#include "base/strings.h"

namespace kuiki::intake {
namespace {

using model::AreaRow;

/// Words that head a column of districts, in the order in which they are believed.
constexpr std::array<std::string_view, 8> district_words{"地区",     "学校区",   "校区",     "区分",
                                                         "ブロック", "グループ", "district", "zone"};

/// The towns of a municipality by what people write for them.
class Towns {
 public:
  Towns(const model::Dataset& data, AreaRow within) : data_(data), names_(data.areas), within_(within) {}

  [[nodiscard]] std::vector<AreaRow> find(const std::string& text) const {
    if (trim(text).empty()) return {};
    std::vector<AreaRow> rows;
    for (const auto row : names_.find(text, within_))
      if (data_.areas.kind[row] == model::AreaKind::town && model::is_within(data_.areas, row, within_)) rows.push_back(row);
    return rows;
  }
  [[nodiscard]] std::vector<AreaRow> alike(const std::string& text) const {
    std::vector<AreaRow> rows;
    for (const auto row : names_.alike(text, within_))
      if (data_.areas.kind[row] == model::AreaKind::town) rows.push_back(row);
    return rows;
  }

 private:
  const model::Dataset& data_;
  AreaNames names_;
  AreaRow within_;
};

constexpr std::size_t looked_at = 200;  ///< rows that tell what a column is

std::string header_of(const store::Table& table, std::size_t row, std::size_t column) {
  return one_line(table.text(row, column));
}

/// A column by its header, in one of the first rows; the header's row too.
std::optional<std::pair<std::size_t, std::size_t>> column_headed(const store::Table& table, const std::string& header) {
  for (std::size_t row = 0; row < std::min<std::size_t>(table.rows.size(), 20); ++row)
    for (std::size_t column = 0; column < table.columns(); ++column)
      if (fold(header_of(table, row, column)) == fold(header)) return std::pair{row, column};
  return {};
}

struct TownColumn {
  std::size_t column = 0, first_row = 0, matched = 0;
};
/// The column most of whose cells are towns.
std::optional<TownColumn> town_column(const store::Table& table, const Towns& towns) {
  std::optional<TownColumn> best;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    TownColumn found{column, 0, 0};
    std::size_t filled = 0;
    for (std::size_t row = 0; row < table.rows.size() && filled < looked_at; ++row) {
      const auto& text = table.text(row, column);
      if (trim(text).empty()) continue;
      ++filled;
      if (towns.find(text).empty()) continue;
      if (found.matched++ == 0) found.first_row = row;
    }
    if (found.matched * 2 < filled || found.matched == 0) continue;
    if (!best || found.matched > best->matched) best = found;
  }
  return best;
}

/// What a column of districts looks like: words that come again and again, no figures.
bool may_be_districts(const store::Table& table, std::size_t column, std::size_t first_row) {
  std::set<std::string> different;
  std::size_t filled = 0;
  std::size_t numbers = 0;
  for (std::size_t row = first_row; row < table.rows.size(); ++row) {
    const auto text = std::string(trim(table.text(row, column)));
    if (text.empty()) continue;
    ++filled;
    const auto* cell = table.cell(row, column);
    numbers += cell != nullptr && cell->number ? 1 : 0;
    different.insert(text);
  }
  if (filled == 0 || numbers * 2 > filled) return false;
  return filled < 4 || different.size() * 3 <= filled * 2;
}

std::optional<std::size_t> district_column(const store::Table& table, std::size_t header, const TownColumn& towns) {
  for (const auto word : district_words)
    for (std::size_t column = 0; column < table.columns(); ++column) {
      if (column == towns.column || !may_be_districts(table, column, towns.first_row)) continue;
      if (fold(header_of(table, header, column)).find(fold(std::string(word))) != std::string::npos) return column;
    }
  std::optional<std::size_t> only;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    if (column == towns.column || !may_be_districts(table, column, towns.first_row)) continue;
    if (only) return {};  // nobody knows which
    only = column;
  }
  return only;
}

std::string headers(const store::Table& table, std::size_t row) {
  std::string all;
  for (std::size_t column = 0; column < table.columns(); ++column)
    if (const auto header = header_of(table, row, column); !header.empty()) add_part(all, "、", short_name(header));
  return all;
}

[[noreturn]] void no_column(const std::string& shown, const store::Table& table, std::size_t header, const Text& what,
                            const char* option) {
  throw Error(Fault::input_wrong, say("{}：{}の列が分かりません。{} で見出しを指定してください（見出し：{}）",
                                      "{}: no column is known to be the one of {}; name its header with {} (headers: {})",
                                      shown, what, option, headers(table, header)));
}

struct Columns {
  TownColumn towns;
  std::size_t header = 0, district = 0;
};

Columns find_columns(const store::Table& table, const std::string& shown, const Towns& towns,
                     const DistrictTableWishes& wishes) {
  Columns columns;
  const auto headed = [&](const std::string& header) {
    const auto found = column_headed(table, header);
    if (!found)
      throw Error(Fault::input_wrong,
                  say("{}：見出し「{}」がありません（見出し：{}）", "{}: there is no header '{}' (headers: {})", shown,
                      short_name(header), headers(table, 0)));
    return *found;
  };
  if (!wishes.town.empty()) {
    const auto [row, column] = headed(wishes.town);
    columns.towns = {column, row + 1, 0};
  } else if (const auto found = town_column(table, towns)) {
    columns.towns = *found;
  } else {
    no_column(shown, table, 0, {"町丁・字", "towns"}, "--town");
  }
  columns.header = columns.towns.first_row > 0 ? columns.towns.first_row - 1 : 0;
  if (!wishes.district.empty()) {
    columns.district = headed(wishes.district).second;
    return columns;
  }
  const auto found = district_column(table, columns.header, columns.towns);
  if (!found) no_column(shown, table, columns.header, {"地区", "districts"}, "--district");
  columns.district = *found;
  return columns;
}

class Reader {
 public:
  Reader(const store::Table& table, const Towns& towns, const Columns& columns, DistrictTable& into)
      : table_(table), towns_(towns), columns_(columns), into_(into) {}

  void read() {
    for (std::size_t row = columns_.towns.first_row; row < table_.rows.size(); ++row) read_row(row);
  }

 private:
  void read_row(std::size_t row) {
    const std::string town(trim(table_.text(row, columns_.towns.column)));
    const std::string district(trim(one_line(table_.text(row, columns_.district))));
    if (town.empty()) return;
    const auto found = towns_.find(town);
    if (found.size() != 1) {
      refuse(row, town, district, found);
      return;
    }
    if (district.empty()) {
      ++into_.empty;
      return;
    }
    const auto [before, added] = first_.emplace(found.front(), into_.taken.size());
    if (added) {
      into_.taken.push_back({row + 1, found.front(), district});
      return;
    }
    const auto& other = into_.taken[before->second];
    if (other.district == district) {
      ++into_.repeated;
      return;
    }
    into_.refused.push_back(
        {row + 1, town, district, say("{}行目では「{}」です", "in row {} it is in '{}'", other.row, other.district), {}});
  }
  void refuse(std::size_t row, const std::string& town, const std::string& district, const std::vector<AreaRow>& found) {
    DistrictRefusal one{row + 1, one_line(town), district, {}, found};
    if (found.empty()) {
      one.why = {"この市区町村の町丁・字ではありません", "it is no town of this municipality"};
      one.candidates = towns_.alike(town);
    } else {
      one.why = {"同じ名前の町丁・字がいくつかあります（コードで書いてください）",
                 "several towns are called so; write the code"};
    }
    into_.refused.push_back(std::move(one));
  }

  const store::Table& table_;
  const Towns& towns_;
  const Columns& columns_;
  DistrictTable& into_;
  std::map<AreaRow, std::size_t> first_;
};

const store::Table& sheet_of(const store::TableFile& file, const std::string& shown, const std::string& wanted) {
  for (const auto& sheet : file.sheets)
    if (wanted.empty() ? !sheet.rows.empty() : sheet.sheet == wanted) return sheet;
  if (wanted.empty()) throw Error(Fault::input_wrong, say("{}：表が空です", "{}: the table is empty", shown));
  throw Error(Fault::input_wrong, say("{}：シート「{}」がありません", "{}: there is no sheet '{}'", shown, wanted));
}

}  // namespace

DistrictTable read_district_table(const store::TableFile& file, const std::string& shown, const model::Dataset& data,
                                  AreaRow within, const DistrictTableWishes& wishes) {
  const Towns towns(data, within);
  const auto& table = sheet_of(file, shown, wishes.sheet);
  const auto columns = find_columns(table, shown, towns, wishes);
  DistrictTable read;
  read.sheet = table.sheet;
  read.header_row = columns.header + 1;
  read.town_column = header_of(table, columns.header, columns.towns.column);
  read.district_column = header_of(table, columns.header, columns.district);
  Reader(table, towns, columns, read).read();
  return read;
}

}  // namespace kuiki::intake
