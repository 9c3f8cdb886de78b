#include "app/export_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "app/output_folder.h"
#include "base/error.h"
#include "base/strings.h"
#include "intake/entry_rules.h"
#include "model/departments.h"
#include "model/plan_names.h"
#include "model/plan_tree.h"

namespace kuiki::app {
namespace {

using model::AreaRow;
using model::IndicatorRow;
using model::NodeRow;
using model::Role;
using model::Status;

Text direction_words(model::Direction direction) {
  return {model::direction_name(direction).ja, std::string(model::direction_id(direction))};
}

/// All digits of a number, none too many.
std::string digits_of(double value) {
  char text[64];
  const auto [end, error] = std::to_chars(text, text + sizeof text, value == 0 ? 0.0 : value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(text, end) : std::string();
}

using PartRow = model::OwnedRow;

/// Every indicator and part that is entered by itself, as printed.
std::vector<PartRow> all_rows(const model::Dataset& data, const model::PlanTree& tree) {
  std::vector<PartRow> rows;
  for (const IndicatorRow row : tree.indicators()) {
    const auto& indicator = data.indicators[row];
    const auto departments = model::node_value(tree, data, indicator, &model::PlanNode::departments);
    for (auto& part : intake::parts_to_enter(data, row)) rows.push_back({row, std::move(part), departments});
  }
  return rows;
}

class Writer {
 public:
  Writer(const model::Dataset& data, const model::PlanTree& tree, std::vector<PartRow> rows,
         const ExportTableOptions& options)
      : data_(data), tree_(tree), plan_(data.plans[tree.plan()]), options_(options), rows_(std::move(rows)) {
    find_periods();
  }

  store::Table table() {
    store::Table table;
    table.sheet = plan_.id;
    const auto word = [&](const Text& text) { return text.in(options_.lang); };
    std::vector<std::string> header = {word({"指標ID", "Indicator ID"}),
                                       word({"位置付け", "Place in the plan"}),
                                       word({"指標名", "Indicator name"}),
                                       word({"部分", "Part"}),
                                       word({"単位", "Unit"}),
                                       word({"目標の方向", "Direction"}),
                                       word({"値の種類", "Kind"}),
                                       word({"担当課", "Department"}),
                                       word({"関連課", "Works with"}),
                                       word({"再掲", "Printed again"})};
    for (const Role role : {Role::baseline, Role::target, Role::actual})
      for (const auto& period : periods_[role]) add_headers(role, period, header);
    header.push_back(word({"備考", "Note"}));
    header.push_back(word({"計画書の行", "Line of the document"}));
    auto& first = table.rows.emplace_back();
    for (auto& text : header) first.push_back({std::move(text), false});

    for (const auto& row : rows_) {
      const auto& indicator = data_.indicators[row.indicator];
      auto& cells = table.rows.emplace_back();
      for (const auto& text :
           {indicator.id, path_of(indicator), indicator.name, row.part,
            model::unit_with_multiple(indicator.unit, indicator.printed_scale), word(direction_words(indicator.direction)),
            word(kind_of(row, indicator)), listed(row.departments), listed(related_of(indicator)), again(indicator)})
        cells.push_back({text, false});
      for (const Role role : {Role::baseline, Role::target, Role::actual})
        for (const auto& period : periods_[role]) add_cells(row, role, period, cells);
      cells.push_back({});
      cells.push_back({std::to_string(indicator.line), true});
    }
    return table;
  }

 private:
  /// Which periods have columns, and which of them words or notes to show.
  void find_periods() {
    const auto& o = data_.observations;
    std::map<Role, std::set<model::Period>> found;
    for (const auto& row : rows_) {
      const auto i = row.indicator.index();
      for (auto k = data_.indicator_begin[i]; k < data_.indicator_begin[i + 1]; ++k) {
        const auto& period = data_.periods[o.period[k]];
        found[o.role[k]].insert(column_of(row, o.role[k], period));
        if (o.role[k] == Role::actual && o.status[k] == Status::entered && !o.note[k].empty()) noted_.insert(period);
        if (o.role[k] == Role::actual && !o.printed[k].empty()) worded_.insert(period);
      }
    }
    // The years of the plan are there to be filled in.
    const auto from = model::parse_period(plan_.period_from), to = model::parse_period(plan_.period_to);
    if (from && to) {
      for (int year = from->year; year <= to->year && year < from->year + 50; ++year) {
        const model::Period fiscal{model::Period::Kind::fiscal_year, year};
        found[Role::actual].insert(fiscal);
      }
    }
    for (const auto& [role, periods] : found) {
      auto& list = periods_[role];
      list.assign(periods.begin(), periods.end());
      std::ranges::stable_sort(list, {}, [](const model::Period& p) { return model::closing_time(p); });
    }
  }

  /// The actuals of an indicator of calendar years stand under the fiscal year of the same number, where they are entered: a
  /// column of its own would be there for every row.
  [[nodiscard]] model::Period column_of(const PartRow& row, Role role, const model::Period& period) const {
    if (role != Role::actual || period.kind != model::Period::Kind::calendar_year) return period;
    const model::Period fiscal{model::Period::Kind::fiscal_year, period.year};
    return intake::entry_period(data_, row.indicator, fiscal) == period ? fiscal : period;
  }

  /// 1年間の値（暦年）
  [[nodiscard]] Text kind_of(const PartRow& row, const model::Indicator& indicator) const {
    const Text kind = model::accrual_name(indicator.accrual);
    const model::Period fiscal{model::Period::Kind::fiscal_year, 2000};
    const bool calendar = intake::entry_period(data_, row.indicator, fiscal).kind == model::Period::Kind::calendar_year;
    return calendar ? say("{}（暦年）", "{} (calendar year)", kind) : kind;
  }

  void add_headers(Role role, const model::Period& period, std::vector<std::string>& header) const {
    const auto label = model::period_label(period, options_.years).in(options_.lang) + " (" + model::to_string(period) + ")";
    const auto name = model::role_name(role).in(options_.lang);
    if (has_words(role, period)) header.push_back(name + Text{"（計画書の記載） ", " (printed) "}.in(options_.lang) + label);
    if (has_numbers(role)) header.push_back(name + " " + label);
    if (role == Role::actual && noted_.contains(period)) header.push_back(Text{"備考 ", "Note "}.in(options_.lang) + label);
  }

  /// An actual is typed as a plain number, so only those of documents have words to show; without columns of numbers all
  /// have.
  [[nodiscard]] bool has_words(Role role, const model::Period& period) const {
    return options_.printed && (role != Role::actual || worded_.contains(period));
  }
  [[nodiscard]] bool has_numbers(Role role) const { return options_.normalised || role == Role::actual; }

  void add_cells(const PartRow& row, Role role, const model::Period& period, std::vector<store::TableCell>& cells) const {
    const auto& o = data_.observations;
    const auto i = row.indicator.index();
    std::string printed, note;
    store::TableCell number;
    bool entered = false;
    for (auto k = data_.indicator_begin[i]; k < data_.indicator_begin[i + 1]; ++k) {
      if (o.role[k] != role || column_of(row, role, data_.periods[o.period[k]]) != period || o.part[k] != row.part) continue;
      const bool own = o.status[k] == Status::entered;
      if (entered && !own) continue;
      if (o.status[k] == Status::published && (!number.text.empty() || !printed.empty())) continue;
      // What was entered stands before what is printed; a floor beside its target only in words.
      if (own && !entered) {
        number = {};
        printed.clear();
      }
      entered = own;
      if (!o.printed[k].empty()) printed += (printed.empty() ? "" : " ") + o.printed[k];
      if (o.qualifier[k] == model::Qualifier::floor) continue;
      if (!std::isnan(o.value[k]))
        number = number_cell(in_plan_unit(o.value[k], data_.indicators[i]), o.qualifier[k], o.printed[k], role);
      else if (o.qualifier[k] == model::Qualifier::milestone && !o.printed[k].empty() && o.status[k] != Status::not_measured)
        number = {o.printed[k], false};
      if (own) note = o.note[k];
    }
    if (has_words(role, period)) cells.push_back({printed, false});
    if (has_numbers(role)) cells.push_back(number);
    if (role == Role::actual && noted_.contains(period)) cells.push_back({note, false});
  }

  /// 「20分短縮」 and 「180位以内」 are no plain numbers: as an actual the words stand, so that reading them again gives the
  /// same; a target's column is for calculating with.
  static store::TableCell number_cell(double value, model::Qualifier qualifier, const std::string& printed, Role role) {
    if (role == Role::actual && qualifier == model::Qualifier::change && !printed.empty()) return {printed, false};
    return {digits_of(value), true};
  }

  /// As the column of units says: 340180 in 百万円.
  static double in_plan_unit(double value, const model::Indicator& indicator) {
    if (indicator.printed_scale <= 1) return value;
    return std::round(value / indicator.printed_scale * 1e9) / 1e9;
  }

  [[nodiscard]] std::string path_of(const model::Indicator& indicator) const {
    std::string path;
    const NodeRow last = tree_.node_of(indicator);
    if (last == model::none) return path;
    for (const NodeRow step : tree_.path(last)) {
      const auto& node = data_.plan_nodes[step];
      path += (path.empty() ? "" : " ＞ ") + (node.number.empty() ? "" : node.number + " ") + node.title;
    }
    return path;
  }

  [[nodiscard]] std::vector<std::string> related_of(const model::Indicator& indicator) const {
    return model::node_value(tree_, data_, indicator, &model::PlanNode::related_departments);
  }
  [[nodiscard]] std::string listed(const std::vector<std::string>& words) const {
    return join(words, options_.lang == Lang::ja ? "、" : ", ");
  }
  /// 再掲（otaru-p1-04）
  [[nodiscard]] std::string again(const model::Indicator& indicator) const {
    if (indicator.same_as.empty()) return {};
    return say("再掲（{}）", "again ({})", indicator.same_as).in(options_.lang);
  }

  const model::Dataset& data_;
  const model::PlanTree& tree_;
  const model::Plan& plan_;
  const ExportTableOptions& options_;
  std::vector<PartRow> rows_;
  std::map<Role, std::vector<model::Period>> periods_;
  std::set<model::Period> noted_, worded_;
};

}  // namespace

store::Table plan_table(const model::Dataset& data, const std::string& plan, const ExportTableOptions& options) {
  const model::PlanTree tree(data, plan);
  return Writer(data, tree, all_rows(data, tree), options).table();
}

std::vector<std::pair<std::string, store::Table>> plan_tables_by_department(const model::Dataset& data,
                                                                            const std::string& plan,
                                                                            const ExportTableOptions& options) {
  const model::PlanTree tree(data, plan);
  const auto rows = all_rows(data, tree);
  std::vector<std::pair<std::string, store::Table>> tables;
  for (const auto& [department, places] : model::by_department(data, rows)) {
    std::vector<PartRow> own;
    for (const auto at : places) own.push_back(rows[at]);
    tables.emplace_back(department, Writer(data, tree, std::move(own), options).table());
  }
  return tables;
}

void export_tables_by_department(const model::Dataset& data, const std::string& plan, const std::filesystem::path& folder,
                                 const ExportTableOptions& options, const Progress& progress) {
  if (folder.has_extension())
    throw Error(
        Fault::usage,
        say("{}: --by department では担当課ごとの XLSX をフォルダーに書き出します。拡張子のない名前を指定してください",
            "{}: --by department writes a workbook for each department into a folder; give a name without an ending",
            folder.string()));
  make_output_folder(folder);
  const auto tables = plan_tables_by_department(data, plan, options);
  std::vector<std::string> departments;
  departments.reserve(tables.size());
  for (const auto& [department, table] : tables) departments.push_back(department);
  const auto names = department_file_names(departments, options.lang == Lang::ja);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    progress.at(static_cast<double>(i) / static_cast<double>(tables.size()),
                say("{}を書き出しています", "Writing {}", names[i]));
    store::write_xlsx(tables[i].second, folder / (names[i] + ".xlsx"));
  }
}

void export_table(const model::Dataset& data, const std::string& plan, const std::filesystem::path& file,
                  const ExportTableOptions& options) {
  store::write_table(plan_table(data, plan, options), file, options.byte_order_mark);
}

}  // namespace kuiki::app
