#include "app/choropleth_join.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/error.h"
#include "base/fold.h"
#include "base/printable.h"
#include "base/strings.h"
#include "intake/figure_column.h"
#include "intake/own_table_shape.h"
#include "intake/sentinel.h"
#include "model/area_code.h"
#include "store/table_file.h"

namespace kuiki::app {
namespace {

/// A key in the form in which keys are compared: a code without zeros that a spreadsheet may have taken, without its check digit.
std::string key_of(std::string_view cell) {
  auto key = fold(trim(cell));
  if (key.empty() || key.find_first_not_of("0123456789") != std::string::npos) return key;
  const auto from = std::min(key.find_first_not_of('0'), key.size() - 1);
  auto digits = key.substr(from);
  // Six digits, or five that lost a zero, with a check digit.
  if (key.size() == 6 || key.size() == 5) {
    const auto whole = std::string(6 - key.size(), '0') + key;
    if (model::check_digit(whole.substr(0, 5)) == whole[5] && key.size() == 6) return digits.substr(0, digits.size() - 1);
  }
  return digits;
}

using RowsOf = std::unordered_map<std::string, std::vector<std::size_t>>;

/// Where the table has the keys.
struct KeyPlace {
  std::size_t column = 0, known = 0, first = 0;
};

KeyPlace find_keys(const store::Table& table, const RowsOf& polygons) {
  KeyPlace best;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    KeyPlace place{.column = column};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      if (!polygons.contains(key_of(table.text(row, column)))) continue;
      if (place.known++ == 0) place.first = row;
    }
    if (place.known > best.known) best = place;
  }
  return best;
}

std::vector<std::string> headers_above(const store::Table& table, std::size_t first) {
  std::vector<std::string> headers(table.columns());
  if (first == 0) return headers;
  for (std::size_t column = 0; column < headers.size(); ++column)
    headers[column] = intake::cell_words(table, first - 1, column);
  return headers;
}

std::string some(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 3); ++i) add_part(list, "、", short_name(names[i], 40));
  return names.size() > 3 ? list + " …" : list;
}

/// The figures of the table's rows, by key.
struct TableFigures {
  std::unordered_map<std::string, double> value;
  std::vector<std::string> doubled, without_polygon;
  std::size_t refused = 0;
  std::string refused_where;
};

TableFigures read_figures_of(const store::Table& table, const KeyPlace& keys, std::size_t column, const RowsOf& polygons) {
  TableFigures figures;
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t row = keys.first; row < table.rows.size(); ++row) {
    const auto key = key_of(table.text(row, keys.column));
    const auto figure = intake::read_figure(table.text(row, column));
    if (key.empty() || figure.kind == intake::FigureKind::empty || figure.kind == intake::FigureKind::no_data) continue;
    if (figure.kind != intake::FigureKind::number) {
      if (figures.refused++ == 0)
        figures.refused_where =
            fmt::format("{}{} {}", store::column_letters(column), row + 1, short_name(table.text(row, column), 40));
      continue;
    }
    if (!polygons.contains(key)) {
      figures.without_polygon.push_back(intake::cell_words(table, row, keys.column));
      continue;
    }
    const auto [at, fresh] = figures.value.try_emplace(key, figure.value);
    if (!fresh && at->second != figure.value) {
      figures.doubled.push_back(intake::cell_words(table, row, keys.column));
      at->second = NAN;
    }
  }
  return figures;
}

void tell(const TableFigures& figures, const std::vector<std::string>& unknown, std::size_t polygons, Warnings& warnings) {
  if (!unknown.empty())
    warnings.push_back(say("{}の区域のうち {} は表に値がありません（{}）",
                           "{1} of {0} polygons have no figure in the table ({2})", polygons, unknown.size(),
                           some(unknown)));
  if (!figures.without_polygon.empty())
    warnings.push_back(say("表の {}行に当たる区域がありません（{}）", "{} rows of the table have no polygon ({})",
                           figures.without_polygon.size(), some(figures.without_polygon)));
  if (!figures.doubled.empty())
    warnings.push_back(say("同じキーの行の値が違うため、使いません（{}）",
                           "rows of one key have different figures, none is used ({})", some(figures.doubled)));
  if (figures.refused > 0)
    warnings.push_back(say("表の {}個の値は数として読めません（{} など）",
                           "{} cells of the table cannot be read as figures ({} …)", figures.refused,
                           figures.refused_where));
}

}  // namespace

intake::FeatureWishes::Joined join_table(const ChoroplethRequest& request, const std::vector<std::string>& keys,
                                         Warnings& warnings) {
  const auto file = store::read_table_file(request.join);
  RowsOf polygons;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (auto key = key_of(keys[i]); !key.empty()) polygons[std::move(key)].push_back(i);
  const store::Table* table = nullptr;
  KeyPlace place;
  for (const auto& sheet : file.sheets) {
    const auto found = find_keys(sheet, polygons);
    if (found.known <= place.known) continue;
    table = &sheet;
    place = found;
  }
  if (table == nullptr)
    throw Error(Fault::input_wrong,
                say("--join {}：どの列にも、FILE の列「{}」の値（{} など）がありません。--key を確かめてください。",
                    "--join {}: no column has values of field \"{}\" of FILE ({} …); is --key right?", request.join,
                    short_name(request.join_key), keys.empty() ? "" : short_name(keys.front(), 40)));
  const auto headers = headers_above(*table, place.first);
  const auto column = intake::named_column(headers, request.value, "--value");
  const auto figures = read_figures_of(*table, place, column, polygons);
  intake::FeatureWishes::Joined joined{std::vector<double>(keys.size(), NAN),
                                       headers[column].empty() ? request.value : headers[column]};
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto found = figures.value.find(key_of(keys[i]));
    if (found != figures.value.end())
      joined.values[i] = found->second;
    else
      unknown.push_back(keys[i]);
  }
  tell(figures, unknown, keys.size(), warnings);
  if (request.no_data) intake::blank_out(joined.values, *request.no_data);
  return joined;
}

}  // namespace kuiki::app
