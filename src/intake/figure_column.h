#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "base/text.h"

/// The one reader of figures for columns of strange files: 「1,234」「２８２，６７７」「△1.2」「1億2千万円」「16.1p」「X」「…」.
/// A cell is read as model::read_cell reads it, so a map and an import never differ.
namespace kuiki::intake {

enum class FigureKind : std::uint8_t {
  number,
  empty,       ///< nothing, or spaces
  no_data,     ///< a sign that there is none: － … X *** 未集計 NULL
  date,        ///< 2020/8/1, 令和2年4月1日: no figure
  boolean,     ///< true, false: no figure
  unreadable,  ///< meant as something else, or damaged
};

struct Figure {
  FigureKind kind = FigureKind::empty;
  double value = 0;           ///< of a number: finite, multiples (万, 千円) resolved
  std::string unit;           ///< of a number: canonical (model/units.h), empty where none is printed
  std::string sign;           ///< of no_data: as it is told, full-width forms narrowed ("X", "－" for every dash)
  Text why;                   ///< of an unreadable one, where more can be said than that
  bool leading_zero = false;  ///< "01101": rather a code
};

/// One cell as it stands in the file.
Figure read_figure(std::string_view raw);

/// A column, read. Rows count from `first_row` of the reader.
struct FigureColumn {
  struct Count {
    std::string sign;
    std::size_t count = 0;
  };
  struct Cell {
    std::size_t row = 0;
    std::string raw;  ///< shortened, without control characters
    Text why;         ///< may be empty
  };
  std::vector<double> values;  ///< one a row; NaN where there is no number
  std::size_t numbers = 0, empty = 0, dates = 0, booleans = 0, unreadable = 0;
  std::size_t leading_zeros = 0;   ///< of `numbers`
  std::vector<Count> signs;        ///< "no data", by sign, the most frequent first
  std::vector<Cell> unread;        ///< the first three rows that could not be read (dates and booleans too)
  std::vector<std::string> units;  ///< that are printed beside numbers, each once
  [[nodiscard]] std::size_t no_data() const;
};

/// Reads a column a row at a time; plain numbers cost no more than their digits.
class FigureReader {
 public:
  explicit FigureReader(std::size_t first_row = 1) : first_row_(first_row) {}
  void add(std::string_view raw);
  void add(double value);  ///< a cell that the file holds as a number; what is not finite is no data
  void add_empty();
  void reserve(std::size_t rows) { column_.values.reserve(rows); }
  FigureColumn finish();

 private:
  void note_unread(std::string_view raw, Text why);

  std::size_t first_row_;
  FigureColumn column_;
  std::map<std::string, std::size_t> signs_;
};

FigureColumn read_figures(std::span<const std::string> raw, std::size_t first_row = 1);

/// Why nothing can be drawn of the column: it is empty, or holds only signs, dates, booleans, codes or words. Nothing where
/// it has a figure. `name` as the file has it.
std::optional<Text> why_no_figures(const FigureColumn& column, const std::string& name);

/// What a reader must hear of a column with figures: counts of "no data" by sign, unreadable cells with the first three rows,
/// units that differ, numbers that look like codes.
Warnings figure_warnings(const FigureColumn& column, const std::string& name);

}  // namespace kuiki::intake
