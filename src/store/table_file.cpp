#include "store/table_file.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/utf8.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

/// A file in memory for a driver to write, of its own in every thread. A driver does not say whether its last bytes arrived on
/// a disk; those that lie here are written by us.
class MemoryFile {
 public:
  MemoryFile() {
    static std::atomic<unsigned> count = 0;
    name_ = "/vsimem/kuiki-" + std::to_string(count++) + ".xlsx";
  }
  ~MemoryFile() { VSIUnlink(name_.c_str()); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const {
    vsi_l_offset size = 0;
    const auto* data = reinterpret_cast<const char*>(VSIGetMemFileBuffer(name_.c_str(), &size, FALSE));
    return data ? std::string_view(data, static_cast<std::size_t>(size)) : std::string_view();
  }

 private:
  std::string name_;
};

struct FreeText {
  void operator()(char* text) const { CPLFree(text); }
};

/// Bytes that CP932 (Windows-31J) can have; what JIS left undefined is found when it is recoded.
bool may_be_cp932(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x80 || (c >= 0xA1 && c <= 0xDF)) continue;
    if (c == 0x80 || c == 0xA0 || c > 0xFC || ++i == bytes.size()) return false;
    const auto trail = static_cast<unsigned char>(bytes[i]);
    if (trail < 0x40 || trail == 0x7F || trail > 0xFC) return false;
  }
  return true;
}

std::optional<std::string> recoded(const std::string& bytes, const char* from) {
  CPLPushErrorHandler(CPLQuietErrorHandler);
  CPLErrorReset();
  const std::unique_ptr<char, FreeText> text(CPLRecode(bytes.c_str(), from, CPL_ENC_UTF8));
  const bool good = CPLGetLastErrorType() == CE_None;
  CPLPopErrorHandler();
  if (!good) return {};
  return std::string(text.get());
}

std::string utf8_of_utf16(std::string_view bytes, bool big) {
  std::string out;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big ? a << 8 | b : b << 8 | a);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    }
    utf8::append(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

struct Decoded {
  std::string text, encoding;
};

Decoded decode(const fs::path& file, std::string bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
    return {utf8_of_utf16(std::string_view(bytes).substr(2), bytes[0] == '\xfe'), "UTF-16"};
  if (bytes.find('\0') != std::string::npos) {
    throw Error(Fault::input_wrong, say("{} は表のファイルではありません。CSV、XLSX、ODS のどれかで保存してください。",
                                        "{} is no table; save it as CSV, XLSX or ODS", file.string()));
  }
  const auto bad = utf8::first_damage(bytes);
  if (!bad) return {std::move(bytes), "UTF-8"};
  if (may_be_cp932(bytes))
    if (auto text = recoded(bytes, "CP932")) return {std::move(*text), "CP932"};
  const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
  throw Error(Fault::input_wrong,
              say("{} の {} 行目に、UTF-8 でも CP932（Shift_JIS）でもない文字があります。UTF-8 で保存し直してください。",
                  "{}, line {}: neither UTF-8 nor CP932 (Shift_JIS); save the file as UTF-8", file.string(), line));
}

/// The separator that most of the first lines have, outside quotation marks.
char separator_of(std::string_view text) {
  std::size_t counts[3] = {};
  bool quoted = false;
  int lines = 0;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' && ++lines == 20) break;
    counts[0] += c == ',';
    counts[1] += c == '\t';
    counts[2] += c == ';';
  }
  return counts[1] > counts[0] && counts[1] >= counts[2] ? '\t' : counts[2] > counts[0] ? ';' : ',';
}

