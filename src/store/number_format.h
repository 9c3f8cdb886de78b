#pragma once
#include <string>
#include <string_view>

/// Number formats of spreadsheets, as far as they change what a number says: percent, days, and words beside the digits
/// (「"H"0"年度"」, 「#,##0"千円"」). How many digits are shown is left out: a cell keeps all it has.
namespace kuiki::store {

struct NumberFormat {
  enum class Kind { plain, percent, day, year };
  Kind kind = Kind::plain;
  std::string before, after;  ///< words printed beside a number
  int thousands = 0;          ///< 「#,##0,」 shows thousands of the number
  bool era = false;           ///< `year`: counted by eras
};

/// Of ECMA-376 part 1, §18.8.31, the first section; elements in [brackets] are left out.
NumberFormat read_number_format(std::string_view code);
/// A format that is known by its number alone (ECMA-376 §18.8.30).
NumberFormat builtin_number_format(int id);

/// As a reader sees it, with all its digits: 0.155 as "15.5%", a day as "2020-04-01", a day of which only the year is shown
/// as 「平成30年度」. `date1904`: days are counted from 1904.
std::string number_text(double value, const NumberFormat& format, bool date1904 = false);

/// The shortest digits of the number, 15 at most, as a spreadsheet shows them: 0.1+0.2 is 0.3.
std::string digits_of_number(double value);

}  // namespace kuiki::store
