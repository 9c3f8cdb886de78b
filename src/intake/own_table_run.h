#pragma once
#include <map>
#include <unordered_map>

#include "intake/figure_column.h"
#include "intake/own_table.h"
#include "intake/own_table_kept.h"

namespace kuiki::intake {

/// Reads the rows of one sheet, whose shape is known, into a reading.
class OwnTableRun {
 public:
  OwnTableRun(const store::Table& table, const model::Dataset& data, const AreaNames& names, const OwnTableWish& wish,
              const KeptMappings& kept, OwnTableReading& into);
  void read(const Progress& progress);

 private:
  struct Cell {
    std::size_t row = 0, series = 0;
    std::uint16_t period = 0;
    model::AreaRow area = model::none;
    double value = 0;
  };

  void read_keys();
  void find_scope();
  [[nodiscard]] std::string whole_key(std::size_t row);
  [[nodiscard]] bool has_figure(std::size_t row) const;
  void read_row(std::size_t row);
  void leave_row(std::size_t row, const std::string& key, const KeyMatcher::Match& match);
  void read_cell(std::size_t row, const OwnValueColumn& column, model::AreaRow area);
  void refuse(std::size_t row, const OwnValueColumn& column, Text why);
  [[nodiscard]] std::optional<std::string> period_of(std::size_t row, const OwnValueColumn& column);
  [[nodiscard]] std::size_t series_of(const OwnValueColumn& column, const std::string& item);
  [[nodiscard]] store::OwnIndicator indicator_of(const OwnValueColumn& column, const std::string& item,
                                                 const std::string& name, bool& kept) const;
  [[nodiscard]] KeptMapping mapping_of(const OwnValueColumn& column, const std::string& item) const;
  void blank_sentinels();
  void put_together();
  void double_found(const Cell& first, const Cell& second);
  void finish_unmatched();
  void finish_series();

  const store::Table& table_;
  const model::Dataset& data_;
  const AreaNames& names_;
  const OwnTableWish& wish_;
  const KeptMappings& kept_;
  OwnTableReading& into_;
  std::vector<NameChoice> choices_;
  std::optional<KeyMatcher> matcher_;
  std::vector<std::string> keys_;                 ///< of each row from shape.first on
  std::vector<std::string> above_;                ///< of the context columns, carried down
  std::vector<std::vector<Cell>> cells_;          ///< one list a column of the shape
  std::vector<std::string> periods_;              ///< that occur
  std::map<std::string, std::size_t> series_at_;  ///< by name
  std::unordered_map<std::string, KeyMatcher::Match> matches_;
  std::unordered_map<std::string, std::size_t> unmatched_at_;
  std::map<std::string, bool> used_choices_;
  std::map<std::string, std::size_t> signs_;
  std::size_t same_twice_ = 0;
};

}  // namespace kuiki::intake
