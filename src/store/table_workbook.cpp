#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>

#include "base/error.h"
#include "store/table_file.h"

// GDAL's own readers of workbooks drop the percent format of a cell, count rows anew and guess at headers; its ZIP and XML
// readers do what is needed here. ECMA-376 part 1, §18 (SpreadsheetML); OpenDocument 1.2 part 1, §9.
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_rows = 1'000'000, most_columns = 2'000, most_cells = 5'000'000;

struct FreeXml {
  void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using Xml = std::unique_ptr<CPLXMLNode, FreeXml>;

[[noreturn]] void damaged(const fs::path& file, const std::string& part) {
  throw Error(
      Fault::input_wrong,
      say("{} は壊れているか、表計算のファイルではありません（{}）。表計算ソフトで開いて保存し直してください。",
          "{} is damaged or no spreadsheet ({}); open it in a spreadsheet program and save it again", file.string(), part));
}

[[noreturn]] void too_large(const fs::path& file) {
  throw Error(Fault::input_wrong,
              say("{} の表が大きすぎます。必要な行と列だけにしてください。",
                  "{}: the table is too large; keep only the rows and columns that are needed", file.string()));
}

Xml part_of(const fs::path& file, const std::string& part, bool required) {
  const std::string path = "/vsizip/{" + file.string() + "}/" + part;
  CPLPushErrorHandler(CPLQuietErrorHandler);
  GByte* bytes = nullptr;
  vsi_l_offset size = 0;
  const bool read = VSIIngestFile(nullptr, path.c_str(), &bytes, &size, 512 << 20) != 0;
  Xml xml(read ? CPLParseXMLString(reinterpret_cast<const char*>(bytes)) : nullptr);
  VSIFree(bytes);
  if (xml) CPLStripXMLNamespace(xml.get(), nullptr, TRUE);
  CPLPopErrorHandler();
  if (!xml && (required || read)) damaged(file, part);
  return xml;
}

const CPLXMLNode* root_of(const Xml& xml, const char* name) {
  for (const auto* node = xml.get(); node; node = node->psNext)
    if (node->eType == CXT_Element && std::string_view(node->pszValue) == name) return node;
  return nullptr;
}

template <class Visit>
void each_child(const CPLXMLNode* parent, const char* name, Visit visit) {
  for (const auto* node = parent ? parent->psChild : nullptr; node; node = node->psNext)
    if (node->eType == CXT_Element && std::string_view(node->pszValue) == name) visit(node);
}

const CPLXMLNode* child(const CPLXMLNode* parent, const char* name) {
  for (const auto* node = parent ? parent->psChild : nullptr; node; node = node->psNext)
    if (node->eType == CXT_Element && std::string_view(node->pszValue) == name) return node;
  return nullptr;
}

std::string attribute(const CPLXMLNode* node, const char* name) {
  return CPLGetXMLValue(const_cast<CPLXMLNode*>(node), name, "");
}

/// All text below a node; `skip` leaves out elements such as phonetic readings and annotations.
void collect_text(const CPLXMLNode* node, std::string_view skip, std::string& out) {
  for (const auto* each = node->psChild; each; each = each->psNext) {
    if (each->eType == CXT_Text) out += each->pszValue;
    if (each->eType != CXT_Element || std::string_view(each->pszValue) == skip) continue;
    const std::string_view name = each->pszValue;
    if (name == "s")
      out.append(
          static_cast<std::size_t>(std::clamp(std::atoi(CPLGetXMLValue(const_cast<CPLXMLNode*>(each), "c", "1")), 1, 100)),
          ' ');
    if (name == "tab") out += '\t';
    if (name == "line-break") out += '\n';
    collect_text(each, skip, out);
  }
}

/// The shortest digits that give the same number; 15 digits at most, as a spreadsheet shows: 0.1+0.2 is 0.3.
std::string digits_of(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.15g", value);
  double rounded = std::strtod(text, nullptr);
  const auto [end, error] = std::to_chars(text, text + sizeof text, rounded == 0 ? 0.0 : rounded, std::chars_format::fixed);
  return error == std::errc{} ? std::string(text, end) : std::string();
}

std::string day_of_serial(double serial) {
  // Days since 1899-12-30, by the civil-from-days rule of the proleptic Gregorian calendar (H. Hinnant).
  long z = static_cast<long>(std::floor(serial)) - 25569 + 719468;
  const long era = (z >= 0 ? z : z - 146096) / 146097;
  const long doe = z - era * 146097, yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  const long day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9, year = yoe + era * 400 + (month <= 2);
  char text[64];
  std::snprintf(text, sizeof text, "%04ld-%02ld-%02ld", year, month, day);
  return text;
}

enum class NumberStyle { plain, percent, date };

/// By the format code, what stands in quotation marks and brackets left out.
NumberStyle style_of(const std::string& code) {
  bool quoted = false, bracket = false, date = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') quoted = !quoted;
    if (!quoted && c == '[') bracket = true;
    if (!quoted && c == ']') bracket = false;
    if (quoted || bracket) continue;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
      continue;
    }
    if (c == '%') return NumberStyle::percent;
    if (c == 'y' || c == 'd' || c == 'Y' || c == 'D') date = true;
    if (c == ';') break;
  }
  return date ? NumberStyle::date : NumberStyle::plain;
}

