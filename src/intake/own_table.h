#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "intake/import_columns.h"
#include "intake/key_scope.h"
#include "model/dataset.h"
#include "store/own_indicator.h"
#include "store/table_file.h"

/// A planner's own table (CSV, XLSX, ODS) as figures of areas: which column says the area, which hold figures, of what and when;
/// and the report of what was taken, what not, and why.
namespace kuiki::intake {

/// What somebody wants of one column of figures; what is not said is as the table has it.
struct OwnColumnWish {
  std::size_t column = 0;
  bool wanted = true;
  std::optional<std::string> name, unit, period;
  std::optional<bool> total;
};

/// What somebody wants of a table. Columns are named by header, letter (B) or number (#2).
struct OwnTableWish {
  std::string sheet;                ///< empty: the first with a column of areas
  std::string key;                  ///< column of areas; empty: found
  std::vector<std::string> values;  ///< columns of figures; empty: all
  std::string within, kind;         ///< code or name of an area; id of a kind; empty: by the names themselves
  std::string period, period_column;
  std::string name, unit;  ///< of the indicator, where there is one
  std::string name_en, source, licence, note, method;
  std::optional<int> decimals;
  std::optional<bool> total;
  std::vector<NameChoice> chosen;
  std::vector<OwnColumnWish> columns;
  bool kept = true;          ///< tables that were read before tell how to read this one
  bool needs_period = true;  ///< false: figures without a period are taken, for a map that is not kept
};

/// A column with figures.
struct OwnValueColumn {
  std::size_t column = 0;
  std::string header;           ///< on one line
  std::string name, unit;       ///< of the indicator
  std::string period;           ///< "FY2023"; empty: that of the table, or of its rows
  std::string words;            ///< the header without its period: what next year's file is known by
  std::size_t figures = 0;      ///< cells with one
  int decimals = 0;             ///< most places written
  std::optional<bool> total;    ///< nothing: nobody said
  bool total_by_words = false;  ///< as its unit and name tell
  bool wanted = false;
  bool kept = false;  ///< it goes to an indicator that an earlier table made
};

/// Where the table has what.
struct OwnTableShape {
  std::size_t header = 0, first = 0;  ///< rows: of the header (its first), of the first area
  std::size_t last_header = 0;
  bool has_header = true;
  std::size_t key = 0;
  std::string key_header;
  bool by_code = false;
  std::vector<std::size_t> context;  ///< columns that say in which prefecture or city an area is
  std::optional<std::size_t> period, item, unit, note;
  std::vector<OwnValueColumn> values;
  std::vector<LeftColumn> left;
  std::string title;                    ///< words above the header
  std::optional<model::Period> titled;  ///< the period of all of it
  Text titled_by;                       ///< where it stands: the title, the sheet's name, the file's name
};

/// Rows whose key names no area, all of the same key together.
struct OwnUnmatched {
  std::string key;
  std::vector<std::size_t> rows;  ///< as the spreadsheet counts; the first hundred
  std::size_t count = 0;
  Text why;
  std::vector<model::AreaRow> candidates;
};
/// Several rows with different figures for one area and time: none of them is taken.
struct OwnDoubled {
  std::string key;
  model::AreaRow area = model::none;
  std::string column, period;  ///< letter and header
  std::vector<std::size_t> rows;
};
struct OwnRefused {
  std::size_t row = 0;
  std::string column, typed;  ///< letter and header; as it stands
  Text why;
};
struct OwnMatched {
  std::size_t row = 0;
  std::string key;
  model::AreaRow area = model::none;
};

struct OwnSeriesRead {
  store::OwnSeries series;
  std::vector<std::size_t> columns;
  std::vector<std::string> periods;  ///< ascending
  bool kept = false;                 ///< the indicator is there already
};

struct OwnTableReading {
  std::filesystem::path file;
  std::string format, encoding, sheet;
  std::vector<std::string> other_sheets;
  OwnTableShape shape;
  KeyScope scope;
  std::vector<OwnMatched> matched;  ///< in the order of the rows
  std::vector<OwnUnmatched> unmatched;
  std::vector<OwnDoubled> doubled;
  std::vector<OwnRefused> refused;  ///< the first thousand
  std::size_t rows = 0, unmatched_rows = 0, doubled_rows = 0, refused_cells = 0;
  std::size_t empty = 0, no_data = 0;  ///< cells of matched rows
  std::size_t totals = 0;              ///< rows of sums (合計, 総数), passed over
  std::size_t left_out = 0;            ///< rows that somebody said to leave out
  std::size_t areas = 0;               ///< different ones with a figure
  std::vector<OwnSeriesRead> series;
  std::vector<NameChoice> chosen;  ///< that were used
  std::vector<std::string> kept;   ///< names of indicators whose table this one is read like
  bool wants_period = false;       ///< it does not say of when the figures are: nothing can be saved
  Warnings warnings;
  [[nodiscard]] std::size_t figures() const;
  /// Is all that has a key and a figure taken?
  [[nodiscard]] bool whole() const { return unmatched_rows + doubled_rows + refused_cells == 0; }
};

/// Reads a table as it lies in a file. `own`: indicators that earlier tables made. Throws Error(input_wrong) where no column of
/// areas or of figures is found, a column, sheet, area or period that was asked for is not there or cannot be read.
struct NamedTable {
  const store::TableFile& file;
  const std::filesystem::path& path;  ///< of what was pasted only a name
};
OwnTableReading read_own_table(const NamedTable& brought, const model::Dataset& data, const AreaNames& names,
                               const OwnTableWish& wish, const std::vector<store::OwnIndicator>& own = {},
                               const Progress& progress = {});

/// The report for a reader: counts, then what was not taken, each with row, column and reason.
Text own_table_summary(const OwnTableReading& reading, const model::Dataset& data);

/// 「札幌市北区（01102）」
std::string area_words(const model::Dataset& data, model::AreaRow area);

}  // namespace kuiki::intake
