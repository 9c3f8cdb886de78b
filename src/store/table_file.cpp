#include "store/table_file.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "base/atomic_file.h"
#include "base/decode.h"
#include "base/error.h"
#include "store/csv_text.h"
#include "store/table_limits.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void no_table(const fs::path& file) {
  throw Error(Fault::input_wrong, say("{} は表のファイルではありません。CSV、XLSX、ODS のどれかで保存してください。",
                                      "{} is no table; save it as CSV, XLSX or ODS", file.string()));
}

[[noreturn]] void old_workbook(const fs::path& file) {
  throw Error(Fault::input_wrong,
              say("{} は旧形式の Excel ブック（.xls）か、パスワードで保護されたブックです。XLSX または CSV "
                  "で保存し直してください。",
                  "{} is an old Excel workbook (.xls) or one with a password; save it as XLSX or CSV", file.string()));
}

[[noreturn]] void markup(const fs::path& file) {
  throw Error(Fault::input_wrong,
              say("{} は HTML か XML のファイルです。表計算ソフトで開き、XLSX、ODS、CSV "
                  "のどれかで保存し直してください。",
                  "{} is HTML or XML; open it in a spreadsheet program and save it as XLSX, ODS or CSV", file.string()));
}

/// The first bytes: enough to tell what the file is before it is read whole.
std::string head_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error(Fault::input_missing, say("{} を開けません。ファイルの権限を確かめてください。",
                                          "{} cannot be opened; check its permissions", file.string()));
  std::string head(8, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return head;
}

bool is_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return true;
  // Without a mark: every other byte of its separators and line ends is zero.
  const auto part = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros = {};
  for (std::size_t i = 0; i < part.size(); ++i)
    if (part[i] == '\0') ++zeros[i % 2];
  return part.size() >= 8 && std::max(zeros[0], zeros[1]) * 10 >= part.size() && std::min(zeros[0], zeros[1]) == 0;
}

/// 「sep=;」, the first line by which a spreadsheet is told the separator.
char stated_separator(std::string_view text) {
  const auto line = text.substr(0, text.find_first_of("\r\n"));
  return line.size() == 5 && line.starts_with("sep=") ? line[4] : '\0';
}

}  // namespace

std::size_t Table::columns() const {
  std::size_t most = 0;
  for (const auto& row : rows) most = std::max(most, row.size());
  return most;
}

const std::string& Table::text(std::size_t row, std::size_t column) const {
  static const std::string nothing;
  const auto* there = cell(row, column);
  return there ? there->text : nothing;
}

const TableCell* Table::cell(std::size_t row, std::size_t column) const {
  return row < rows.size() && column < rows[row].size() ? &rows[row][column] : nullptr;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  return letters;
}

TableFile read_text_table(const fs::path& file) {
  std::error_code failed;
  if (const auto size = fs::file_size(file, failed); !failed && size > most_text_bytes)
    table_too_large(file, say("CSV は{} MBまで", "a CSV of at most {} MB", most_text_bytes >> 20));
  const std::string bytes = read_whole(file);
  if (!is_utf16(bytes) && bytes.find('\0') != std::string::npos) no_table(file);
  auto decoded = decode(bytes);
  const std::string& text = decoded.text;
  if (const auto first = text.find_first_not_of(" \t\r\n"); first != std::string::npos && text[first] == '<') markup(file);
  // Bytes of a picture or a program, whatever they are called.
  if (decoded.replaced > 20 && decoded.replaced > text.size() / 50) no_table(file);
  TableFile result{"CSV", std::move(decoded.encoding), {}};
  result.replaced = decoded.replaced;
  if (const auto at = text.find("\xef\xbf\xbd"); decoded.replaced > 0 && at != std::string::npos)
    result.replaced_line =
        1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  auto& table = result.sheets.emplace_back();
  const char stated = stated_separator(text);
  CsvText reader(text, {.separator = stated != '\0' ? stated : csv_separator(text)});
  CsvRecord record;
  std::size_t cells = 0;
  while (reader.next(record)) {
    cells += record.cells.size();
    if (record.flaw == CsvFlaw::open_quote) result.open_quote = record.flaw_line;
    if (record.flaw == CsvFlaw::long_cell)
      table_too_large(file, say("{}行目に{}字を超えるセルがあります。引用符「\"」が閉じているか確かめてください",
                                "line {} has a cell of more than {} bytes; is a quotation mark left open", record.line,
                                CsvManner{}.longest));
    if (record.cells.size() > most_columns) table_too_large(file, say("列は{}まで", "at most {} columns", most_columns));
    if (table.rows.size() >= most_rows) table_too_large(file, say("行は{}まで", "at most {} rows", most_rows));
    if (cells > most_cells) table_too_large(file, say("セルは{}まで", "at most {} cells", most_cells));
    auto& row = table.rows.emplace_back();
    if (stated != '\0' && table.rows.size() == 1) continue;
    row.reserve(record.cells.size());
    for (auto& cell : record.cells) {
      undo_inert(cell);
      row.push_back({std::move(cell), false});
    }
  }
  return result;
}

TableFile read_table_file(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) {
    throw Error(Fault::input_missing, say("{} がありません。ファイルの場所を確かめてください。",
                                          "{} is not there; check the file's name and folder", file.string()));
  }
  const auto head = head_of(file);
  if (head.starts_with("PK\x03\x04")) return is_ods(file) ? read_ods(file) : read_xlsx(file);
  if (head.starts_with("\xd0\xcf\x11\xe0")) old_workbook(file);
  return read_text_table(file);
}

void write_csv(const Table& table, const fs::path& file, bool byte_order_mark) {
  std::string out = byte_order_mark ? "\xef\xbb\xbf" : "";
  const auto columns = table.columns();
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (c > 0) out += ',';
      const auto* cell = table.cell(r, c);
      if (cell) out += csv_cell(cell->text, cell->number);
    }
    out += "\r\n";
  }
  write_whole(file, out);
}

}  // namespace kuiki::store