/// Tolerant: a quotation mark inside an unquoted cell is a character like others.
Table parse_csv(std::string_view text, char separator) {
  Table table;
  std::vector<TableCell> row;
  std::string cell;
  std::size_t i = 0;
  const auto end_cell = [&] { row.push_back({std::exchange(cell, {}), false}); };
  while (i < text.size()) {
    if (cell.empty() && text[i] == '"') {
      for (++i; i < text.size(); ++i) {
        if (text[i] == '"') {
          if (i + 1 >= text.size() || text[i + 1] != '"') break;
          ++i;
        }
        if (text[i] != '\r') cell += text[i];
      }
      ++i;
      while (i < text.size() && text[i] != separator && text[i] != '\n' && text[i] != '\r') cell += text[i++];
    } else {
      while (i < text.size() && text[i] != separator && text[i] != '\n' && text[i] != '\r') cell += text[i++];
    }
    if (i < text.size() && text[i] == separator) {
      end_cell();
      ++i;
      if (i == text.size()) {
        end_cell();
        table.rows.push_back(std::move(row));
        row.clear();
      }
      continue;
    }
    if (i < text.size() && text[i] == '\r') ++i;
    if (i < text.size() && text[i] == '\n') ++i;
    end_cell();
    table.rows.push_back(std::move(row));
    row.clear();
  }
  return table;
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

bool plain_number(const std::string& text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::size_t Table::columns() const {
  std::size_t most = 0;
  for (const auto& row : rows) most = std::max(most, row.size());
  return most;
}

const std::string& Table::text(std::size_t row, std::size_t column) const {
  static const std::string nothing;
  return row < rows.size() && column < rows[row].size() ? rows[row][column].text : nothing;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  return letters;
}

TableFile read_table_file(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) {
    throw Error(Fault::input_missing, say("{} がありません。ファイルの場所を確かめてください。",
                                          "{} is not there; check the file's name and folder", file.string()));
  }
  std::string bytes = read_whole(file);
  if (bytes.starts_with("PK\x03\x04")) {
    return is_ods(file) ? TableFile{"ODS", "ODS", read_ods(file)} : TableFile{"XLSX", "XLSX", read_xlsx(file)};
  }
  if (bytes.starts_with("\xd0\xcf\x11\xe0")) {
    throw Error(Fault::input_wrong,
                say("{} は旧形式の Excel ブック（.xls）か、パスワードで保護されたブックです。XLSX または CSV "
                    "で保存し直してください。",
                    "{} is an old Excel workbook (.xls) or one with a password; save it as XLSX or CSV", file.string()));
  }
  auto [text, encoding] = decode(file, std::move(bytes));
  if (const auto first = text.find_first_not_of(" \t\r\n"); first != std::string::npos && text[first] == '<') {
    throw Error(Fault::input_wrong,
                say("{} は HTML か XML のファイルです。表計算ソフトで開き、XLSX、ODS、CSV "
                    "のどれかで保存し直してください。",
                    "{} is HTML or XML; open it in a spreadsheet program and save it as XLSX, ODS or CSV", file.string()));
  }
  TableFile result{"CSV", encoding, {}};
  result.sheets.push_back(parse_csv(text, separator_of(text)));
  return result;
}

void write_csv(const Table& table, const fs::path& file, bool byte_order_mark) {
  std::string out = byte_order_mark ? "\xef\xbb\xbf" : "";
  const auto columns = table.columns();
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < columns; ++c) out += (c ? "," : "") + quoted(table.text(r, c));
    out += "\r\n";
  }
  write_whole(file, out);
}

void write_xlsx(const Table& table, const fs::path& file) {
  GDALAllRegister();
  check_output(file);
  const MemoryFile made;
  const auto fail = [&] {
    return Error(Fault::output, say("{} に書き込めません（{}）。", "{} cannot be written ({})", file.string(),
                                    std::string(CPLGetLastErrorMsg())));
  };
  CPLPushErrorHandler(CPLQuietErrorHandler);
  CPLErrorReset();
  bool good = true;
  {
    auto* driver = GetGDALDriverManager()->GetDriverByName("XLSX");
    GDALDatasetUniquePtr book(driver ? driver->Create(made.name().c_str(), 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
    OGRLayer* layer =
        book ? book->CreateLayer(table.sheet.empty() ? "Sheet1" : table.sheet.c_str(), nullptr, wkbNone, nullptr) : nullptr;
    good = layer != nullptr;
    const auto columns = table.columns();
    std::vector<bool> numbers(columns, true);
    double value = 0;
    for (std::size_t c = 0; good && c < columns; ++c) {
      bool any = false;
      for (std::size_t r = 1; r < table.rows.size(); ++r) {
        if (table.text(r, c).empty()) continue;
        any = true;
        if (!table.rows[r][c].number || !plain_number(table.text(r, c), value)) numbers[c] = false;
      }
      numbers[c] = numbers[c] && any;
      OGRFieldDefn field(table.text(0, c).c_str(), numbers[c] ? OFTReal : OFTString);
      good = layer->CreateField(&field) == OGRERR_NONE;
    }
    for (std::size_t r = 1; good && r < table.rows.size(); ++r) {
      const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
      for (std::size_t c = 0; c < columns; ++c) {
        const auto& text = table.text(r, c);
        if (text.empty()) continue;
        if (numbers[c] && plain_number(text, value))
          feature->SetField(static_cast<int>(c), value);
        else
          feature->SetField(static_cast<int>(c), text.c_str());
      }
      good = layer->CreateFeature(feature.get()) == OGRERR_NONE;
    }
    book.reset();  // writes the file
    good = good && CPLGetLastErrorType() < CE_Failure;
  }
  CPLPopErrorHandler();
  const auto bytes = made.bytes();
  if (!good || bytes.empty()) throw fail();
  write_whole(file, bytes);
}

}  // namespace kuiki::store
