#include "store/dbf_cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>

#include "base/error.h"

namespace kuiki::store {
namespace {

std::size_t little(const unsigned char* at, int bytes) {
  std::size_t value = 0;
  for (int i = bytes - 1; i >= 0; --i) value = value << 8 | at[i];
  return value;
}

struct Layout {
  std::size_t records = 0, header = 0, record = 0;
  char type = 0;
  std::size_t offset = 0, width = 0;  ///< of the column, in a record
};

[[noreturn]] void no_dbf(const std::filesystem::path& file) {
  throw Error(Fault::input_wrong, say("{} は壊れているか、DBF ではありません。元のファイルから作り直してください。",
                                      "{} is damaged or no DBF; make it again from its source", file.string()));
}

std::optional<Layout> layout_of(std::ifstream& in, const std::filesystem::path& file, std::size_t field) {
  unsigned char head[32];
  if (!in.read(reinterpret_cast<char*>(head), sizeof head)) no_dbf(file);
  Layout layout;
  layout.records = little(head + 4, 4);
  layout.header = little(head + 8, 2);
  layout.record = little(head + 10, 2);
  if (layout.header < 33 || layout.record < 2) no_dbf(file);
  std::size_t offset = 1;
  for (std::size_t i = 0; 32 * (i + 2) <= layout.header; ++i) {
    unsigned char entry[32];
    if (!in.read(reinterpret_cast<char*>(entry), sizeof entry)) no_dbf(file);
    if (entry[0] == 0x0D) return {};
    const char type = static_cast<char>(entry[11]);
    // A text column may be wider than 255: the decimals are then its high byte.
    const std::size_t width = entry[16] + (type == 'C' ? std::size_t{256} * entry[17] : 0);
    if (i == field) {
      if (offset + width > layout.record) no_dbf(file);
      layout.type = type;
      layout.offset = offset;
      layout.width = width;
      return layout;
    }
    offset += width;
  }
  return {};
}

std::string printable(std::string_view cell) {
  std::string out(cell);
  for (char& c : out)
    if (c < 0x20 || c > 0x7E) c = '?';
  return out;
}

void take(DbfColumn& column, std::string_view record, const Layout& layout) {
  const bool deleted = record[0] == '*';
  const auto cell = record.substr(layout.offset, layout.width);
  const auto number = deleted ? DbfNumber{} : read_dbf_number(cell);
  if (number.kind == DbfKind::damaged) {
    if (column.first_damaged.size() < 3) column.first_damaged.push_back({column.values.size(), printable(cell)});
    ++column.damaged;
  }
  column.deleted.push_back(deleted);
  column.values.push_back(number.kind == DbfKind::number ? number.value : std::numeric_limits<double>::quiet_NaN());
}

}  // namespace

DbfNumber read_dbf_number(std::string_view cell) {
  const std::string_view blank(" \t\r\n\0", 5);
  const auto from = cell.find_first_not_of(blank);
  if (from == cell.npos) return {};
  cell = cell.substr(from, cell.find_last_not_of(blank) - from + 1);
  DbfNumber number{DbfKind::damaged, 0};
  if (cell.starts_with('+')) {
    cell.remove_prefix(1);
    if (cell.starts_with('-')) return number;
  }
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number.value);
  if (error == std::errc{} && end == cell.data() + cell.size() && std::isfinite(number.value)) number.kind = DbfKind::number;
  return number;
}

std::optional<DbfColumn> read_dbf_column(const std::filesystem::path& file, std::size_t field) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error(Fault::input_missing, say("{} を開けません。ファイルの場所を確かめてください。",
                                          "{} cannot be opened; check the file's name and folder", file.string()));
  const auto layout = layout_of(in, file, field);
  // What the header states is believed only as far as the file reaches.
  std::error_code failed;
  const auto size = std::filesystem::file_size(file, failed);
  if (failed || (layout && size < layout->header)) no_dbf(file);
  if (!layout || (layout->type != 'N' && layout->type != 'F')) return {};
  DbfColumn column;
  column.stated = layout->records;
  const auto there = std::min<std::size_t>(layout->records, (size - layout->header) / layout->record);
  column.values.reserve(there);
  column.deleted.reserve(there);
  in.seekg(static_cast<std::streamoff>(layout->header));
  const std::size_t at_once = std::max<std::size_t>(1, (std::size_t{1} << 20) / layout->record);
  std::string bytes(at_once * layout->record, '\0');
  for (std::size_t done = 0; done < there;) {
    const auto count = std::min(at_once, there - done);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(count * layout->record))) no_dbf(file);
    for (std::size_t i = 0; i < count; ++i)
      take(column, std::string_view(bytes).substr(i * layout->record, layout->record), *layout);
    done += count;
  }
  return column;
}

}  // namespace kuiki::store
