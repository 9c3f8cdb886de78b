#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "intake/import_columns.h"
#include "model/dataset.h"
#include "store/store.h"

namespace kuiki::intake {

/// What becomes of a figure that somebody else entered otherwise than the table has it.
enum class Others {
  keep,     ///< his stays, and that is told
  replace,  ///< the table's is saved over it, and that is told; his stays in the history
  ask,      ///< as was decided; while one is not, nothing is saved
};
/// Of such a figure: it holds for what stood there then. Of what somebody entered since it is asked again.
struct OthersDecision {
  std::string indicator, period, part;
  std::int64_t act = 0;  ///< that made what stood there
  bool mine = false;     ///< the table's value is saved over it
};

struct ImportOptions {
  bool dry_run = false;                ///< only the report, nothing is saved
  std::string date;                    ///< day of entry, YYYY-MM-DD; empty: today
  std::string note;                    ///< for rows that have none of their own
  std::string sheet;                   ///< of a workbook; empty: the first in which the columns are recognised
  bool fractions_are_percent = false;  ///< the table holds 0.38 for 38% throughout
  Others others = Others::keep;
  std::vector<OthersDecision> decided;  ///< with Others::ask
};

/// One cell of the table: a row where it has one year, several where it has more.
struct ImportRow {
  std::size_t row = 0;    ///< as the spreadsheet counts, from 1
  std::string sheet;      ///< named where several sheets are read
  std::string column;     ///< letter and header of the cell in question: "C 実績値"
  std::string id, name;   ///< as the table has them
  std::string indicator;  ///< the one it is for; empty where unmatched
  std::string part, typed;
  std::string period;                       ///< as stored: "FY2020"
  std::vector<store::EnteredValue> values;  ///< matched only: what is (or would be) saved
  Text reason;  ///< unmatched, refused: why. Matched: how, where it was not by id; or what to look at
  std::vector<std::string> candidates;  ///< unmatched: ids of the indicators it might be
};

struct ImportReport {
  std::vector<ImportRow> matched, unmatched, refused;
  std::size_t empty = 0;  ///< cells of known indicators without a value, or with a sign that there is none: left as they are
  std::size_t rows = 0;   ///< rows that have something matched
  std::vector<LeftColumn> left;  ///< columns that were not read
  Warnings warnings;
  std::string sheet, encoding;  ///< as read: names of the sheets; "UTF-8", "CP932", "XLSX", "ODS"
  std::size_t header_row = 0;   ///< from 1
  store::SaveReport saved;      ///< nothing in a dry run
  /// Figures that somebody else entered otherwise, a figure that the plan prints twice once: kept or replaced, as the options
  /// say; with Others::ask those that wait to be decided.
  std::vector<store::EnteredConflict> others;
  std::size_t kept = 0;                      ///< of them: left as they are
  std::size_t same_as_others = 0;            ///< values that somebody else has entered already
  bool asks = false;                         ///< some of `others` wait: nothing was saved
  std::vector<store::EnteredValue> to_save;  ///< what is (or would be) saved
};

/// Reads a table of actuals (CSV, XLSX, ODS) for the indicators of `plan` and saves its good cells in one transaction. Columns
/// are known by their header words, in Japanese or English, on one to three lines: 指標ID / コード, 指標名 / KPI, 実績値 /
/// 実績 / 値, 部分, 単位, 備考; the header need not be the first row. A column whose header names a year holds that year's
/// actuals: with `year` only columns of that year are read, else all of them; a column of another year is never taken for it. A
/// column 年度 makes it a long table; sheets named after years belong together; rows that say 目標 are passed over. Rows are
/// matched by id, else by name within the plan (full- and half-width, 俱/倶, ヶ/ケ, 苦小牧, spaces and brackets alike). A name
/// that several indicators have is unmatched and names them; two cells for one figure are both refused. What somebody else
/// entered otherwise is never replaced but where the options say so (`others`). Throws
/// Error(input_missing) where the file is not there or cannot be read; Error(input_wrong) for an unknown plan, a table whose
/// columns are not recognised, a year that is needed or not in the table; what store::Store::save throws.
ImportReport import_actuals(const store::Store& store, const model::Dataset& data, const std::filesystem::path& file,
                            const std::string& plan, const std::optional<model::Period>& year,
                            const ImportOptions& options = {});

/// The report for a reader: counts, what was left out, then one line for each cell that was not taken, with row, column and
/// reason; and what became of the figures of others.
Text import_summary(const ImportReport& report, Others others = Others::keep);

/// 「C 平成29年度、D 目標値：…」: the columns that were not read, by reason; one line a reason.
std::vector<Text> left_columns(const ImportReport& report);

}  // namespace kuiki::intake
