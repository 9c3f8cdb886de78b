#include <algorithm>

#include "base/error.h"
#include "base/name_key.h"
#include "base/printable.h"
#include "base/strings.h"
#include "intake/own_table.h"
#include "intake/own_table_kept.h"
#include "intake/own_table_run.h"
#include "intake/own_table_shape.h"
#include "model/total.h"
#include "model/units.h"

namespace kuiki::intake {
namespace {

[[noreturn]] void no_areas(const store::TableFile& file, const std::filesystem::path& path) {
  if (std::ranges::all_of(file.sheets, [](const store::Table& table) { return table.columns() == 0; }))
    throw Error(Fault::input_wrong,
                say("{} は空です。値のある表を指定してください。", "{} is empty; name a table with figures", path.string()));
  throw Error(Fault::input_wrong,
              say("{} に区域の列が見つかりません。市区町村・区・地区・町丁のコードか名前の列が必要です。列があるときは "
                  "--key で、どの市の区域かは --within で指定してください。",
                  "{}: no column of areas was found; it needs one of codes or names of municipalities, wards, districts or "
                  "towns. Name the column with --key, and the city with --within",
                  path.string()));
}

/// The sheet that was asked for, else the first with areas and figures.
const store::Table& choose_sheet(const store::TableFile& file, const AreaNames& names, const OwnTableWish& wish,
                                 OwnTableReading& into) {
  const store::Table* chosen = nullptr;
  const store::Table* with_areas = nullptr;
  OwnTableShape shape_with_areas;
  const auto stem = into.file.stem().string();
  for (const auto& table : file.sheets) {
    if (!wish.sheet.empty() && table.sheet != wish.sheet) continue;
    if (chosen != nullptr) {
      into.other_sheets.push_back(table.sheet);
      continue;
    }
    auto shape = own_table_shape(table, stem, names, wish);
    if (!shape) continue;
    if (with_areas == nullptr) {
      with_areas = &table;
      shape_with_areas = *shape;
    }
    if (shape->values.empty()) continue;
    chosen = &table;
    into.shape = std::move(*shape);
  }
  if (chosen != nullptr) return *chosen;
  if (with_areas != nullptr) {
    into.shape = std::move(shape_with_areas);
    return *with_areas;
  }
  const bool there =
      wish.sheet.empty() || std::ranges::find(file.sheets, wish.sheet, &store::Table::sheet) != file.sheets.end();
  if (!there)
    throw Error(Fault::input_wrong,
                say("{} にシート「{}」はありません。あるのは {} です。", "{} has no sheet '{}'; it has {}",
                    into.file.string(), wish.sheet, join(file.sheets, ", ", [](const store::Table& t) { return t.sheet; })));
  no_areas(file, into.file);
}

/// Columns whose table was read before go on with their indicators; the others were not wanted then.
void take_kept(const OwnTableWish& wish, const KeptMappings& kept, OwnTableShape& shape) {
  if (!wish.kept) return;
  for (auto& column : shape.values) {
    const auto* standing = kept.find(shape.key_header, column.words);
    if (standing == nullptr) continue;
    column.kept = true;
    column.name = standing->name;
    if (wish.unit.empty() && column.unit.empty()) column.unit = standing->unit;
    if (!wish.total) column.total = standing->total;
  }
  if (!wish.values.empty() || std::ranges::none_of(shape.values, &OwnValueColumn::kept)) return;
  for (auto& column : shape.values) column.wanted = column.kept;
}

/// Place and kind as they were said for the table of before.
OwnTableWish with_kept_place(OwnTableWish wish, const KeptMappings& kept, const OwnTableShape& shape) {
  if (!wish.kept) return wish;
  for (const auto& column : shape.values) {
    const auto* standing = column.kept ? kept.find(shape.key_header, column.words) : nullptr;
    const auto* mapping = standing == nullptr ? nullptr : kept.of(*standing);
    if (mapping == nullptr) continue;
    if (wish.within.empty()) wish.within = mapping->within;
    if (wish.kind.empty()) wish.kind = mapping->kind;
    break;
  }
  return wish;
}

/// What was said of single columns, and the one name.
void apply_wishes(const OwnTableWish& wish, OwnTableShape& shape) {
  for (const auto& said : wish.columns) {
    const auto column = std::ranges::find(shape.values, said.column, &OwnValueColumn::column);
    if (column == shape.values.end()) continue;
    column->wanted = said.wanted;
    if (said.name && !said.name->empty()) column->name = *said.name;
    if (said.unit) column->unit = model::canonical_unit(*said.unit);
    if (said.period) column->period = *said.period;
    if (said.total) column->total = said.total;
  }
  if (!wish.period.empty())
    for (auto& column : shape.values)
      if (column.wanted && !column.period.empty() && column.period != wish.period && wish.columns.empty()) {
        column.wanted = false;
        shape.left.push_back({column.column, column.header, {"ほかの時期", "another period"}});
      }
  if (wish.name.empty()) return;
  std::string words;
  bool first = true;
  for (auto& column : shape.values) {
    if (!column.wanted) continue;
    if (!first && name_key(words) != name_key(column.words))
      throw Error(Fault::usage,
                  say("--name は一つの指標の名前です。値の列を --value で一つ選んでください（{}、{} …）",
                      "--name names one indicator; choose one column with --value ({}, {} …)", words, column.words));
    words = column.words;
    first = false;
    column.name = wish.name;
  }
}

void check_figures(const OwnTableReading& reading) {
  const auto wanted = std::ranges::count_if(reading.shape.values, &OwnValueColumn::wanted);
  if (wanted > 0) return;
  if (!reading.shape.values.empty() && reading.shape.left.empty()) return;
  throw Error(Fault::input_wrong,
              say("{} に数値の列が見つかりません（区域の列は{}「{}」）。値の列を --value で指定してください。",
                  "{}: no column of figures was found (areas are in column {}, '{}'); name one with --value",
                  reading.file.string(), store::column_letters(reading.shape.key), one_line(reading.shape.key_header, 60)));
}

}  // namespace

std::size_t OwnTableReading::figures() const {
  std::size_t count = 0;
  for (const auto& one : series) count += one.series.values.size();
  return count;
}

OwnTableReading read_own_table(const NamedTable& brought, const model::Dataset& data, const AreaNames& names,
                               const OwnTableWish& wish, const std::vector<store::OwnIndicator>& own,
                               const Progress& progress) {
  const auto& [file, path] = brought;
  OwnTableReading reading;
  reading.file = path;
  reading.format = file.format;
  reading.encoding = file.encoding;
  const auto& table = choose_sheet(file, names, wish, reading);
  reading.sheet = table.sheet;
  if (file.replaced > 0)
    reading.warnings.push_back(say("読めない文字が{}個あります（{}行目から）", "{} characters cannot be read (from line {})",
                                   file.replaced, file.replaced_line));
  if (file.recalculates)
    reading.warnings.push_back({"計算しないプログラムが作ったブックで、数式の値が 0 のことがあります",
                                "the workbook was made by a program that does not calculate: formulas may hold 0"});
  const KeptMappings kept(own);
  take_kept(wish, kept, reading.shape);
  apply_wishes(wish, reading.shape);
  for (auto& column : reading.shape.values) {
    model::Indicator like;
    like.name = column.name;
    like.unit = column.unit;
    column.total_by_words = model::is_total(like);
    // Without a unit only the name can tell: it is said with the indicator then.
    const bool counts = std::ranges::any_of(std::initializer_list<std::string_view>{"数", "人口", "額", "量"},
                                            [&](std::string_view word) { return column.name.ends_with(word); });
    if (!column.unit.empty() || !counts || column.total) continue;
    like.unit = "件";
    column.total_by_words = model::is_total(like);
    column.total = column.total_by_words;
  }
  check_figures(reading);
  for (const auto& column : reading.shape.values) {
    const bool told =
        std::ranges::any_of(reading.shape.left, [&](const LeftColumn& l) { return l.column == column.column; });
    if (!column.wanted && !told)
      reading.shape.left.push_back({column.column, column.header, {"選ばれていない列", "not chosen"}});
  }
  const auto placed = with_kept_place(wish, kept, reading.shape);
  OwnTableRun(table, data, names, placed, kept, reading).read(progress);
  return reading;
}

}  // namespace kuiki::intake
