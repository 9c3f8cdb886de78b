#include "store/statistics_files.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/period.h"
#include "store/source_checks.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".csv" && !entry.path().filename().string().starts_with('.'))
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// "births@CY2023".
StatisticValues column_of(const CsvTable& csv, const std::string& head, std::size_t at, const Codes& indicators) {
  const auto sign = head.find('@');
  StatisticValues column;
  column.indicator = head.substr(0, sign);
  if (sign == std::string::npos || !indicators.contains(column.indicator))
    throw csv.wrong(0, at,
                    say("見出しの指標「{}」が indicators.csv にありません", "indicators.csv has no indicator '{}' (header)",
                        column.indicator));
  const auto period = model::parse_period(head.substr(sign + 1));
  if (!period)
    throw csv.wrong(0, at,
                    say("見出し「{}」の時点が読めません（2020-10-01、FY2020、CY2020 の形）",
                        "the period of '{}' cannot be read (2020-10-01, FY2020 or CY2020)", head));
  column.period = model::to_string(*period);
  return column;
}

void read_file(const fs::path& file, Geodata& to, const Codes& codes, const Codes& indicators) {
  const CsvTable csv(file);
  const auto area = csv.column("area_code");
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) once.check(csv, i, area, known(csv, i, area, codes));
  for (const auto& head : csv.header()) {
    if (head == "area_code" || csv.rows() == 0) continue;
    const auto at = csv.column(head);
    auto column = column_of(csv, head, at, indicators);
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      const double value = csv.number_or_nan(i, at);
      if (std::isnan(value)) continue;
      column.codes.push_back(csv.text(i, area));
      column.values.push_back(value);
    }
    to.statistics.push_back(std::move(column));
  }
}

void read_projection(const fs::path& file, Geodata& to, const Codes& codes) {
  const CsvTable csv(file);
  const auto area = csv.column("area_code"), young = csv.column("share_0_14_2050"), old = csv.column("share_65_over_2050");
  std::vector<std::pair<int, std::size_t>> years;
  for (const auto& head : csv.header())
    if (head.size() == 4 && head.find_first_not_of("0123456789") == std::string::npos)
      years.emplace_back(std::stoi(head), csv.column(head));
  Once once;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    NewProjection row;
    row.code = known(csv, i, area, codes);
    once.check(csv, i, area, row.code);
    for (const auto& [year, column] : years) row.totals.emplace_back(year, static_cast<double>(csv.count(i, column)));
    row.young_share = csv.number_or_nan(i, young);
    row.old_share = csv.number_or_nan(i, old);
    to.new_projection.push_back(std::move(row));
  }
}

}  // namespace

void read_statistics(const fs::path& folder, Geodata& to, const Codes& codes) {
  Codes indicators;
  for (const auto& indicator : to.indicators) indicators.insert(indicator.id);
  for (const auto& file : files_of(folder / "statistics")) read_file(file, to, codes, indicators);
  read_projection(folder / "population" / "projection_2023.csv", to, codes);
}

}  // namespace kuiki::store
