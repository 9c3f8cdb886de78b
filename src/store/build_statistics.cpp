#include <cmath>
#include <set>

#include "base/strings.h"
#include "store/build_tables.h"
#include "store/plan_words.h"
#include "store/rows.h"
#include "store/schema_base.h"

/// Statistics as the base has them: indicators, observations, columns.
namespace kuiki::store {
namespace {

IndicatorRow row_of(const model::Indicator& i) {
  return {.id = i.id,
          .name = i.name,
          .name_en = i.name_en,
          .unit = i.unit,
          .unit_en = i.unit_en,
          .decimals = i.decimals,
          .direction = model::direction_id(i.direction),
          .direction_basis = i.direction_stated ? "stated" : "judged",
          .accrual = model::accrual_id(i.accrual),
          .mapping_unit = model::mapping_unit_id(i.mapping_unit),
          .rationale = i.rationale,
          .source = i.source,
          .group_id = i.group};
}

/// The sums of a rate as words; the row refers to them.
struct RateWords {
  std::string numerator, denominator;
  explicit RateWords(const RateText& rate) {
    numerator = join(rate.plus, " + ");
    for (const auto& id : rate.minus) numerator += " - " + id;
    denominator = join(rate.denominator, " + ");
  }
};

/// Column by column, one for each role and source of a period; areas are interned.
class ColumnWriter {
 public:
  ColumnWriter(GeoPackageWriter& out, const BuiltAreas& areas) : areas_(areas), columns_(out.db(), statistic_column_table) {}

  void add(const std::string& indicator, const std::string& period, const std::map<int, Figure>& figures) {
    std::map<std::pair<model::Role, std::string>, std::vector<std::pair<int, const Figure*>>> groups;
    for (const auto& [area, figure] : figures) groups[{figure.role, figure.source}].emplace_back(area, &figure);
    for (const auto& [what, group] : groups) write(indicator, period, what.first, what.second, group);
  }

  void write_lists(GeoPackageWriter& out) const {
    RowWriter lists(out.db(), statistic_areas_table);
    std::vector<std::pair<std::int64_t, const std::string*>> ordered;
    ordered.reserve(lists_.size());
    for (const auto& [codes, id] : lists_) ordered.emplace_back(id, &codes);
    std::ranges::sort(ordered);
    for (const auto& [id, codes] : ordered) lists.write({.id = id, .codes = *codes});
  }

 private:
  using Group = std::vector<std::pair<int, const Figure*>>;

  void write(const std::string& indicator, const std::string& period, model::Role role, const std::string& source,
             const Group& group) {
    std::string codes, figures, statuses, notes, note_of;
    std::map<std::string_view, std::size_t> note_number;
    bool one_status = true, any_note = false;
    bool first = true;
    for (const auto& [area, figure] : group) {
      if (!first) {
        codes += ' ';
        figures += ',';
        statuses += ',';
        note_of += ',';
      }
      first = false;
      codes += areas_.rows[static_cast<std::size_t>(area)].code;
      if (!std::isnan(figure->value)) figures += fmt::format("{}", figure->value);
      statuses += model::status_id(figure->status);
      one_status = one_status && figure->status == group.front().second->status;
      any_note = any_note || !figure->note.empty();
      const auto [at, is_new] = note_number.emplace(figure->note, note_number.size());
      if (is_new) notes += (note_number.size() == 1 ? "" : "\n") + figure->note;
      note_of += std::to_string(at->second);
    }
    const auto list = lists_.emplace(codes, static_cast<std::int64_t>(lists_.size()) + 1).first->second;
    const std::string status(model::status_id(group.front().second->status));
    columns_.write({.indicator_id = indicator,
                    .period = period,
                    .role = model::role_id(role),
                    .source = source,
                    .areas = list,
                    .figures = figures,
                    .statuses = one_status ? status : statuses,
                    .notes = any_note ? std::string_view(notes) : "",
                    .note_of = any_note ? std::string_view(note_of) : ""});
  }

  const BuiltAreas& areas_;
  WriterOf<statistic_column_table> columns_;
  std::map<std::string, std::int64_t> lists_;
};

void write_indicators(GeoPackageWriter& out, const Geodata& data, BuildReport& report) {
  out.begin(indicator_group_table.facts);
  RowWriter groups(out.db(), indicator_group_table);
  for (const auto& group : data.groups) groups.write({.id = group.id, .name = group.name, .name_en = group.name_en});

  out.begin(indicator_table.facts);
  RowWriter indicators(out.db(), indicator_table);
  for (const auto& i : data.indicators) {
    auto row = row_of(i);
    const auto rate = std::ranges::find(data.rates, i.id, &RateText::id);
    const auto words = rate == data.rates.end() ? RateWords({}) : RateWords(*rate);
    row.numerator = words.numerator;
    row.denominator = words.denominator;
    if (rate != data.rates.end()) row.factor = rate->factor;
    indicators.write(row);
    ++report.indicators;
  }
}

}  // namespace

void write_statistics(GeoPackageWriter& out, const Geodata& data, const BuiltAreas& areas, const Statistics& statistics,
                      BuildReport& report) {
  write_indicators(out, data, report);
  out.begin(statistic_areas_table.facts);
  out.begin(statistic_column_table.facts);
  out.begin(observation_table.facts);
  ColumnWriter columns(out, areas);
  RowWriter observations(out.db(), observation_table);
  std::set<std::string> rates;
  for (const auto& rate : data.rates) rates.insert(rate.id);
  for (const auto& i : data.indicators) {
    for (const auto& [period, figures] : statistics.at(i.id)) {
      columns.add(i.id, period, figures);
      if (rates.contains(i.id)) continue;
      for (const auto& [area, figure] : figures) {
        observations.write({.indicator_id = i.id,
                            .area_code = areas.rows[static_cast<std::size_t>(area)].code,
                            .period = period,
                            .role = model::role_id(figure.role),
                            .value = figure.value,
                            .qualifier = "exact",
                            .printed = figure.printed,
                            .status = model::status_id(figure.status),
                            .note = figure.note,
                            .source = figure.source});
        ++report.observations;
      }
    }
  }
  columns.write_lists(out);
  out.indexes(observation_table.facts);
}

}  // namespace kuiki::store
