#include "store/plan_files.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "model/period.h"
#include "model/project_theme.h"
#include "store/csv_table.h"
#include "store/plan_figures.h"
#include "store/plan_words.h"
#include "store/published_actuals.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;
using Ids = std::unordered_set<std::string>;

int line_of(const CsvTable& csv, std::size_t row, std::size_t column) {
  const long line = csv.count(row, column);
  if (line < 1) throw csv.wrong(row, column, {"行番号は1以上です", "lines are counted from 1"});
  return static_cast<int>(line);
}

const std::string& area_of(const CsvTable& csv, std::size_t row, std::size_t column, const PlanReferences& known) {
  const auto& code = csv.filled(row, column);
  if (!known.areas.contains(code)) {
    (void)csv.municipality_code(row, column);  // says so where it is the form that is wrong
    throw csv.wrong(row, column, say("コード「{}」の区域は境界データにありません", "no boundary has the code '{}'", code));
  }
  return code;
}

const std::string& once(const CsvTable& csv, std::size_t row, std::size_t column, Ids& seen) {
  const auto& id = csv.filled(row, column);
  if (!seen.insert(id).second) throw csv.wrong(row, column, say("「{}」が2回あります", "'{}' stands twice", id));
  return id;
}

void require(const CsvTable& csv, std::size_t row, std::size_t column, const Ids& ids, const std::string& id) {
  if (!ids.contains(id)) throw csv.wrong(row, column, say("「{}」はありません", "there is no '{}'", id));
}

struct PlanRow {
  model::Plan plan;
  fs::path folder;
};

PlanRow read_plan(const fs::path& folder, const PlanReferences& known) {
  const CsvTable csv(folder / "plan.csv");
  const auto id = csv.column("id"), code = csv.column("municipality_code"), expected = csv.column("expected_indicators"),
             from = csv.column("period_from"), to = csv.column("period_to");
  if (csv.rows() != 1) {
    throw Error(Fault::input_wrong, say("{}/plan.csv は1行でなければなりませんが、{}行あります",
                                        "{}/plan.csv must have one row but has {}", folder.filename().string(), csv.rows()));
  }
  if (csv.filled(0, id) != folder.filename().string())
    throw csv.wrong(
        0, id,
        say("フォルダー名「{}」と同じでなければなりません", "must be the folder's name '{}'", folder.filename().string()));
  for (const auto column : {from, to})
    if (const auto period = model::parse_period(csv.filled(0, column));
        !period || period->kind != model::Period::Kind::fiscal_year)
      throw csv.wrong(
          0, column,
          say("「{}」は年度（FY2020 の形）ではありません", "'{}' is not a fiscal year (as FY2020)", csv.text(0, column)));
  model::Plan plan{csv.text(0, id),
                   csv.filled(0, csv.column("title")),
                   csv.text(0, csv.column("title_en")),
                   area_of(csv, 0, code, known),
                   csv.text(0, from),
                   csv.text(0, to),
                   csv.filled(0, csv.column("document")),
                   static_cast<int>(csv.count(0, expected))};
  return {std::move(plan), folder};
}

