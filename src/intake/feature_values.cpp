#include "intake/feature_values.h"

#include "base/error.h"
#include "base/printable.h"
#include "intake/figure_column.h"
#include "intake/sentinel.h"

namespace kuiki::intake {
namespace {

std::vector<double> read_cells(const std::vector<std::string>& cells, const std::string& column, const Text& where,
                               Warnings& warnings) {
  auto figures = read_figures(cells);
  if (const auto why = why_no_figures(figures, column))
    throw Error(Fault::input_wrong,
                say("{}{}。数値の列を指定してください。", "{}{}; name a column of figures", where, *why));
  for (auto& warning : figure_warnings(figures, column)) warnings.push_back(std::move(warning));
  return std::move(figures.values);
}

}  // namespace

std::vector<double> feature_values(store::VectorLayer& layer, const std::string& column, const Text& where,
                                   const std::optional<std::vector<double>>& no_data, Warnings& warnings) {
  const std::string name = short_name(column);
  auto values = layer.cells.empty() ? std::move(layer.values) : read_cells(layer.cells, name, where, warnings);
  if (no_data) {
    blank_out(values, *no_data);
    return values;
  }
  const auto suspected = suspected_sentinels(values);
  if (suspected.empty()) return values;
  std::vector<double> marks;
  marks.reserve(suspected.size());
  for (const auto& sentinel : suspected) marks.push_back(sentinel.value);
  blank_out(values, marks);
  warnings.push_back(sentinel_warning(suspected, name));
  return values;
}

}  // namespace kuiki::intake