std::vector<NumberStyle> cell_styles(const fs::path& file) {
  std::vector<NumberStyle> styles;
  const auto xml = part_of(file, "xl/styles.xml", false);
  const auto* sheet = root_of(xml, "styleSheet");
  std::map<int, NumberStyle> formats = {{9, NumberStyle::percent}, {10, NumberStyle::percent}};
  for (const auto& [from, to] : {std::pair{14, 17}, {22, 22}, {27, 31}, {36, 36}, {50, 54}, {57, 58}})
    for (int id = from; id <= to; ++id) formats[id] = NumberStyle::date;
  each_child(child(sheet, "numFmts"), "numFmt", [&](const CPLXMLNode* node) {
    formats[std::atoi(attribute(node, "numFmtId").c_str())] = style_of(attribute(node, "formatCode"));
  });
  each_child(child(sheet, "cellXfs"), "xf", [&](const CPLXMLNode* node) {
    const auto found = formats.find(std::atoi(attribute(node, "numFmtId").c_str()));
    styles.push_back(found == formats.end() ? NumberStyle::plain : found->second);
  });
  return styles;
}

std::string number_text(double value, NumberStyle style) {
  if (style == NumberStyle::percent) return digits_of(value * 100) + "%";
  if (style == NumberStyle::date && value >= 1 && value < 2958466) return day_of_serial(value);
  return digits_of(value);
}

void put(const fs::path& file, Table& table, std::size_t row, std::size_t column, TableCell cell) {
  if (cell.text.empty()) return;
  if (row >= most_rows || column >= most_columns) too_large(file);
  if (table.rows.size() <= row) table.rows.resize(row + 1);
  auto& cells = table.rows[row];
  if (cells.size() <= column) cells.resize(column + 1);
  cells[column] = std::move(cell);
}

/// "BC12" to column 54, row 11; false where it is no reference.
bool parse_reference(const std::string& text, std::size_t& row, std::size_t& column) {
  std::size_t i = 0, c = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 4; ++i)
    c = c * 26 + static_cast<std::size_t>(text[i] - 'A' + 1);
  if (i == 0 || i == text.size()) return false;
  std::size_t r = 0;
  const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), r);
  if (error != std::errc{} || end != text.data() + text.size() || r == 0) return false;
  row = r - 1;
  column = c - 1;
  return true;
}

double number_of(const std::string& text) {
  double value = NAN;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : NAN;
}

}  // namespace

bool is_ods(const fs::path& file) {
  VSIStatBufL ignored;
  return VSIStatL(("/vsizip/{" + file.string() + "}/content.xml").c_str(), &ignored) == 0;
}

