#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The one tokenizer of CSV: RFC 4180 with any separator, lines that end with CR LF, LF or CR. It takes everything and says
/// what was irregular; a strict reader refuses that, a tolerant one goes on.
namespace kuiki::store {

enum class CsvFlaw {
  none,
  open_quote,   ///< a quotation mark is not closed: the cell reaches to the end of the text
  inner_quote,  ///< a quotation mark inside an unquoted cell, taken as a character
  after_quote,  ///< characters after a closing mark, taken as part of the cell
  long_cell,    ///< a cell of more than `longest` bytes, cut there
};

struct CsvRecord {
  std::vector<std::string> cells;
  std::size_t line = 1;  ///< where it begins, from 1; line ends inside quotation marks count
  CsvFlaw flaw = CsvFlaw::none;
  std::size_t flaw_line = 0;
};

struct CsvManner {
  char separator = ',';
  bool lone_marks = false;        ///< a quotation mark after which there is none in the whole text is a character
  std::size_t longest = 100'000;  ///< bytes of a cell
};

class CsvText {
 public:
  explicit CsvText(std::string_view text, CsvManner manner = {}) : text_(text), manner_(manner) {}
  /// False at the end. An empty line is a record of one empty cell.
  bool next(CsvRecord& record);

 private:
  void quoted_cell(CsvRecord& record, std::string& cell);
  void plain_rest(CsvRecord& record, std::string& cell, CsvFlaw of_quotes);
  void put(CsvRecord& record, std::string& cell, char c) const;
  void flawed(CsvRecord& record, CsvFlaw flaw) const;
  [[nodiscard]] bool ends_cell(char c) const { return c == manner_.separator || c == '\n' || c == '\r'; }

  [[nodiscard]] bool opens_quotes() const;

  std::string_view text_;
  CsvManner manner_;
  std::size_t at_ = 0, line_ = 1;
};

/// Comma, tab or semicolon: what stands in most of the first lines, outside quotation marks.
char csv_separator(std::string_view text);

/// A cell as it is written: in quotation marks where it must be. What a spreadsheet would take for a formula is made text by
/// an apostrophe before it, control characters are left out.
std::string csv_cell(const std::string& text, bool number);
/// Takes the apostrophe of csv_cell() away again.
void undo_inert(std::string& cell);

}  // namespace kuiki::store