void read_nodes(const PlanRow& plan, const PlanReferences& known, Ids& seen, PlanFiles& into) {
  const CsvTable csv(plan.folder / "nodes.csv");
  const auto id = csv.column("id"), parent = csv.column("parent"), hierarchy = csv.column("hierarchy"),
             kind = csv.column("kind"), number = csv.column("number"), title = csv.column("title"),
             departments = csv.column("departments"), sdgs = csv.column("sdgs"), category = csv.column("category"),
             reflection = csv.column("reflection"), text = csv.column("text"), future = csv.column("future_direction"),
             plans = csv.column("individual_plans"), rationale = csv.column("rationale"), area = csv.column("area_code"),
             theme = csv.column("theme"), line = csv.column("line"), note = csv.column("note");
  const auto related = csv.find_column("related_departments");
  std::unordered_map<std::string, std::string> hierarchy_of;
  for (std::size_t r = 0; r < csv.rows(); ++r) {
    PlanNodeText row;
    auto& n = row.node;
    n.id = once(csv, r, id, seen);
    n.plan = plan.plan.id;
    n.parent = csv.text(r, parent);
    n.hierarchy = csv.filled(r, hierarchy);
    if (!n.parent.empty()) {
      const auto found = hierarchy_of.find(n.parent);
      if (found == hierarchy_of.end())
        throw csv.wrong(r, parent, say("「{}」はこの行より前にありません", "there is no '{}' before this row", n.parent));
      if (found->second != n.hierarchy)
        throw csv.wrong(
            r, hierarchy,
            say("親「{}」の体系は「{}」です", "the parent '{}' is of the hierarchy '{}'", n.parent, found->second));
    }
    hierarchy_of.emplace(n.id, n.hierarchy);
    n.kind = csv.filled(r, kind);
    n.number = csv.text(r, number);
    n.title = csv.filled(r, title);
    n.departments = list_of(csv.text(r, departments));
    n.related_departments = list_of(csv.text(r, related));
    n.sdgs = list_of(csv.text(r, sdgs));
    for (const auto& goal : n.sdgs)
      if (goal.size() > 2 || goal.find_first_not_of("0123456789") != std::string::npos || std::stoi(goal) < 1 ||
          std::stoi(goal) > 17)
        throw csv.wrong(r, sdgs, say("SDGsの目標「{}」は1〜17ではありません", "the SDG goal '{}' is not 1 to 17", goal));
    n.category = csv.text(r, category);
    n.reflection = csv.text(r, reflection);
    n.text = csv.text(r, text);
    n.future_direction = csv.text(r, future);
    n.individual_plans = csv.text(r, plans);
    n.rationale = csv.text(r, rationale);
    n.theme = csv.text(r, theme);
    n.note = csv.text(r, note);
    n.line = line_of(csv, r, line);
    if (!n.theme.empty() && !model::find_theme(n.theme)) {
      std::vector<std::string> names;
      for (const auto& one : model::project_themes()) names.push_back(one.name.ja);
      (void)csv.one_of(r, theme, names);  // says which there are
    }
    if (!csv.text(r, area).empty()) row.area = area_of(csv, r, area, known);
    if (!n.theme.empty() && row.area.empty())
      throw csv.wrong(r, area,
                      {"分野のある事業には区のコードが必要です", "a project with a theme needs the code of its ward"});
    into.nodes.push_back(std::move(row));
  }
}

/// The file and where its columns stand.
struct IndicatorTable {
  const CsvTable csv;
  const std::size_t id = csv.column("id"), node = csv.column("node"), also = csv.column("also_nodes"),
                    name = csv.column("name"), name_note = csv.column("name_note"), unit = csv.column("unit"),
                    direction = csv.column("direction"), basis = csv.column("direction_basis"),
                    accrual = csv.column("accrual"), mapping = csv.column("mapping_unit"), area = csv.column("area_code"),
                    place = csv.column("place"), rationale = csv.column("rationale"), line = csv.column("line"),
                    same = csv.column("same_as"), printed = csv.column("printed_row"), note = csv.column("note");
  const std::optional<std::size_t> accrual_basis = csv.find_column("accrual_basis"),
                                   departments = csv.find_column("departments");
};

/// Where it is measured: a map that shows it at a place needs that place's name.
void read_place_of(const IndicatorTable& table, std::size_t r, const PlanReferences& known, model::Indicator& i) {
  using Unit = model::MappingUnit;
  const auto& csv = table.csv;
  i.place = csv.text(r, table.place);
  if (i.mapping_unit == Unit::facility || i.mapping_unit == Unit::place || i.mapping_unit == Unit::partnership)
    (void)csv.filled(r, table.place);
  if (i.mapping_unit == Unit::partnership && !known.partnerships.contains(i.place))
    throw csv.wrong(
        r, table.place,
        say("広域連携「{}」は partnerships.csv にありません", "partnerships.csv has no partnership '{}'", i.place));
}

