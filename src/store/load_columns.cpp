#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "model/plan_names.h"
#include "store/load_tables.h"

/// Columns of statistics as the base packs them (schema_figures.h).
namespace kuiki::store {
namespace {

using model::AreaRow;
using Areas = std::shared_ptr<const std::vector<AreaRow>>;

/// Calls `use(part)` for each part of a list.
template <class Use>
void each_part(std::string_view list, char between, const Use& use) {
  while (true) {
    const auto end = list.find(between);
    use(list.substr(0, end));
    if (end == std::string_view::npos) return;
    list.remove_prefix(end + 1);
  }
}

std::map<std::int64_t, Areas> load_lists(const Database& database, const AreaRows& areas) {
  std::map<std::int64_t, Areas> lists;
  for (RowReader q(database, statistic_areas_table); q.step();) {
    std::vector<AreaRow> rows;
    each_part(q->codes, ' ', [&](std::string_view code) { rows.push_back(areas.row(q, code)); });
    if (!std::ranges::is_sorted(rows))
      q.wrong({"区域がコード順ではありません", "its areas are not in the order of their codes"});
    lists[q->id] = std::make_shared<const std::vector<AreaRow>>(std::move(rows));
  }
  return lists;
}

using ColumnReader = ReaderOf<statistic_column_table>;

void read_figures(const ColumnReader& q, model::FigureColumn& column) {
  column.value.reserve(column.areas->size());
  each_part(q->figures, ',', [&](std::string_view word) {
    double value = std::numeric_limits<double>::quiet_NaN();
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (!word.empty() && (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(value)))
      q.wrong(say("「{}」は数値ではありません", "'{}' is not a number", std::string(word)));
    column.value.push_back(value);
  });
}

void read_statuses(const ColumnReader& q, const std::vector<std::string>& ids, model::FigureColumn& column) {
  column.status.reserve(column.areas->size());
  std::string_view last;
  auto status = model::Status::printed;
  each_part(q->statuses, ',', [&](std::string_view word) {
    if (word != last || column.status.empty()) status = static_cast<model::Status>(q.one_of(word, ids, -1));
    last = word;
    column.status.push_back(status);
  });
  if (column.status.size() == 1) column.status.assign(column.areas->size(), status);
}

void read_notes(const ColumnReader& q, model::FigureColumn& column) {
  if (q->note_of.empty()) return;
  each_part(q->notes, '\n', [&](std::string_view note) { column.notes.emplace_back(note); });
  column.note.reserve(column.areas->size());
  each_part(q->note_of, ',', [&](std::string_view word) {
    std::uint16_t at = 0;
    std::from_chars(word.data(), word.data() + word.size(), at);
    if (at >= column.notes.size()) q.wrong({"注の番号が合いません", "it names a note that is not there"});
    column.note.push_back(at);
  });
}

}  // namespace

std::vector<model::FigureColumn> load_columns(const Database& database, const AreaRows& areas,
                                              const std::function<std::uint16_t(std::string_view)>& period_of,
                                              const model::Column<model::Indicator, model::IndicatorRow>& indicators) {
  std::vector<model::FigureColumn> columns;
  const auto lists = load_lists(database, areas);
  if (lists.empty()) return columns;
  std::unordered_map<std::string_view, model::IndicatorRow> rows;
  for (std::size_t i = 0; i < indicators.size(); ++i) rows.emplace(indicators[i].id, model::IndicatorRow(i));
  const auto roles = model::role_ids();
  const auto statuses = model::status_ids();
  for (ColumnReader q(database, statistic_column_table); q.step();) {
    model::FigureColumn column;
    const auto indicator = rows.find(q->indicator_id);
    const auto list = lists.find(q->areas);
    if (indicator == rows.end())
      q.wrong(say("指標「{}」がありません", "there is no indicator \"{}\"", std::string(q->indicator_id)));
    if (list == lists.end()) q.wrong({"区域の並びがありません", "its list of areas is missing"});
    column.indicator = indicator->second;
    column.period = period_of(q->period);
    column.role = static_cast<model::Role>(q.one_of(q->role, roles, -1));
    column.source = q->source;
    column.areas = list->second;
    read_figures(q, column);
    read_statuses(q, statuses, column);
    read_notes(q, column);
    const auto n = column.areas->size();
    if (column.value.size() != n || column.status.size() != n || (!column.note.empty() && column.note.size() != n))
      q.wrong({"値の数が区域の数と違います", "it has not as many figures as areas"});
    columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace kuiki::store
