#include "store/published_actuals.h"

#include <set>
#include <tuple>
#include <unordered_map>

#include "model/period.h"
#include "store/csv_table.h"

namespace kuiki::store {
namespace {

struct Columns {
  std::size_t indicator, area, period, value, source, note;
  explicit Columns(const CsvTable& csv)
      : indicator(csv.column("indicator")),
        area(csv.column("area_code")),
        period(csv.column("period")),
        value(csv.column("value")),
        source(csv.column("source")),
        note(csv.column("note")) {}
};

PlanFigure read_row(const CsvTable& csv, std::size_t row, const Columns& at, const PlanIndicatorText& indicator,
                    const PlanReferences& known) {
  PlanFigure figure;
  figure.indicator = indicator.indicator.id;
  figure.area = csv.filled(row, at.area);
  figure.period = csv.filled(row, at.period);
  figure.value = csv.number(row, at.value);
  figure.source = csv.filled(row, at.source);
  figure.note = csv.text(row, at.note);
  figure.role = model::Role::actual;
  figure.status = model::Status::published;
  if (figure.area != indicator.area)
    throw csv.wrong(row, at.area, say("指標の区域は「{}」です", "the indicator's area is '{}'", indicator.area));
  if (const auto period = model::parse_period(figure.period); !period || model::to_string(*period) != figure.period)
    throw csv.wrong(row, at.period,
                    say("時点「{}」が読めません（FY2018、CY2018、FY2020/FY2024、2020-04-01 の形）",
                        "the period '{}' cannot be read (as FY2018, CY2018, FY2020/FY2024 or 2020-04-01)", figure.period));
  if (!known.sources.contains(figure.source))
    throw csv.wrong(row, at.source,
                    say("出典「{}」は sources.csv にありません", "sources.csv has no source '{}'", figure.source));
  return figure;
}

}  // namespace

void read_published_actuals(const std::filesystem::path& file, const PlanReferences& known, PlanFiles& into) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return;
  const CsvTable csv(file);
  const Columns at(csv);
  std::unordered_map<std::string, const PlanIndicatorText*> indicators;
  std::unordered_map<std::string, std::vector<std::string>> again;
  for (const auto& each : into.indicators) {
    indicators.emplace(each.indicator.id, &each);
    if (!each.indicator.same_as.empty()) again[each.indicator.same_as].push_back(each.indicator.id);
  }
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (std::size_t row = 0; row < csv.rows(); ++row) {
    const auto& id = csv.filled(row, at.indicator);
    const auto found = indicators.find(id);
    if (found == indicators.end())
      throw csv.wrong(row, at.indicator, say("指標「{}」はありません", "there is no indicator '{}'", id));
    if (const auto& first = found->second->indicator.same_as; !first.empty())
      throw csv.wrong(
          row, at.indicator,
          say("再掲の行です。最初の行「{}」に書いてください", "a repeated row; write it for the first one, '{}'", first));
    auto figure = read_row(csv, row, at, *found->second, known);
    if (!seen.emplace(id, figure.period, figure.source).second)
      throw csv.wrong(row, at.period, {"同じ値の行が2回あります", "the same figure stands twice"});
    for (const auto& repeated : again[id]) {
      auto copy = figure;
      copy.indicator = repeated;
      into.figures.push_back(std::move(copy));
    }
    into.figures.push_back(std::move(figure));
  }
}

}  // namespace kuiki::store
