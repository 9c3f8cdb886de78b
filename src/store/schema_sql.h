#pragma once
#include <bitset>
#include <set>
#include <string>
#include <vector>

#include "store/schema.h"

/// The SQL that follows from the declaration of a table, in both dialects. Values always go in as parameters, numbered as
/// their columns come: ?1 … in SQLite, $1 … in PostgreSQL.
namespace kuiki::store {

enum class Dialect { sqlite, postgres };

/// Which of a table's columns a file has, by their place in the declaration.
using Present = std::bitset<TableFacts::most_columns>;
Present all_columns(const TableFacts& table);

/// `name` as an SQL identifier.
std::string sql_name(std::string_view name);

std::string create_table(Dialect dialect, const TableFacts& table);
/// The statements that give a table of an earlier version the columns it lacks: `there` are those it has.
std::vector<std::string> add_columns(Dialect dialect, const TableFacts& table, const std::set<std::string>& there);
std::vector<std::string> create_indexes(Dialect dialect, const TableFacts& table);
/// Of the columns there; never replaces a row, whatever the table itself says about conflicts. In PostgreSQL it gives back
/// the new row's fid.
std::string insert_into(Dialect dialect, const TableFacts& table, const Present& present);
/// The same of every column and, last, the row's number.
std::string insert_numbered(Dialect dialect, const TableFacts& table);
enum class Order { first_to_last, last_to_first };
/// Every column in the order of the declaration, NULL for those that are not there, and the row's number last; in the order
/// of the rows' numbers. `equal`: only rows whose columns of these names are the parameters.
std::string select_from(Dialect dialect, const TableFacts& table, const Present& present, NameList equal = {},
                        Order order = Order::first_to_last);
/// Sets every column of the rows whose columns named in `equal` are the parameters that follow: of one row "fid"; "fid, act"
/// where it must still be as somebody saw it.
std::string update_rows(Dialect dialect, const TableFacts& table, NameList equal);
std::string delete_from(Dialect dialect, const TableFacts& table, NameList equal);

/// "MULTIPOLYGON"; empty for none.
std::string_view shapes_name(Shapes shapes);

}  // namespace kuiki::store