PlanIndicatorText read_indicator(const IndicatorTable& table, std::size_t r, const PlanRow& plan,
                                 const PlanReferences& known, const Ids& nodes) {
  const auto& csv = table.csv;
  PlanIndicatorText row;
  auto& i = row.indicator;
  i.id = csv.filled(r, table.id);
  i.plan = plan.plan.id;
  i.node = csv.filled(r, table.node);
  require(csv, r, table.node, nodes, i.node);
  i.also_nodes = list_of(csv.text(r, table.also));
  for (const auto& further : i.also_nodes) require(csv, r, table.also, nodes, further);
  i.name = csv.filled(r, table.name);
  i.name_note = csv.text(r, table.name_note);
  i.unit = csv.text(r, table.unit);
  i.direction = word_of<model::Direction>(csv, r, table.direction, model::direction_ids());
  i.direction_stated = csv.one_of(r, table.basis, {"stated", "judged"}) == "stated";
  i.accrual = word_of<model::Accrual>(csv, r, table.accrual, model::accrual_ids());
  if (table.accrual_basis) i.accrual_stated = csv.one_of(r, *table.accrual_basis, {"stated", "judged"}) == "stated";
  i.departments = list_of(csv.text(r, table.departments));
  i.mapping_unit = word_of<model::MappingUnit>(csv, r, table.mapping, model::mapping_unit_ids());
  row.area = area_of(csv, r, table.area, known);
  read_place_of(table, r, known, i);
  i.rationale = csv.text(r, table.rationale);
  i.document = plan.plan.document;
  i.line = line_of(csv, r, table.line);
  i.same_as = csv.text(r, table.same);
  i.printed_row = csv.filled(r, table.printed);
  i.note = csv.text(r, table.note);
  return row;
}

/// What is printed again must point to where it is printed first; `own` are all of the plan, `first` those not printed again.
void check_same_as(const IndicatorTable& table, const Ids& own, const Ids& first) {
  const auto& csv = table.csv;
  for (std::size_t r = 0; r < csv.rows(); ++r) {
    const auto& target = csv.text(r, table.same);
    if (target.empty()) continue;
    require(csv, r, table.same, own, target);
    if (!first.contains(target))
      throw csv.wrong(r, table.same,
                      say("「{}」自身が再掲です。最初の行を指してください",
                          "'{}' is itself a repeated row; point to the first one", target));
  }
}

void read_indicators(const PlanRow& plan, const PlanReferences& known, const Ids& nodes, Ids& seen, PlanFiles& into) {
  const IndicatorTable table{CsvTable(plan.folder / "indicators.csv")};
  const auto& csv = table.csv;
  Ids own, first;
  for (std::size_t r = 0; r < csv.rows(); ++r) {
    (void)once(csv, r, table.id, seen);
    auto row = read_indicator(table, r, plan, known, nodes);
    own.insert(row.indicator.id);
    if (row.indicator.same_as.empty()) first.insert(row.indicator.id);
    into.indicators.push_back(std::move(row));
  }
  check_same_as(table, own, first);
  if (csv.rows() != static_cast<std::size_t>(plan.plan.expected_indicators)) {
    throw Error(Fault::input_wrong, say("{0}/indicators.csv の指標は{1}行ですが、plan.csv "
                                        "は{2}行としています。計画書の表と照らし、足りない行または余分な行を直してください",
                                        "{0}/indicators.csv has {1} indicators where plan.csv expects {2}; hold it against "
                                        "the document and mend the row that "
                                        "is missing or too many",
                                        plan.plan.id, csv.rows(), plan.plan.expected_indicators));
  }
}

