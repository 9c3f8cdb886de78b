#include "app/attribute_filter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/fold.h"
#include "base/strings.h"
#include "model/numerals.h"

namespace kuiki::app {
namespace {

using Is = FigureCondition::Is;
using Kind = AttributeColumn::Kind;

struct Sign {
  std::string_view words;
  Is is;
};
/// The longer ones first.
constexpr std::array<Sign, 14> signs{{{">=", Is::at_least},
                                      {"<=", Is::at_most},
                                      {"＞＝", Is::at_least},
                                      {"＜＝", Is::at_most},
                                      {"≧", Is::at_least},
                                      {"≦", Is::at_most},
                                      {"≥", Is::at_least},
                                      {"≤", Is::at_most},
                                      {">", Is::above},
                                      {"<", Is::below},
                                      {"＞", Is::above},
                                      {"＜", Is::below},
                                      {"=", Is::equal},
                                      {"＝", Is::equal}}};

/// Where the first sign of a text stands; nothing where it has none.
struct Found {
  std::size_t at = 0;
  const Sign* sign = nullptr;
};
std::optional<Found> find_sign(std::string_view text) {
  std::optional<Found> first;
  for (const auto& sign : signs) {
    const auto at = text.find(sign.words);
    if (at != std::string_view::npos && (!first || at < first->at)) first = Found{at, &sign};
  }
  return first;
}

/// At spaces, also full-width ones; a sign and what follows it are one part: 「> 30」.
std::vector<std::string> parts_of(std::string_view typed) {
  std::vector<std::string> parts;
  bool joins = false;
  std::string_view rest = trim(typed);
  while (!rest.empty()) {
    const auto end = std::min({rest.find(' '), rest.find("\u3000"), rest.size()});
    const auto part = rest.substr(0, end);
    if (joins)
      parts.back() += part;
    else
      parts.emplace_back(part);
    joins = std::ranges::any_of(signs, [&](const Sign& sign) { return part.ends_with(sign.words); });
    rest = trim(rest.substr(end));
  }
  return parts;
}

/// 30, 1万, 1,234: one number and nothing else.
std::optional<model::Numeral> number_of(std::string_view text) {
  const auto cell = model::read_cell(text);
  if (cell.kind != model::Cell::Kind::numbers || cell.numbers.size() != 1) return {};
  const auto& number = cell.numbers.front();
  if (std::isnan(number.value)) return {};
  return number;
}

std::optional<std::size_t> column_named(const AttributeTable& table, std::string_view name) {
  const auto wanted = fold(name);
  for (const bool whole : {true, false})
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].kind != Kind::figure) continue;
      const auto title = fold(table.columns[i].title);
      if (whole ? title == wanted : title.find(wanted) != std::string::npos) return i;
    }
  return {};
}

/// 「30以上」「65未満」.
std::optional<FigureCondition> worded(std::string_view part, const AttributeTable& table) {
  const auto number = number_of(part);
  const auto column = main_figures(table);
  if (!number || !column) return {};
  using model::Qualifier;
  if (number->qualifier == Qualifier::at_least)
    return FigureCondition{*column, number->strict ? Is::above : Is::at_least, number->value};
  if (number->qualifier == Qualifier::at_most)
    return FigureCondition{*column, number->strict ? Is::below : Is::at_most, number->value};
  return {};
}

void take(RowFilter& filter, const std::string& part, const AttributeTable& table) {
  const auto found = find_sign(part);
  if (!found) {
    if (const auto condition = worded(part, table))
      filter.conditions.push_back(*condition);
    else if (auto word = fold(part); !word.empty())
      filter.words.push_back(std::move(word));
    return;
  }
  const auto name = std::string_view(part).substr(0, found->at);
  const auto column = name.empty() ? main_figures(table) : column_named(table, name);
  const auto number = number_of(std::string_view(part).substr(found->at + found->sign->words.size()));
  if (column && number && number->qualifier == model::Qualifier::exact)
    filter.conditions.push_back({*column, found->sign->is, number->value});
  else if (!column)
    filter.problem = say("「{}」という数値の列はありません", "there is no column of figures “{}”", std::string(name));
  else
    filter.problem = say("条件「{}」を数値として読めません", "“{}” is no condition that can be read", part);
}

}  // namespace

bool FigureCondition::holds(double value) const {
  if (std::isnan(value)) return false;
  switch (is) {
    case Is::above:
      return value > bound;
    case Is::at_least:
      return value >= bound;
    case Is::below:
      return value < bound;
    case Is::at_most:
      return value <= bound;
    case Is::equal:
      return value == bound;
  }
  return false;
}

std::optional<std::size_t> main_figures(const AttributeTable& table) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    if (column.kind != Kind::figure || !column.measured) continue;
    if (column.id == "value") return i;
    if (!first) first = i;
  }
  return first;
}

RowFilter read_filter(std::string_view typed, const AttributeTable& table) {
  RowFilter filter;
  const auto parts = parts_of(typed);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    // 「人口 > 30」: the sign belongs to the word before it where that names a column.
    const auto next = i + 1 < parts.size() ? find_sign(parts[i + 1]) : std::nullopt;
    const bool heads = next && next->at == 0 && !find_sign(parts[i]) && column_named(table, parts[i]);
    take(filter, heads ? parts[i] + parts[i + 1] : parts[i], table);
    if (heads) ++i;
  }
  return filter;
}

std::vector<std::string> folded_rows(const AttributeTable& table) {
  std::vector<std::string> rows(table.size());
  for (std::size_t i = 0; i < table.aliases.size(); ++i) rows[i] = fold(table.aliases[i]) + '\n';
  for (const auto& column : table.columns) {
    if (column.kind != Kind::text) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (column.texts[i].empty()) continue;
      rows[i] += fold(column.texts[i]);
      rows[i] += '\n';  // so that no word is found across two cells
    }
  }
  return rows;
}

bool passes(const RowFilter& filter, const AttributeTable& table, const std::vector<std::string>& folded, std::size_t row) {
  if (filter.problem) return false;
  const auto has = [&](const std::string& word) { return folded[row].find(word) != std::string::npos; };
  const auto holds = [&](const FigureCondition& c) { return c.holds(table.columns[c.column].figures[row]); };
  return std::ranges::all_of(filter.words, has) && std::ranges::all_of(filter.conditions, holds);
}

}  // namespace kuiki::app
