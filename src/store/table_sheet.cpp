#include "store/table_sheet.h"

#include "base/error.h"

namespace kuiki::store {

void table_too_large(const std::filesystem::path& file, const Text& what) {
  throw Error(Fault::input_wrong, say("{} の表が大きすぎます（{}）。必要な行・列・シートだけを別のファイルにしてください。",
                                      "{}: the table is too large ({}); put only the rows, columns and sheets that are "
                                      "needed into a file of their own",
                                      file.string(), what));
}

void SheetFiller::begin(const std::string& name) {
  if (tables_.size() >= most_sheets) table_too_large(file_, say("シートは{}枚まで", "at most {} sheets", most_sheets));
  tables_.emplace_back().sheet = name;
}

void SheetFiller::put(std::size_t row, std::size_t column, TableCell cell) {
  if (cell.text.empty() && !cell.formula) return;
  const auto place = [&] { return say("{}{}", "{}{}", column_letters(column), row + 1); };
  if (row >= most_rows) table_too_large(file_, say("行は{}まで", "at most {} rows", most_rows));
  if (column >= most_columns) table_too_large(file_, say("列は{}まで", "at most {} columns", most_columns));
  if (cell.text.size() > most_cell_bytes)
    table_too_large(file_, say("セル {} の文字が長すぎます", "the text of cell {} is too long", place()));
  bytes_ += cell.text.size();
  auto& rows = table().rows;
  if (rows.size() <= row) {
    cells_ += row + 1 - rows.size();
    rows.resize(row + 1);
  }
  auto& cells = rows[row];
  const auto more = cells.size() <= column ? column + 1 - cells.size() : 0;
  // Empty cells before a filled one take their place, too.
  cells_ += more;
  if (cells_ > most_cells) table_too_large(file_, say("セルは{}まで", "at most {} cells", most_cells));
  if (bytes_ > most_part_bytes)
    table_too_large(file_, say("文字は合わせて{} MBまで", "at most {} MB of text", most_part_bytes >> 20));
  if (more > 0) cells.resize(column + 1);
  cells[column] = std::move(cell);
}

}  // namespace kuiki::store
