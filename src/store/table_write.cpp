#include <zip.h>

#include <charconv>
#include <cmath>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/utf8.h"
#include "store/file_kind.h"
#include "store/table_file.h"

// A workbook of one sheet (ECMA-376 part 1, §18). GDAL's writer decides by column what is a number, and says nothing where the
// disk is full.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

/// What XML 1.0 cannot hold is left out, control characters among it.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto from = i;
    const char32_t c = utf8::next(text, i);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == 0xFFFE || c == 0xFFFF || c == 0x7F || (c < 0x20 && c != '\n' && c != '\t'))
      continue;
    else if (c == 0xFFFD)
      utf8::append(out, c);
    else
      out.append(text.substr(from, i - from));
  }
  return out;
}

bool is_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

/// A name as a spreadsheet takes it: 31 characters, without : \ / ? * [ ].
std::string sheet_name(const std::string& wanted) {
  std::string out;
  int characters = 0;
  for (std::size_t i = 0; i < wanted.size() && characters < 31; ++characters) {
    const char32_t c = utf8::next(wanted, i);
    utf8::append(out,
                 c < 0x80 && std::string_view(":\\/?*[]'").find(static_cast<char>(c)) != std::string_view::npos ? U'_' : c);
  }
  return out.empty() ? "Sheet1" : out;
}

std::string sheet_xml(const Table& table) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView "
      "workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews><sheetData>";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    out += fmt::format("<row r=\"{}\">", r + 1);
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      const auto& cell = table.rows[r][c];
      if (cell.text.empty()) continue;
      const auto place = column_letters(c) + std::to_string(r + 1);
      if (cell.number && is_number(cell.text))
        out += fmt::format("<c r=\"{}\"><v>{}</v></c>", place, cell.text);
      else
        out += fmt::format("<c r=\"{}\" t=\"inlineStr\"{}><is><t xml:space=\"preserve\">{}</t></is></c>", place,
                           r == 0 ? " s=\"1\"" : "", escaped(cell.text));
    }
    out += "</row>";
  }
  return out + "</sheetData></worksheet>";
}

constexpr const char* content_types =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
    "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override "
    "PartName=\"/xl/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override "
    "PartName=\"/xl/worksheets/sheet1.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
constexpr const char* package_relations =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>";
constexpr const char* book_relations =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
    "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
    "Target=\"styles.xml\"/></Relationships>";
constexpr const char* styles =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"2\"><font><sz "
    "val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills "
    "count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
    "patternType=\"gray125\"/></fill></fills><borders "
    "count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf "
    "numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\" "
    "fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" "
    "xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>";

std::string book_xml(const std::string& name) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
         "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"" +
         escaped(sheet_name(name)) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
}

/// An archive in memory, so that only whole files reach the disk.
class ZipBuffer {
 public:
  ZipBuffer() : source_(zip_source_buffer_create(nullptr, 0, 0, nullptr)) {
    archive_ = source_ ? zip_open_from_source(source_, ZIP_TRUNCATE, nullptr) : nullptr;
    if (!archive_) fail();
    zip_source_keep(source_);
  }
  ~ZipBuffer() {
    if (archive_) zip_discard(archive_);
    zip_source_free(source_);
  }
  ZipBuffer(const ZipBuffer&) = delete;
  ZipBuffer& operator=(const ZipBuffer&) = delete;

  /// `bytes` must live until finish().
  void add(const char* name, std::string_view bytes) {
    auto* part = zip_source_buffer(archive_, bytes.data(), bytes.size(), 0);
    const auto index = part ? zip_file_add(archive_, name, part, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) fail();
    // The same table gives the same file, whenever it is written: 1980-01-01.
    zip_file_set_dostime(archive_, static_cast<zip_uint64_t>(index), 0, 0x21, 0);
  }
  std::string finish() {
    if (zip_close(archive_) != 0) fail();
    archive_ = nullptr;
    zip_stat_t stat;
    if (zip_source_stat(source_, &stat) != 0 || zip_source_open(source_) != 0) fail();
    std::string bytes(stat.size, '\0');
    const auto got = zip_source_read(source_, bytes.data(), bytes.size());
    zip_source_close(source_);
    if (got != static_cast<zip_int64_t>(bytes.size())) fail();
    return bytes;
  }

 private:
  [[noreturn]] static void fail() {
    throw Error(Fault::output,
                {"ブックを作れません（メモリーが足りません）", "the workbook cannot be made (out of memory)"});
  }
  zip_source_t* source_;
  zip_t* archive_ = nullptr;
};

}  // namespace

void write_xlsx(const Table& table, const fs::path& file) {
  const auto book = book_xml(table.sheet);
  const auto sheet = sheet_xml(table);
  ZipBuffer zip;
  zip.add("[Content_Types].xml", content_types);
  zip.add("_rels/.rels", package_relations);
  zip.add("xl/workbook.xml", book);
  zip.add("xl/_rels/workbook.xml.rels", book_relations);
  zip.add("xl/styles.xml", styles);
  zip.add("xl/worksheets/sheet1.xml", sheet);
  write_whole(file, zip.finish());
}

void write_table(const Table& table, const fs::path& file, bool byte_order_mark) {
  const auto ending = extension_of(file);
  if (ending == ".csv")
    write_csv(table, file, byte_order_mark);
  else if (ending == ".xlsx")
    write_xlsx(table, file);
  else
    throw Error(Fault::usage, say("{} の形式が分かりません。拡張子を .csv か .xlsx にしてください。",
                                  "{}: unknown format; name a file ending in .csv or .xlsx", file.string()));
}

}  // namespace kuiki::store