std::vector<Table> read_xlsx(const fs::path& file) {
  const auto workbook = part_of(file, "xl/workbook.xml", true),
             relations = part_of(file, "xl/_rels/workbook.xml.rels", true);
  std::map<std::string, std::string> target_of;
  each_child(root_of(relations, "Relationships"), "Relationship", [&](const CPLXMLNode* node) {
    auto target = attribute(node, "Target");
    target_of[attribute(node, "Id")] = target.starts_with("/") ? target.substr(1) : "xl/" + target;
  });
  std::vector<std::string> strings;
  const auto shared = part_of(file, "xl/sharedStrings.xml", false);
  each_child(root_of(shared, "sst"), "si",
             [&](const CPLXMLNode* node) { collect_text(node, "rPh", strings.emplace_back()); });
  const auto styles = cell_styles(file);

  std::vector<Table> tables;
  each_child(child(root_of(workbook, "workbook"), "sheets"), "sheet", [&](const CPLXMLNode* entry) {
    const auto found = target_of.find(attribute(entry, "id"));
    if (found == target_of.end()) return;
    Table table;
    table.sheet = attribute(entry, "name");
    const auto xml = part_of(file, found->second, true);
    std::size_t row = 0, count = 0;
    each_child(child(root_of(xml, "worksheet"), "sheetData"), "row", [&](const CPLXMLNode* line) {
      if (const auto r = number_of(attribute(line, "r")); r >= 1 && r <= 1e7) row = static_cast<std::size_t>(r) - 1;
      std::size_t column = 0;
      each_child(line, "c", [&](const CPLXMLNode* node) {
        std::size_t at = row;
        parse_reference(attribute(node, "r"), at, column);
        const auto type = attribute(node, "t");
        std::string value;
        if (const auto* v = child(node, "v")) collect_text(v, "", value);
        TableCell cell;
        if (type == "s") {
          if (const auto i = number_of(value); i >= 0 && i < static_cast<double>(strings.size()))
            cell.text = strings[static_cast<std::size_t>(i)];
        } else if (type == "inlineStr") {
          if (const auto* inside = child(node, "is")) collect_text(inside, "rPh", cell.text);
        } else if (type == "str" || type == "e" || type == "d") {
          cell.text = value;
        } else if (type == "b") {
          cell.text = value == "1" ? "TRUE" : "FALSE";
        } else if (const double number = number_of(value); !std::isnan(number)) {
          const auto style = static_cast<std::size_t>(std::max(0, std::atoi(attribute(node, "s").c_str())));
          cell = {number_text(number, style < styles.size() ? styles[style] : NumberStyle::plain), true};
        }
        if (++count > most_cells) too_large(file);
        put(file, table, at, column++, std::move(cell));
      });
      ++row;
    });
    tables.push_back(std::move(table));
  });
  if (tables.empty()) damaged(file, "xl/workbook.xml");
  return tables;
}

std::vector<Table> read_ods(const fs::path& file) {
  const auto content = part_of(file, "content.xml", true);
  std::vector<Table> tables;
  std::size_t count = 0;
  const auto repeats = [](const CPLXMLNode* node, const char* name) {
    return static_cast<std::size_t>(std::max(1, std::atoi(CPLGetXMLValue(const_cast<CPLXMLNode*>(node), name, "1"))));
  };
  const auto cell_of = [](const CPLXMLNode* node) {
    TableCell cell;
    const auto type = attribute(node, "value-type");
    const double value = number_of(attribute(node, "value"));
    if ((type == "float" || type == "currency") && !std::isnan(value)) {
      cell = {digits_of(value), true};
    } else if (type == "percentage" && !std::isnan(value)) {
      cell = {digits_of(value * 100) + "%", true};
    } else if (type == "date") {
      cell.text = attribute(node, "date-value").substr(0, 10);
    } else {
      each_child(node, "p", [&](const CPLXMLNode* p) {
        if (!cell.text.empty()) cell.text += '\n';
        collect_text(p, "annotation", cell.text);
      });
    }
    return cell;
  };
  const auto* body = child(child(root_of(content, "document-content"), "body"), "spreadsheet");
  each_child(body, "table", [&](const CPLXMLNode* sheet) {
    Table table;
    table.sheet = attribute(sheet, "name");
    std::size_t row = 0;
    const auto read_rows = [&](const auto& self, const CPLXMLNode* parent) -> void {
      for (const auto* node = parent->psChild; node; node = node->psNext) {
        if (node->eType != CXT_Element) continue;
        const std::string_view name = node->pszValue;
        if (name == "table-header-rows" || name == "table-row-group" || name == "table-rows") self(self, node);
        if (name != "table-row") continue;
        const auto rows = repeats(node, "number-rows-repeated");
        std::size_t column = 0;
        for (const auto* c = node->psChild; c; c = c->psNext) {
          if (c->eType != CXT_Element) continue;
          const std::string_view kind = c->pszValue;
          if (kind != "table-cell" && kind != "covered-table-cell") continue;
          const auto columns = repeats(c, "number-columns-repeated");
          // What a merged cell covers is not shown.
          if (const auto cell = kind == "table-cell" ? cell_of(c) : TableCell{}; !cell.text.empty()) {
            // Empty repeats fill the sheet to its end; repeated content is real.
            if ((count += rows * columns) > most_cells) too_large(file);
            for (std::size_t r = 0; r < rows; ++r)
              for (std::size_t k = 0; k < columns; ++k) put(file, table, row + r, column + k, cell);
          }
          column += columns;
        }
        row += rows;
      }
    };
    read_rows(read_rows, sheet);
    tables.push_back(std::move(table));
  });
  if (tables.empty()) damaged(file, "content.xml");
  return tables;
}

}  // namespace kuiki::store
