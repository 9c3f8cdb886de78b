#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/progress.h"
#include "model/dataset.h"
#include "store/sqlite_statement.h"

/// The steps of load_dataset, one a group of tables.
namespace kuiki::store {

/// A SELECT over a table of the contract. Missing columns that the contract requires are an Error(input_wrong) that names
/// them all; optional ones read as NULL.
class TableQuery : public SqliteStatement {
 public:
  struct Column {
    const char* name;
    bool optional = false;
  };
  TableQuery(const SqliteConnection& database, std::string table, std::initializer_list<Column> columns,
             const char* order = "rowid");

  [[nodiscard]] std::string words(int column) const { return std::string(text(column)); }
  /// Throws Error(input_wrong) naming file, table and row (as the current row's rowid).
  [[noreturn]] void wrong(const Text& why) const;
  /// The one of `names` that stands in `column`, as its index; an Error(input_wrong) otherwise. An empty cell is `fallback`.
  [[nodiscard]] int one_of(int column, const std::vector<std::string>& names, int fallback) const;

 private:
  static std::string sql(const SqliteConnection& database, const std::string& table, std::initializer_list<Column> columns,
                         const char* order);
  const std::filesystem::path& file_;
  std::string table_;
  int rowid_;
};

/// Codes of areas to rows.
class AreaRows {
 public:
  explicit AreaRows(const std::vector<std::string>& codes);
  /// none for an empty code; throws through `q` for one that is no area.
  [[nodiscard]] model::Row row(const TableQuery& q, int column) const;

 private:
  std::unordered_map<std::string_view, model::Row> rows_;
};

/// The point in a geometry column; throws through `q` where there is none.
geo::Point point_of(const TableQuery& q, int column);

/// The longest part: reports and hears of stopping while it goes.
model::Areas load_areas(const SqliteConnection& database, const Progress& progress);
model::Facilities load_facilities(const SqliteConnection& database, const AreaRows& areas);
model::Places load_places(const SqliteConnection& database, const AreaRows& areas);
std::vector<model::Partnership> load_partnerships(const SqliteConnection& database, const AreaRows& areas);
/// Plans, their nodes and the places they name.
void load_plans(const SqliteConnection& database, const AreaRows& areas, model::Dataset& into);
/// Indicators, observations, periods.
void load_figures(const SqliteConnection& database, const AreaRows& areas, model::Dataset& into);
std::vector<model::Source> load_sources(const SqliteConnection& database);

}  // namespace kuiki::store
