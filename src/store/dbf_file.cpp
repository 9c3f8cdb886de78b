#include "store/dbf_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error.h"

/// Layout: https://www.dbase.com/Knowledgebase/INT/db7_file_fmt.htm (level 5): 32 bytes of header, 32 a column, records of
/// fixed width.
namespace kuiki::store {
namespace {

std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t n) {
  std::size_t value = 0;
  for (std::size_t i = n; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Without the blanks, line ends and zero bytes around it.
std::string_view stripped(std::string_view cell) {
  constexpr std::string_view nothing(" \t\r\n\0", 5);
  const auto first = cell.find_first_not_of(nothing);
  if (first == std::string_view::npos) return {};
  return cell.substr(first, cell.find_last_not_of(nothing) - first + 1);
}

}  // namespace

DbfFile::DbfFile(const std::filesystem::path& file, std::string shown) : in_(file, std::ios::binary) {
  std::error_code trouble;
  const auto size = std::filesystem::file_size(file, trouble);
  std::string head(32, '\0');
  if (trouble || !in_) {
    throw Error(Fault::input_missing,
                say("{} を読めません。権限を確かめてください。", "{} cannot be read; check its permissions", shown));
  }
  const auto damaged = [&] {
    throw Error(Fault::input_wrong,
                say("{} が壊れています（属性表の見出しが読めません）。元のデータを写し直してください。",
                    "{} is damaged (the head of its table cannot be read); copy it afresh from where it came", shown));
  };
  if (!in_.read(head.data(), static_cast<std::streamsize>(head.size()))) damaged();
  declared_ = little_endian(head, 4, 4);
  header_ = little_endian(head, 8, 2);
  width_ = little_endian(head, 10, 2);
  language_ = static_cast<unsigned char>(head[29]);
  if (header_ < 33 || header_ > size || width_ < 2) damaged();
  std::string names(header_ - 32, '\0');
  in_.read(names.data(), static_cast<std::streamsize>(names.size()));
  std::size_t offset = 1;
  for (std::size_t at = 0; at + 32 <= names.size() && names[at] != '\r'; at += 32) {
    Column column;
    column.raw_name = names.substr(at, 11);
    column.raw_name.resize(std::min(column.raw_name.find('\0'), column.raw_name.size()));
    column.type = names[at + 11];
    column.offset = offset;
    column.width = static_cast<unsigned char>(names[at + 16]);
    // Texts wider than 255 bytes keep the rest of their width where numbers keep their decimals.
    if (column.type == 'C') column.width += std::size_t{static_cast<unsigned char>(names[at + 17])} << 8;
    offset += column.width;
    columns_.push_back(std::move(column));
  }
  if (columns_.empty() || offset > width_) damaged();
  records_ = std::min<std::size_t>(declared_, (size - header_) / width_);
}

std::string_view DbfFile::record(std::size_t i) {
  if (i >= records_) return {};
  if (i < block_first_ || i >= block_first_ + block_records_) {
    constexpr std::size_t bytes = 1 << 18;
    const std::size_t n = std::min(records_ - i, std::max<std::size_t>(1, bytes / width_));
    block_.resize(n * width_);
    in_.clear();
    in_.seekg(static_cast<std::streamoff>(header_ + i * width_));
    in_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
    block_first_ = i;
    block_records_ = static_cast<std::size_t>(in_.gcount()) / width_;
    if (block_records_ == 0) return {};
  }
  return std::string_view(block_).substr((i - block_first_) * width_, width_);
}

std::string_view DbfFile::cell(std::string_view record, const Column& column) {
  if (record.size() < column.offset + column.width) return {};
  return stripped(record.substr(column.offset, column.width));
}

std::optional<double> dbf_number(std::string_view cell) {
  cell = stripped(cell);
  // GDAL and QGIS fill a cell with asterisks where there is no value.
  if (cell.find_first_not_of('*') == std::string_view::npos) return NAN;
  if (cell.starts_with("+-")) return {};
  if (cell.starts_with('+')) cell.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) return {};
  return value;
}

}  // namespace kuiki::store
