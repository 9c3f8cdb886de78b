#include "app/area_import_words.h"

#include <algorithm>

#include "app/area_facts.h"
#include "base/number.h"
#include "base/plural.h"
#include "base/printable.h"
#include "base/strings.h"

namespace kuiki::app {
namespace {

Text km2_words(double km2) { return plain(format_number(km2, km2 < 0.1 ? 4 : 2) + " km²"); }

/// The first few gaps and overlaps that are no slivers.
void add_holes(const AreaImportReport& report, const geo::Coverage& coverage, std::vector<Text>& lines) {
  constexpr std::size_t most = 5;
  std::size_t told = 0;
  for (const auto& gap : coverage.gaps) {
    if (gap.sliver || told++ >= most) continue;
    lines.push_back(say("  すき間 {}（東経 {}、北緯 {}）", "  gap of {} (at {}° E, {}° N)", km2_words(gap.km2),
                        format_number(gap.at.x, 4), format_number(gap.at.y, 4)));
  }
  told = 0;
  for (const auto& pair : coverage.overlaps) {
    if (pair.sliver || told++ >= most) continue;
    lines.push_back(say("  「{}」と「{}」の重なり {}", "  '{}' and '{}' overlap by {}", report.set.areas[pair.a].name,
                        report.set.areas[pair.b].name, km2_words(pair.km2)));
  }
}

void add_coverage(const Text& before, const AreaImportReport& report, const geo::Coverage& coverage,
                  std::vector<Text>& lines) {
  const auto slivers = std::ranges::count_if(coverage.gaps, &geo::Coverage::Gap::sliver) +
                       std::ranges::count_if(coverage.overlaps, &geo::Coverage::Pair::sliver);
  lines.push_back(say("{}市区町村を覆う割合 {}%、はみ出し {}、幅 {} m 以下のずれ {} か所",
                      "{0}covers {1}% of the municipality, {2} beyond it, {4} of at most {3} m", before,
                      format_number(100 * coverage.covered_km2 / coverage.whole_km2, 1), km2_words(coverage.outside_km2),
                      format_number(report.sliver_m, 0), counted(slivers, "sliver")));
  add_holes(report, coverage, lines);
}

void add_rows(const model::Dataset& data, const AreaImportReport& report, std::vector<Text>& lines) {
  if (!report.preset.empty()) lines.push_back(say("{}として読みました", "read as: {}", report.preset));
  lines.push_back(say("{} の区域 {}（{} 行から。名前の列 {}）", "{}: {} (of {} rows; names from {})",
                      full_name(data, report.within), counted(report.set.areas.size(), "area"), report.rows,
                      report.name_field));
  if (report.elsewhere > 0)
    lines.push_back(say("ほかの市区町村の {} 行を除きました", "{} of other municipalities were left out",
                        counted(report.elsewhere, "row")));
  if (report.skipped > 0)
    lines.push_back(say("水面の {} 行を除きました", "{} of water were left out", counted(report.skipped, "row")));
  if (report.unnamed > 0)
    lines.push_back(say("名前もコードもない {} 行を除きました", "{} without name and code were left out",
                        counted(report.unnamed, "row")));
  if (report.mended.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < report.mended.size() && i < 5; ++i) add_part(names, "、", short_name(report.mended[i]));
  lines.push_back(say("境界線が自分と交わる {} 区域を直しました（面積の差 {}）：{}",
                      "{} with borders that cross themselves were mended ({} of difference): {}",
                      counted(report.mended.size(), "area"), km2_words(report.mended_km2), names));
}

}  // namespace

std::vector<Text> area_import_lines(const model::Dataset& data, const AreaImportReport& report) {
  std::vector<Text> lines;
  add_rows(data, report, lines);
  lines.insert(lines.end(), report.warnings.begin(), report.warnings.end());
  add_coverage({}, report, report.coverage, lines);
  if (report.fitted) add_coverage({"市区町村に合わせた後：", "fitted: "}, report, *report.fitted, lines);
  if (report.cut_towns > 0)
    lines.push_back(say("町丁・字を分断する所が {} あります。その区域の値は面積で按分した推計で、下限と上限を示します",
                        "{} are cut: figures of such areas are estimates by area, with a lower and an upper bound",
                        counted(report.cut_towns, "town")));
  return lines;
}

}  // namespace kuiki::app
