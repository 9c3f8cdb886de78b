#include "store/plan_figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/number.h"
#include "model/period.h"
#include "store/csv_table.h"
#include "store/plan_words.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using model::Qualifier;
using model::Status;

/// The file and where its columns stand.
struct FigureTable {
  const CsvTable csv;
  const std::size_t indicator = csv.column("indicator"), area = csv.column("area_code"), period = csv.column("period"),
                    role = csv.column("role"), part = csv.column("part"), value = csv.column("value"),
                    qualifier = csv.column("qualifier"), printed = csv.column("printed"), status = csv.column("status"),
                    line = csv.column("line"), note = csv.column("note");
};

/// What a row says must fit together: a printed figure has a number unless it is words, what is lost has none.
void check_sense(const FigureTable& table, std::size_t row, const PlanFigure& f) {
  const bool number = !std::isnan(f.value), words = f.qualifier == Qualifier::improve || f.qualifier == Qualifier::milestone;
  const auto wrong = [&](std::size_t column, const char* ja, const char* en) {
    throw table.csv.wrong(row, column, {ja, en});
  };
  if (f.status == Status::printed) {
    if (table.csv.text(row, table.printed).empty())
      wrong(table.printed, "status が printed なのに計画書の記載がありません", "the status is printed but no words are");
    if (!words && !number)
      wrong(table.value, "status が printed なのに値がありません", "the status is printed but there is no value");
  } else if (f.status == Status::inferred) {
    if (!number) wrong(table.value, "推定した値がありません", "the inferred value is missing");
    if (table.csv.text(row, table.note).empty())
      wrong(table.note, "推定の理由を書いてください", "say why it can be inferred");
  } else if (number) {
    wrong(table.value, "値がないはずの行に値があります", "there can be no value with this status");
  }
  if (words && number) wrong(table.value, "言葉の目標に値があります", "a target in words has no value");
}

/// Figures of an indicator by what they are figures of; those that only one of two repeated rows may print are left out.
using Key = std::tuple<std::string, model::Role, std::string, Qualifier, Status>;
std::map<Key, const PlanFigure*> figures_by_key(const std::vector<PlanFigure>& figures,
                                                const std::vector<std::size_t>& rows) {
  std::map<Key, const PlanFigure*> by_key;
  for (const auto r : rows) {
    const auto& f = figures[r];
    if (f.qualifier != Qualifier::floor) by_key.emplace(Key{f.period, f.role, f.part, f.qualifier, f.status}, &f);
  }
  return by_key;
}

using OwnIndicators = std::unordered_map<std::string, const PlanIndicatorText*>;
using RowsOf = std::unordered_map<std::string, std::vector<std::size_t>>;

std::string period_of(const FigureTable& table, std::size_t r) {
  std::string period = table.csv.filled(r, table.period);
  if (const auto parsed = model::parse_period(period); !parsed || model::to_string(*parsed) != period)
    throw table.csv.wrong(r, table.period,
                          say("時点「{}」が読めません（FY2018、CY2018、FY2020/FY2024、2020-04-01 の形）",
                              "the period '{}' cannot be read (as FY2018, CY2018, FY2020/FY2024 or 2020-04-01)", period));
  return period;
}

Status status_of(const FigureTable& table, std::size_t r) {
  const auto status = word_of<Status>(table.csv, r, table.status, model::status_ids());
  if (status == Status::published)
    throw table.csv.wrong(r, table.status,
                          {"公表値は plans/actuals.csv に置いてください", "published actuals belong in plans/actuals.csv"});
  if (status == Status::entered)
    throw table.csv.wrong(r, table.status,
                          {"入力値は元データには置けません", "entered values do not belong in the sources"});
  return status;
}

