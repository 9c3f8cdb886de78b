#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "store/number_format.h"
#include "store/table_sheet.h"
#include "store/workbook_parts.h"

// GDAL's own reader of workbooks drops the percent format of a cell, counts rows anew, guesses at headers and evaluates
// formulas. ECMA-376 part 1, §18 (SpreadsheetML).
namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

double number_of(std::string_view text) {
  double value = NAN;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : NAN;
}

std::size_t index_of(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : static_cast<std::size_t>(-1);
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

/// "BC12" to column 54, row 11; false where it is no reference.
bool parse_reference(std::string_view text, std::size_t& row, std::size_t& column) {
  std::size_t i = 0;
  std::size_t c = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 4; ++i)
    c = c * 26 + static_cast<std::size_t>(text[i] - 'A' + 1);
  const auto r = i == 0 || i == text.size() ? 0 : index_of(text.substr(i));
  if (r == 0 || r == static_cast<std::size_t>(-1)) return false;
  row = r - 1;
  column = c - 1;
  return true;
}

/// Names and places of the sheets, and what holds for all of them.
struct BookEvents : XmlEvents {
  struct Sheet {
    std::string name, relation;
  };
  std::vector<Sheet> sheets;
  bool recalculates = false, date1904 = false;

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "sheet") sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"])});
    if (name == "calcPr") recalculates = is_true(attributes["fullCalcOnLoad"]);
    if (name == "workbookPr") date1904 = is_true(attributes["date1904"]);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

/// Where a relation leads within the archive; those that lead out of it are not there.
struct RelationEvents : XmlEvents {
  std::map<std::string, std::string, std::less<>> target_of;

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return;
    const auto target = attributes["Target"];
    const auto whole = target.starts_with("/") ? std::string(target.substr(1)) : "xl/" + std::string(target);
    target_of[std::string(attributes["Id"])] = fs::path(whole).lexically_normal().generic_string();
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

struct StringEvents : XmlEvents {
  explicit StringEvents(const fs::path& of) : file(of) {}
  const fs::path& file;
  std::vector<std::string> strings;
  bool in_text = false;
  int phonetic = 0;

