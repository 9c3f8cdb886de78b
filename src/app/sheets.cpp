#include "app/sheets.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "app/area_profile.h"
#include "app/desk_sheets.h"
#include "app/output_folder.h"
#include "base/error.h"
#include "base/name_key.h"
#include "model/plan_tree.h"
#include "render/page_painter.h"

namespace kuiki::app {
namespace {

using model::AreaRow;
using model::IndicatorRow;
using model::NodeRow;

/// The scores that can be made of the data.
std::vector<model::ScoreScheme> schemes_of(const model::Dataset& data) {
  std::vector<model::ScoreScheme> schemes;
  for (const auto& plan : data.plans)
    if (auto scheme = score_of_plan(plan.id)) schemes.push_back(std::move(*scheme));
  return schemes;
}

const std::string progress_prefix = "progress:";
const std::string area_prefix = "area:";
const std::string population_prefix = "population:";

/// What a sheet can be of.
struct Known {
  SheetKind kind = SheetKind::indicator;
  std::string id, name;
};
std::vector<Known> all_known(const model::Dataset& data) {
  std::vector<Known> known;
  known.reserve(3 * data.plans.size() + data.comparisons.size() + data.plan_nodes.size() + data.indicators.size());
  for (const auto& plan : data.plans) known.push_back({SheetKind::overview, plan.id, plan.title});
  for (const auto& plan : data.plans) known.push_back({SheetKind::progress, progress_prefix + plan.id, {}});
  for (const auto& plan : data.plans) known.push_back({SheetKind::population, population_prefix + plan.id, {}});
  for (const auto& comparison : data.comparisons) known.push_back({SheetKind::comparison, comparison.id, comparison.name});
  for (const auto& scheme : schemes_of(data)) known.push_back({SheetKind::score, scheme.id, scheme.name.ja});
  for (const auto& node : data.plan_nodes) known.push_back({SheetKind::measure, node.id, node.title});
  for (const auto& indicator : data.indicators)
    if (!indicator.plan.empty()) known.push_back({SheetKind::indicator, indicator.id, indicator.name});
  return known;
}

/// The likeliest first, by id or by name.
std::vector<std::string> like(const std::vector<Known>& known, const std::string& id) {
  const auto by_id = id_key(id), by_name = name_key(id);
  std::vector<std::pair<double, std::string>> ranked;
  for (const auto& one : known) {
    const auto key = id_key(one.id), name = name_key(one.name);
    double alike = key == by_id ? 1.0 : std::max(likeness(by_id, key), likeness(by_name, name));
    if (by_name.size() >= 6 && name.find(by_name) != std::string::npos) alike = std::max(alike, 0.9);
    if (alike >= 0.6) ranked.emplace_back(alike, one.id);
  }
  std::ranges::stable_sort(ranked, std::greater<>(), &std::pair<double, std::string>::first);
  std::vector<std::string> ids;
  for (const auto& [alike, likely] : ranked)
    if (ids.size() < 5 && (alike == 1.0 || ranked.front().first < 1.0)) ids.push_back(likely);  // else it is that one
  return ids;
}

std::string joined(const std::vector<std::string>& ids) {
  std::string all;
  for (const auto& id : ids) all += (all.empty() ? "" : ", ") + id;
  return all;
}

/// One or two ids of a kind, to show what they look like.
std::string examples(const std::vector<Known>& known, SheetKind kind, std::size_t most) {
  std::vector<std::string> ids;
  for (const auto& one : known)
    if (one.kind == kind && ids.size() < most) ids.push_back(one.id);
  return ids.empty() ? std::string("–") : joined(ids);
}

Error no_sheet(const std::vector<Known>& known, const std::string& id) {
  const auto near = like(known, id);
  const Text likely = near.empty() ? Text{} : say("近いIDは {} です。", " Did you mean: {}?", joined(near));
  return Error(
      Fault::input_missing,
      say("「{}」のシートはありません。{}計画（{}）、得点（{}）、比較（例：{}）、施策などの項目（例：{}）、"
          "指標（例：{}）のIDか、区域（area:コード）を指定してください",
          "There is no sheet of '{}'.{} Name a plan ({}), a score ({}), a comparison (such as {}), a node (such as {}) "
          "or an indicator (such as {}) by its id, or an area (area:CODE)",
          id, likely, examples(known, SheetKind::overview, 20), examples(known, SheetKind::score, 20),
          examples(known, SheetKind::comparison, 1), examples(known, SheetKind::measure, 1),
          examples(known, SheetKind::indicator, 1)));
}

std::string lower_extension(const std::filesystem::path& file) {
  auto extension = file.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

AreaRow area_named(const model::Dataset& data, const std::string& code) {
  if (const auto row = data.find_area(code)) return *row;
  throw Error(Fault::input_wrong, say("区域「{}」はありません。「kuiki list areas」でコードを確かめてください",
                                      "There is no area '{}'; see the codes with 'kuiki list areas'", code));
}

/// What its file is called in a folder of many.
std::string stem_of(const model::Dataset& data, const std::string& id) {
  const auto code = area_of_sheet(id);
  if (!code) return file_name_of(id);
  return file_name_of(*code + "-" + data.areas.name[area_named(data, *code)]);
}

report::Paper paper_of(const std::string& id) {
  return id.starts_with(progress_prefix) ? report::Paper::a4_landscape() : report::Paper::a4();
}

std::vector<report::Page> population_pages(const report::Request& request, const std::string& plan,
                                           const report::Paper& paper) {
  const auto city = area_named(request.data, request.data.find_plan(plan)->municipality_code);
  return report::population_sheet(request, area_profile(request.data, city, request.wording), plan, paper);
}

/// Resolutions between a fax and what no printer can do.
constexpr double least_dpi = 36, most_dpi = 1200;
constexpr double units_per_inch = 96, points_per_unit = 72 / units_per_inch;

}  // namespace

SheetKind sheet_kind(const model::Dataset& data, const std::string& id) {
  using Kind = model::Resolved::Kind;
  if (const auto code = area_of_sheet(id)) {
    (void)area_named(data, *code);
    return SheetKind::area;
  }
  if (id.starts_with(progress_prefix) && data.find_plan(id.substr(progress_prefix.size())) != nullptr)
    return SheetKind::progress;
  if (id.starts_with(population_prefix) && data.find_plan(id.substr(population_prefix.size())) != nullptr)
    return SheetKind::population;
  const auto schemes = schemes_of(data);
  if (std::ranges::find(schemes, id, &model::ScoreScheme::id) != schemes.end()) return SheetKind::score;
  if (const auto found = data.resolve(id)) {
    if (found->kind == Kind::plan) return SheetKind::overview;
    if (found->kind == Kind::node) return SheetKind::measure;
    if (found->kind == Kind::comparison) return SheetKind::comparison;
    if (found->kind == Kind::indicator && !data.indicators[found->row.as<IndicatorRow>()].plan.empty())
      return SheetKind::indicator;
  }
  throw no_sheet(all_known(data), id);
}

std::vector<report::Page> sheet_pages(const model::Dataset& data, const std::string& id, const SheetOptions& options,
                                      const report::Paper& paper) {
  const auto kind = sheet_kind(data, id);
  const auto* grading = options.grading ? &*options.grading : nullptr;
  const report::Request request{data, options.wording, {.as_of = options.as_of}, grading};
  switch (kind) {
    case SheetKind::indicator:
      return report::indicator_sheet(request, *data.find_indicator(id), paper);
    case SheetKind::measure:
      return report::measure_sheet(request, *data.find_node(id), paper);
    case SheetKind::overview:
      return report::overview_sheet(request, id, paper);
    case SheetKind::progress:
      return report::progress_sheet(request, id.substr(progress_prefix.size()), false, paper);
    case SheetKind::comparison:
      return report::comparison_sheet(request, *data.find_comparison(id), paper);
    case SheetKind::area:
      return report::area_sheet(request,
                                area_profile(data, area_named(data, id.substr(area_prefix.size())), options.wording), paper);
    case SheetKind::population:
      return population_pages(request, id.substr(population_prefix.size()), paper);
    case SheetKind::score:
      break;
  }
  const auto schemes = schemes_of(data);
  auto scheme = *std::ranges::find(schemes, id, &model::ScoreScheme::id);
  if (options.rule) scheme.rule = *options.rule;
  return report::score_sheet(request, scheme, options.total_yen, paper);
}

std::optional<std::vector<std::string>> sheets_of_plan(const model::Dataset& data, const std::string& id) {
  const auto colon = id.find(':');
  if (colon == std::string::npos) return {};
  const auto kind = id.substr(0, colon), plan = id.substr(colon + 1);
  const bool all = kind == "all";
  if (!all && kind != "nodes" && kind != "indicators") return {};
  const model::PlanTree tree(data, plan);
  std::vector<std::string> ids;
  if (all) {
    ids.push_back(plan);
    ids.push_back(progress_prefix + plan);
    if (const auto scheme = score_of_plan(plan)) ids.push_back(scheme->id);
  }
  std::unordered_set<IndicatorRow> placed;
  const auto put_indicators = [&](const std::vector<IndicatorRow>& rows) {
    for (const IndicatorRow row : rows)
      if (placed.insert(row).second) ids.push_back(data.indicators[row].id);
  };
  for (const NodeRow node : tree.nodes()) {
    if (kind != "indicators") ids.push_back(data.plan_nodes[node].id);
    if (kind != "nodes") put_indicators(tree.indicators_of(node));
  }
  if (kind != "nodes") put_indicators(tree.indicators());
  return ids;
}

bool is_single_sheet(const std::string& id) {
  if (id.find(':') == std::string::npos) return true;
  return std::ranges::any_of(std::array{progress_prefix, area_prefix, population_prefix},
                             [&](const std::string& prefix) { return id.starts_with(prefix); });
}

std::string area_sheet_id(const model::Dataset& data, AreaRow area) { return area_prefix + data.areas.code[area]; }

std::optional<std::string> area_of_sheet(const std::string& id) {
  if (!id.starts_with(area_prefix)) return {};
  return id.substr(area_prefix.size());
}

std::vector<std::string> sheets_of_parts(const model::Dataset& data, AreaRow area) {
  std::vector<std::string> ids;
  for (const AreaRow part : parts_of(data, area)) ids.push_back(area_sheet_id(data, part));
  return ids;
}

void export_sheets(const model::Dataset& data, const std::vector<std::string>& ids, const std::filesystem::path& output,
                   const SheetOptions& options, const Progress& progress) {
  const auto extension = lower_extension(output);
  if (!extension.empty() && extension != ".pdf")
    throw Error(Fault::usage,
                say("{}: 複数のシートは、1つの .pdf か、拡張子のない名前のフォルダーに書き出します",
                    "{}: several sheets go into one .pdf, or into a folder (a name without an ending)", output.string()));
  const bool folder = extension.empty();
  if (folder) make_output_folder(output);
  std::vector<report::Page> pages;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    progress.at(0.9 * static_cast<double>(i) / static_cast<double>(ids.size()),
                say("シート {} / {}", "Sheet {} of {}", i + 1, ids.size()));
    auto paper = paper_of(ids[i]);
    paper.numbered = folder;
    auto own = sheet_pages(data, ids[i], options, paper);
    if (folder) {
      const auto name = fmt::format("{:03}-{}.pdf", i + 1, stem_of(data, ids[i]));
      render::write_pages(report::scenes_of(own), output / name, points_per_unit);
    } else {
      for (auto& page : own) pages.push_back(std::move(page));
    }
  }
  progress.at(0.9, {"書き出しています", "Writing the file"});
  if (!folder) {
    report::number_pages(pages);
    render::write_pages(report::scenes_of(pages), output, points_per_unit);
  }
  progress.at(1.0, {"書き出しました", "Written"});
}

void export_sheet(const model::Dataset& data, const std::string& id, const std::filesystem::path& file,
                  const SheetOptions& options, double dpi, const Progress& progress) {
  const auto extension = lower_extension(file);
  const bool pdf = extension == ".pdf";
  if (!pdf && extension != ".png" && extension != ".svg")
    throw Error(Fault::usage, say("{}: 拡張子は .pdf、.png、.svg のいずれかにしてください",
                                  "{}: the name must end in .pdf, .png or .svg", file.string()));
  if (!(dpi >= least_dpi && dpi <= most_dpi))
    throw Error(Fault::usage, say("解像度は{}〜{} dpiにしてください（{} dpiが指定されました）",
                                  "the resolution must be {} to {} dpi ({} dpi was given)", least_dpi, most_dpi, dpi));
  progress.at(0.0, {"シートを組み立てています", "Laying out the sheet"});
  // A picture is one page of the paper's width, as tall as needed and at least as the paper.
  const auto a4 = paper_of(id);
  const auto pages = sheet_pages(data, id, options, pdf ? a4 : report::Paper::screen(a4.width, a4.height, a4.margin));
  progress.at(0.5, {"書き出しています", "Writing the file"});
  if (pdf) {
    render::write_pages(report::scenes_of(pages), file, points_per_unit);
  } else {
    render::write_scene(pages.front().scene, file, dpi / units_per_inch, points_per_unit);
  }
}

}  // namespace kuiki::app