PlanFigure read_figure(const FigureTable& table, std::size_t r, const OwnIndicators& own) {
  const auto& csv = table.csv;
  PlanFigure f;
  f.indicator = csv.filled(r, table.indicator);
  const auto found = own.find(f.indicator);
  if (found == own.end())
    throw csv.wrong(r, table.indicator, say("指標「{}」はありません", "there is no indicator '{}'", f.indicator));
  f.area = csv.filled(r, table.area);
  if (f.area != found->second->area)
    throw csv.wrong(r, table.area, say("指標の区域は「{}」です", "the indicator's area is '{}'", found->second->area));
  f.period = period_of(table, r);
  f.role = word_of<model::Role>(csv, r, table.role, model::role_ids());
  f.part = csv.text(r, table.part);
  f.value = csv.number_or_nan(r, table.value);
  f.qualifier = word_of<Qualifier>(csv, r, table.qualifier, model::qualifier_ids());
  f.printed = csv.text(r, table.printed);
  f.note = csv.text(r, table.note);
  f.status = status_of(table, r);
  f.line = static_cast<int>(csv.count(r, table.line));
  check_sense(table, r, f);
  return f;
}

/// A row that is printed again must say what the first one says.
void check_repeated(const model::Plan& plan, const model::Indicator& i, const model::Indicator& first,
                    const std::vector<PlanFigure>& figures, const RowsOf& rows_of) {
  const auto disagree = [&](const Text& what) {
    throw Error(Fault::input_wrong,
                say("{}：再掲の指標 {} が最初の {} と合いません（{}）。計画書を確かめてください",
                    "{}: the repeated indicator {} does not agree with the first, {} ({}); look at the document", plan.id,
                    i.id, i.same_as, what));
  };
  if (i.unit != first.unit) disagree(say("単位「{}」と「{}」", "units '{}' and '{}'", i.unit, first.unit));
  if (i.direction != first.direction) disagree({"目標の方向", "direction"});
  if (i.accrual != first.accrual) disagree({"値の種類", "accrual"});
  const auto mine = figures_by_key(figures, rows_of.at(i.id)), theirs = figures_by_key(figures, rows_of.at(i.same_as));
  for (const auto& [key, figure] : mine) {
    const auto other = theirs.find(key);
    if (other == theirs.end()) disagree(say("{} の値", "the figure of {}", figure->period));
    if (!std::isnan(figure->value) && figure->value != other->second->value)
      disagree(say("{}：{} と {}", "{}: {} and {}", figure->period, format_number(figure->value, 2),
                   format_number(other->second->value, 2)));
  }
  if (mine.size() != theirs.size()) disagree({"値の数", "the number of figures"});
}

}  // namespace

void read_plan_figures(const fs::path& folder, const model::Plan& plan, PlanFiles& into) {
  const FigureTable table{CsvTable(folder / "observations.csv")};
  OwnIndicators own;
  for (const auto& i : into.indicators)
    if (i.indicator.plan == plan.id) own.emplace(i.indicator.id, &i);

  RowsOf rows_of;
  std::map<std::pair<std::string, Key>, bool> seen;
  for (std::size_t r = 0; r < table.csv.rows(); ++r) {
    auto f = read_figure(table, r, own);
    if (!seen.emplace(std::pair{f.indicator, Key{f.period, f.role, f.part, f.qualifier, f.status}}, true).second)
      throw table.csv.wrong(r, table.period, {"同じ値の行が2回あります", "the same figure stands twice"});
    rows_of[f.indicator].push_back(into.figures.size());
    into.figures.push_back(std::move(f));
  }

  for (const auto& [id, text] : own) {
    if (!rows_of.contains(id))
      throw Error(Fault::input_wrong,
                  say("{}/observations.csv に指標 {} の行がありません。値が失われていても、失われたという行が必要です",
                      "{}/observations.csv has no row for indicator {}; lost figures need a row that says so", plan.id, id));
  }
  for (const auto& row : into.indicators) {
    const auto& i = row.indicator;
    if (i.plan != plan.id || i.same_as.empty()) continue;
    check_repeated(plan, i, own.at(i.same_as)->indicator, into.figures, rows_of);
  }
}

}  // namespace kuiki::store
