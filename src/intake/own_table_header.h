#pragma once
#include <string>
#include <vector>

#include "store/table_file.h"

namespace kuiki::intake {

/// Where a table of areas has its header: above the first row of figures, on one to four lines of which the upper may span
/// several columns.
class OwnHeader {
 public:
  /// `first_area`: a row that has an area in column `key`, with the rows of figures around it.
  OwnHeader(const store::Table& table, std::size_t key, std::size_t first_area);

  [[nodiscard]] bool there() const { return there_; }
  [[nodiscard]] std::size_t begin() const { return begin_; }      ///< first row of the header
  [[nodiscard]] std::size_t end() const { return end_; }          ///< last row of it
  [[nodiscard]] std::size_t first_row() const { return first_; }  ///< of the figures: sums may stand before the first area
  /// From the top, what stands on two lines alike once.
  [[nodiscard]] std::vector<std::string> parts(std::size_t column) const;
  [[nodiscard]] std::string words(std::size_t column) const;  ///< the parts on one line
  /// Words above the header, one a cell.
  [[nodiscard]] std::vector<std::string> titles() const;

 private:
  [[nodiscard]] bool is_figures(std::size_t row) const;
  [[nodiscard]] std::size_t filled(std::size_t row) const;
  [[nodiscard]] std::string spanned(std::size_t row, std::size_t column) const;

  const store::Table& table_;
  std::size_t key_, begin_ = 0, end_ = 0, first_ = 0;
  bool there_ = false;
};

}  // namespace kuiki::intake
