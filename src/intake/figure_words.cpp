#include "base/strings.h"
#include "intake/figure_column.h"

namespace kuiki::intake {
namespace {

/// 「－」3、「X」2
Text counts_of(const FigureColumn& column) {
  Text list;
  std::size_t named = 0;
  for (const auto& each : column.signs) {
    if (++named > 6) {
      list = say("{}、ほか", "{}, others", list);
      break;
    }
    const Text one = say("「{}」{}件", "\"{}\" {}", each.sign, each.count);
    list = list.empty() ? one : say("{}、{}", "{}, {}", list, one);
  }
  return list;
}

Text first_rows(const FigureColumn& column) {
  Text list;
  for (const auto& cell : column.unread) {
    Text one = say("{}行目「{}」", "row {} \"{}\"", cell.row, cell.raw);
    if (!cell.why.empty()) one = say("{}（{}）", "{} ({})", one, cell.why);
    list = list.empty() ? one : say("{}、{}", "{}, {}", list, one);
  }
  return list;
}

}  // namespace

std::optional<Text> why_no_figures(const FigureColumn& column, const std::string& name) {
  if (column.numbers > 0) return {};
  if (column.values.empty() || column.empty == column.values.size())
    return say("列「{}」は空です（{}行のどれにも値がありません）",
               "column \"{}\" is empty (none of its {} rows has a value)", name, column.values.size());
  if (column.empty + column.no_data() == column.values.size())
    return say("列「{}」に数値がありません。空欄が{}件、「データなし」の印が {} です",
               "column \"{}\" has no figure: {} empty cells, and signs of no data: {}", name, column.empty,
               counts_of(column));
  if (column.dates > 0 && column.unreadable == 0 && column.booleans == 0)
    return say("列「{}」は日付の列で、数値ではありません（{}）", "column \"{}\" holds dates, no figures ({})", name,
               first_rows(column));
  if (column.booleans > 0 && column.unreadable == 0 && column.dates == 0)
    return say("列「{}」は真偽値の列で、数値ではありません（{}）", "column \"{}\" holds true and false, no figures ({})",
               name, first_rows(column));
  return say("列「{}」に数として読める値がありません（{}）", "column \"{}\" has no value that can be read as a figure ({})",
             name, first_rows(column));
}

Warnings figure_warnings(const FigureColumn& column, const std::string& name) {
  Warnings warnings;
  if (!column.signs.empty())
    warnings.push_back(
        say("列「{}」の「データなし」の印：{}", "column \"{}\", signs of no data: {}", name, counts_of(column)));
  if (const auto bad = column.unreadable + column.dates + column.booleans; bad > 0)
    warnings.push_back(say("列「{}」に数として読めない値が{}件あり、データなしとしました：{}{}",
                           "column \"{}\": {} values cannot be read as figures and count as no data: {}{}", name, bad,
                           first_rows(column), bad > column.unread.size() ? Text{" ほか", " and others"} : Text{}));
  if (column.units.size() > 1) {
    std::string list;
    for (const auto& unit : column.units) add_part(list, "、", unit);
    warnings.push_back(say("列「{}」の値には単位が混在しています（{}）。数値はそのまま比べています。",
                           "column \"{}\" mixes units ({}); the figures are compared as they are", name, list));
  }
  if (column.leading_zeros > 0 && 2 * column.leading_zeros >= column.numbers)
    warnings.push_back(say("列「{}」の値には先頭に 0 があり、コードとみられます。数値の列か確かめてください。",
                           "the values of column \"{}\" begin with 0 and look like codes; is it a column of figures?",
                           name));
  return warnings;
}

}  // namespace kuiki::intake