void read_places(const fs::path& file, PlanFiles& into) {
  const CsvTable csv(file);
  const auto plan = csv.column("plan"), name = csv.column("place"), lon = csv.column("lon"), lat = csv.column("lat"),
             basis = csv.column("basis"), note = csv.column("note");
  Ids plans, seen;
  for (const auto& p : into.plans) plans.insert(p.id);
  for (std::size_t r = 0; r < csv.rows(); ++r) {
    model::PlanPlace place;
    place.plan = csv.filled(r, plan);
    place.name = csv.filled(r, name);
    place.note = csv.text(r, note);
    require(csv, r, plan, plans, place.plan);
    if (!seen.insert(place.plan + '\n' + place.name).second)
      throw csv.wrong(r, name, say("「{}」が2回あります", "'{}' stands twice", place.name));
    place.basis = word_of<model::PlaceBasis>(csv, r, basis, model::place_basis_ids());
    if (place.basis == model::PlaceBasis::municipality_polygon) {
      place.place = {NAN, NAN};
    } else {
      place.place = {csv.number(r, lon), csv.number(r, lat)};
      if (place.place.x < 120 || place.place.x > 156 || place.place.y < 20 || place.place.y > 47)
        throw csv.wrong(r, lon,
                        {"日本の範囲の外です。経度と緯度が入れ替わっていないか確認してください",
                         "outside Japan; are longitude and latitude swapped?"});
    }
    into.places.push_back(std::move(place));
  }
  for (const auto& row : into.indicators) {
    const auto& i = row.indicator;
    if ((i.mapping_unit == model::MappingUnit::facility || i.mapping_unit == model::MappingUnit::place) &&
        !seen.contains(i.plan + '\n' + i.place)) {
      throw Error(Fault::input_wrong,
                  say("plans/places.csv に、指標 {} の施設・場所「{}」（計画 {}）の位置がありません。行を加えてください",
                      "plans/places.csv does not locate '{1}', the facility or place of indicator {0} (plan {2}); add a row",
                      i.id, i.place, i.plan));
    }
  }
}

void read_cross_sums(const fs::path& file, PlanFiles& into) {
  const CsvTable csv(file);
  const auto id = csv.column("id"), description = csv.column("description"), parts = csv.column("parts"),
             total = csv.column("total"), holds = csv.column("holds"), note = csv.column("note");
  Ids indicators, seen;
  for (const auto& row : into.indicators) indicators.insert(row.indicator.id);
  const auto check = [&](std::size_t r, std::size_t column, const std::string& term) {
    const auto colon = term.find(':');
    if (colon == std::string::npos) {
      if (term.empty() || term.find_first_not_of("0123456789.") != std::string::npos)
        throw csv.wrong(
            r, column,
            say("「{}」は「指標:役割」でも数でもありません", "'{}' is neither 'indicator:role' nor a number", term));
      return;
    }
    require(csv, r, column, indicators, term.substr(0, colon));
    if (!model::parse_role(term.substr(colon + 1)))
      throw csv.wrong(r, column, say("役割「{}」はありません", "there is no role '{}'", term.substr(colon + 1)));
  };
  for (std::size_t r = 0; r < csv.rows(); ++r) {
    CrossSumText sum{once(csv, r, id, seen), csv.filled(r, description), csv.filled(r, parts),
                     csv.filled(r, total),   csv.text(r, note),          csv.one_of(r, holds, {"yes", "no"}) == "yes"};
    for (const auto& part : list_of(sum.parts)) check(r, parts, part);
    check(r, total, sum.total);
    into.cross_sums.push_back(std::move(sum));
  }
}

void read_defects(const fs::path& file, PlanFiles& into) {
  const CsvTable csv(file);
  const auto plan = csv.column("plan"), line = csv.column("line"), kind = csv.column("kind"), what = csv.column("what"),
             handling = csv.column("handling");
  Ids plans;
  for (const auto& p : into.plans) plans.insert(p.id);
  for (std::size_t r = 0; r < csv.rows(); ++r) {
    require(csv, r, plan, plans, csv.filled(r, plan));
    into.defects.push_back(
        {csv.text(r, plan), csv.filled(r, kind), csv.filled(r, what), csv.filled(r, handling), line_of(csv, r, line)});
  }
}

