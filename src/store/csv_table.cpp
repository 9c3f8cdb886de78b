#include "store/csv_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/atomic_file.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "model/period.h"
#include "store/csv_text.h"

namespace kuiki::store {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <class T>
std::optional<T> parse_whole(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

CsvTable::CsvTable(const std::filesystem::path& file)
    : name_((file.parent_path().filename() / file.filename()).generic_string()) {
  std::string bytes = read_whole(file);
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
  if (const auto bad = utf8::first_damage(bytes)) {
    const auto line =
        1 + static_cast<std::size_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*bad), '\n'));
    throw wrong_line(line, {"UTF-8 として読めない文字があります。UTF-8 で保存し直してください",
                            "bytes that are not UTF-8; save the file as UTF-8"});
  }
  parse(bytes);
}

void CsvTable::parse(const std::string& bytes) {
  CsvText text(bytes);
  CsvRecord record;
  while (text.next(record)) {
    refuse_flaw(record);
    if (header_.empty()) {
      take_header(std::move(record.cells));
      continue;
    }
    if (record.cells.size() != header_.size()) {
      throw wrong_line(record.line,
                       say("{}列ありますが、見出しは{}列です。カンマや引用符を確認してください",
                           "{} columns where the header has {}; look for a comma or quotation mark too many or too few",
                           record.cells.size(), header_.size()));
    }
    line_.push_back(record.line);
    std::move(record.cells.begin(), record.cells.end(), std::back_inserter(cells_));
  }
  if (header_.empty())
    throw wrong_line(1, {"空のファイルです。見出しの行が必要です", "the file is empty; it needs a header line"});
}

void CsvTable::take_header(std::vector<std::string> header) {
  for (auto name = header.begin(); name != header.end(); ++name)
    if (std::find(header.begin(), name, *name) != name)
      throw wrong_line(1, say("列「{}」が見出しに2回あります", "column '{}' stands twice in the header", *name));
  header_ = std::move(header);
}

void CsvTable::refuse_flaw(const CsvRecord& record) const {
  switch (record.flaw) {
    case CsvFlaw::none:
      return;
    case CsvFlaw::open_quote:
      throw wrong_line(record.flaw_line, {"引用符「\"」が閉じていません", "a quotation mark is not closed"});
    case CsvFlaw::inner_quote:
      throw wrong_line(record.flaw_line,
                       {"引用符「\"」がセルの途中にあります。セル全体を引用符で囲み、中の引用符は2つ重ねてください",
                        "a quotation mark inside a cell; quote the whole cell and double the mark"});
    case CsvFlaw::after_quote:
      throw wrong_line(record.flaw_line, {"閉じた引用符の後に文字があります", "characters after a closing quotation mark"});
    case CsvFlaw::long_cell:
      throw wrong_line(record.flaw_line, {"長すぎるセルがあります。引用符を確認してください",
                                          "a cell is too long; look for a quotation mark that is not closed"});
  }
}

std::optional<std::size_t> CsvTable::find_column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end()) return {};
  return static_cast<std::size_t>(found - header_.begin());
}

std::size_t CsvTable::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found != header_.end()) return static_cast<std::size_t>(found - header_.begin());
  std::string there;
  for (const auto& column : header_) add_part(there, ", ", column);
  throw wrong_line(1, say("列「{}」がありません（ある列: {}）", "column '{}' is missing (there are: {})", name, there));
}

const std::string& CsvTable::filled(std::size_t row, std::size_t column) const {
  const auto& cell = text(row, column);
  if (cell.empty()) throw wrong(row, column, {"空欄です。値を入れてください", "the cell is empty; fill it in"});
  return cell;
}

double CsvTable::number(std::size_t row, std::size_t column) const {
  const auto value = parse_whole<double>(filled(row, column));
  if (!value || !std::isfinite(*value)) {
    throw wrong(row, column, say("「{}」は数値ではありません", "'{}' is not a number", text(row, column)));
  }
  return *value;
}

double CsvTable::number_or_nan(std::size_t row, std::size_t column) const {
  return text(row, column).empty() ? std::numeric_limits<double>::quiet_NaN() : number(row, column);
}

long CsvTable::count(std::size_t row, std::size_t column) const {
  const auto value = parse_whole<long>(filled(row, column));
  if (!value || *value < 0) {
    throw wrong(row, column,
                say("「{}」は0以上の整数ではありません（桁区切りのカンマは使えません）",
                    "'{}' is not a whole number of 0 or more (no thousands separators)", text(row, column)));
  }
  return *value;
}

bool CsvTable::flag(std::size_t row, std::size_t column) const {
  const auto& cell = text(row, column);
  if (cell != "0" && cell != "1")
    throw wrong(row, column, say("「{}」は0か1でなければなりません", "'{}' must be 0 or 1", cell));
  return cell == "1";
}

const std::string& CsvTable::date(std::size_t row, std::size_t column) const {
  const auto& cell = text(row, column);
  const auto day = model::parse_period(cell);  // as whoever reads the database will
  if (!day || day->kind != model::Period::Kind::day || model::to_string(*day) != cell) {
    throw wrong(row, column,
                say("「{}」は日付（2020-10-01 の形）ではありません", "'{}' is not a date (as 2020-10-01)", cell));
  }
  return cell;
}

const std::string& CsvTable::one_of(std::size_t row, std::size_t column, const std::vector<std::string>& allowed) const {
  const auto& cell = text(row, column);
  if (std::find(allowed.begin(), allowed.end(), cell) != allowed.end()) return cell;
  std::string list;
  for (const auto& word : allowed) add_part(list, ", ", word);
  throw wrong(row, column, say("「{}」は使えません（使える値: {}）", "'{}' is not allowed (allowed: {})", cell, list));
}

const std::string& CsvTable::municipality_code(std::size_t row, std::size_t column) const {
  const auto& cell = filled(row, column);
  if (cell.size() == 5 && all_digits(cell)) return cell;
  if (cell.size() == 4 && all_digits(cell)) {
    throw wrong(row, column,
                say("コード「{0}」は4桁です。先頭の0が失われています（0{0}）。コードは文字列として保存してください",
                    "code '{0}' has four digits: its leading zero was lost (0{0}); keep codes as text", cell));
  }
  if (cell.size() == 6 && all_digits(cell)) {
    throw wrong(
        row, column,
        say("コード「{}」は検査数字つきの6桁です。5桁の「{}」にしてください",
            "code '{}' has six digits, the last a check digit; write the five digits '{}'", cell, cell.substr(0, 5)));
  }
  throw wrong(row, column,
              say("「{}」は5桁の市区町村コードではありません", "'{}' is not a municipality code of five digits", cell));
}

Error CsvTable::wrong(std::size_t row, std::size_t column, const Text& what) const {
  return {Fault::input_wrong,
          say("{} {}行目 列「{}」: {}", "{}, line {}, column '{}': {}", name_, line_[row], header_[column], what)};
}

Error CsvTable::wrong_line(std::size_t line, const Text& what) const {
  return {Fault::input_wrong, say("{} {}行目: {}", "{}, line {}: {}", name_, line, what)};
}

}  // namespace kuiki::store
