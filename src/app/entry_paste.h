#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/entry_sheet.h"

namespace kuiki::app {

/// Cells as spreadsheets put them on the clipboard: tab between columns, line end (\n, \r\n, \r) between rows, a cell with
/// either in it in quotes, a quote in those doubled. The line end after the last row is none of the block.
using Block = std::vector<std::vector<std::string>>;
Block read_block(std::string_view clipboard);
std::string write_block(const Block& block);

struct PasteReport {
  bool done = false;        ///< something was put into the sheet (and can be undone as one step)
  std::size_t rows = 0;     ///< rows of the sheet that got a value
  std::size_t refused = 0;  ///< of them those whose value is refused
  Text summary;             ///< in a sentence or two, also why nothing was done
  struct Left {
    std::size_t line = 0;  ///< of the block, from 1
    std::string words;     ///< the first cells of the line
    Text why;
  };
  std::vector<Left> left;  ///< lines that were not taken
};

/// Puts a block into the sheet as one step of undo. A block that names its indicators (a header as import_actuals knows
/// them, or ids or names in its first column) goes to the rows it names; any other goes down from `at`: one column, or a
/// column of values and one of notes. `shown`: rows of the sheet as they stand on screen, `at` a position among them. What
/// does not fit, in width or length, is refused as a whole.
PasteReport paste(EntrySheet& sheet, const Block& block, const std::vector<std::size_t>& shown, std::size_t at,
                  EntryColumn column);

}  // namespace kuiki::app