/// Each of two plans or more, one indicator of a plan, by the first of its rows.
void read_comparisons(const fs::path& folder, PlanFiles& into) {
  const CsvTable csv(folder / "comparisons.csv");
  const auto id = csv.column("id"), name = csv.column("name"), name_en = csv.column("name_en"), note = csv.column("note"),
             note_en = csv.column("note_en");
  std::unordered_map<std::string, std::size_t> row_of;
  Ids seen;
  for (std::size_t r = 0; r < csv.rows(); ++r) {
    row_of[once(csv, r, id, seen)] = r;
    into.comparisons.push_back(
        {csv.text(r, id), csv.filled(r, name), csv.filled(r, name_en), csv.filled(r, note), csv.filled(r, note_en), {}});
  }

  const CsvTable members(folder / "comparison_members.csv");
  const auto comparison = members.column("comparison"), indicator = members.column("indicator"),
             how = members.column("note");
  std::unordered_map<std::string, const model::Indicator*> indicators;
  for (const auto& each : into.indicators) indicators.emplace(each.indicator.id, &each.indicator);
  Ids plans;
  for (std::size_t r = 0; r < members.rows(); ++r) {
    require(members, r, comparison, seen, members.filled(r, comparison));
    const auto found = indicators.find(members.filled(r, indicator));
    if (found == indicators.end())
      throw members.wrong(r, indicator, say("「{}」はありません", "there is no '{}'", members.text(r, indicator)));
    if (!found->second->same_as.empty())
      throw members.wrong(r, indicator,
                          say("再掲の行です。最初の行「{}」を指してください", "a repeated row; name the first one, '{}'",
                              found->second->same_as));
    if (!plans.insert(members.text(r, comparison) + '\n' + found->second->plan).second)
      throw members.wrong(r, indicator,
                          say("計画「{}」の指標がすでにあります。一つの計画から一つにしてください",
                              "there is one of the plan '{}' already; take one of each plan", found->second->plan));
    into.comparisons[row_of[members.text(r, comparison)]].members.push_back({found->first, members.filled(r, how)});
  }
  for (std::size_t r = 0; r < csv.rows(); ++r)
    if (into.comparisons[r].members.size() < 2)
      throw csv.wrong(r, id,
                      {"比べる指標が2つありません。comparison_members.csv に行を加えてください",
                       "fewer than two indicators to compare; add rows to comparison_members.csv"});
}

}  // namespace

std::vector<std::string> list_of(std::string_view joined) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < joined.size();) {
    const auto end = std::min(joined.find(';', begin), joined.size());
    if (end > begin) parts.emplace_back(joined.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

PlanFiles read_plan_files(const fs::path& folder, const PlanReferences& known) {
  PlanFiles files;
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) return files;
  std::vector<PlanRow> plans;
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::ranges::sort(folders);
  for (const auto& each : folders) plans.push_back(read_plan(each, known));
  std::ranges::stable_sort(plans, {}, [](const PlanRow& p) { return p.plan.document; });

  Ids nodes, indicators;
  for (const auto& plan : plans) {
    files.plans.push_back(plan.plan);
    Ids own;  // an indicator stands under a node of its own plan
    const auto before = files.nodes.size();
    read_nodes(plan, known, nodes, files);
    for (auto n = before; n < files.nodes.size(); ++n) own.insert(files.nodes[n].node.id);
    read_indicators(plan, known, own, indicators, files);
    read_plan_figures(plan.folder, plan.plan, files);
  }
  read_published_actuals(folder / "actuals.csv", known, files);
  read_places(folder / "places.csv", files);
  read_cross_sums(folder / "cross_sums.csv", files);
  read_defects(folder / "defects.csv", files);
  read_comparisons(folder, files);
  return files;
}

}  // namespace kuiki::store