  void begin(std::string_view name, const XmlAttributes&) override {
    if (name == "si") {
      if (strings.size() >= most_cells) table_too_large(file, say("文字列は{}まで", "at most {} texts", most_cells));
      strings.emplace_back();
    }
    if (name == "rPh") ++phonetic;
    in_text = name == "t";
  }
  void end(std::string_view name) override {
    if (name == "rPh") --phonetic;
    in_text = false;
  }
  void text(std::string_view words) override {
    if (in_text && phonetic == 0 && !strings.empty()) strings.back() += words;
  }
};

struct StyleEvents : XmlEvents {
  std::map<int, NumberFormat> formats;
  std::vector<NumberFormat> of_style;
  bool in_cells = false;

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    const int id = static_cast<int>(std::min<std::size_t>(index_of(attributes["numFmtId"]), 100'000));
    if (name == "numFmt" && formats.size() < 10'000) formats[id] = read_number_format(attributes["formatCode"]);
    if (name == "cellXfs") in_cells = true;
    if (name != "xf" || !in_cells || of_style.size() >= 100'000) return;
    const auto found = formats.find(id);
    of_style.push_back(found == formats.end() ? builtin_number_format(id) : found->second);
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells = false;
  }
  void text(std::string_view) override {}
};

/// What all sheets share.
struct Book {
  BookEvents book;
  std::vector<std::string> strings;
  std::vector<NumberFormat> styles;
};

class SheetEvents : public XmlEvents {
 public:
  SheetEvents(const Book& book, SheetFiller& filler) : book_(book), filler_(filler) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "row")
      begin_row(attributes);
    else if (name == "c")
      begin_cell(attributes);
    else if (name == "f")
      formula_ = true;
    else if (name == "rPh")
      ++phonetic_;
    else if (name == "mergeCell")
      merge(attributes["ref"]);
    else if (name == "col" && is_true(attributes["hidden"]))
      hide_columns(attributes);
    into_value_ = name == "v" || name == "t";
  }
  void text(std::string_view words) override {
    if (!into_value_ || phonetic_ > 0) return;
    if (value_.size() <= most_cell_bytes) value_ += words;
  }
  void end(std::string_view name) override {
    into_value_ = false;
    if (name == "rPh") --phonetic_;
    if (name == "c") end_cell();
    if (name == "row") ++row_;
  }

 private:
  void begin_row(const XmlAttributes& attributes) {
    if (const auto r = index_of(attributes["r"]); r >= 1 && r <= 10'000'000) row_ = r - 1;
    if (is_true(attributes["hidden"]) && filler_.table().hidden_rows.size() < most_rows)
      filler_.table().hidden_rows.push_back(row_);
    column_ = 0;
  }
  void begin_cell(const XmlAttributes& attributes) {
    at_ = row_;
    parse_reference(attributes["r"], at_, column_);
    type_ = attributes["t"];
    style_ = index_of(attributes["s"]);
    formula_ = false;
    value_.clear();
  }
  void end_cell() {
    TableCell cell = cell_of_value();
    cell.formula = formula_;
    // A formula that gives no text is calculated all the same.
    if (formula_ && value_.empty() && type_ != "str") cell.uncalculated = true;
    if (cell.text.empty() && !cell.uncalculated) cell.formula = false;
    filler_.put(at_, column_++, std::move(cell));
  }
  [[nodiscard]] TableCell cell_of_value() const {
    if (type_ == "s") {
      const auto i = index_of(value_);
      return {i < book_.strings.size() ? book_.strings[i] : std::string(), false};
    }
    if (type_ == "inlineStr" || type_ == "str" || type_ == "e") return {value_, false};
    if (type_ == "d") return {value_.substr(0, 10), false};
    if (type_ == "b") return {value_ == "1" ? "TRUE" : "FALSE", false};
    const double number = number_of(value_);
    if (!std::isfinite(number)) return {value_, false};
    static const NumberFormat plain;
    const auto& format = style_ < book_.styles.size() ? book_.styles[style_] : plain;
    return {number_text(number, format, book_.book.date1904), true};
  }
  void merge(std::string_view reference) {
    const auto colon = reference.find(':');
    if (colon == reference.npos || filler_.table().merges.size() >= 100'000) return;
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t last_row = 0;
    std::size_t last_column = 0;
    if (!parse_reference(reference.substr(0, colon), row, column) ||
        !parse_reference(reference.substr(colon + 1), last_row, last_column))
      return;
    if (last_row >= row && last_column >= column) filler_.table().merges.push_back({row, column, last_row, last_column});
  }
  void hide_columns(const XmlAttributes& attributes) {
    const auto from = index_of(attributes["min"]);
    const auto to = std::min(index_of(attributes["max"]), most_columns);
    for (auto c = from; c >= 1 && c <= to; ++c) filler_.table().hidden_columns.push_back(c - 1);
  }

  const Book& book_;
  SheetFiller& filler_;
  std::size_t row_ = 0, column_ = 0, at_ = 0, style_ = 0;
  std::string type_, value_;
  bool formula_ = false, into_value_ = false;
  int phonetic_ = 0;
};

}  // namespace

TableFile read_xlsx(const fs::path& file) {
  WorkbookParts parts(file);
  Book book;
  parts.read("xl/workbook.xml", book.book);
  RelationEvents relations;
  parts.read("xl/_rels/workbook.xml.rels", relations);
  if (parts.has("xl/sharedStrings.xml")) {
    StringEvents strings(file);
    parts.read("xl/sharedStrings.xml", strings);
    book.strings = std::move(strings.strings);
  }
  if (parts.has("xl/styles.xml")) {
    StyleEvents styles;
    parts.read("xl/styles.xml", styles);
    book.styles = std::move(styles.of_style);
  }
  SheetFiller filler(file);
  for (const auto& sheet : book.book.sheets) {
    const auto target = relations.target_of.find(sheet.relation);
    if (target == relations.target_of.end()) continue;
    filler.begin(sheet.name);
    SheetEvents events(book, filler);
    parts.read(target->second, events);
  }
  TableFile result{"XLSX", "XLSX", filler.take(), book.book.recalculates};
  if (result.sheets.empty()) parts.damaged("xl/workbook.xml");
  return result;
}

}  // namespace kuiki::store
