#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/strings.h"
#include "intake/import_run.h"

namespace kuiki::intake {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;

/// The first ten, and that there are more.
std::string first_cells(const std::vector<std::string>& cells) {
  std::string list;
  for (std::size_t i = 0; i < std::min<std::size_t>(cells.size(), 10); ++i) list += (i > 0 ? ", " : "") + cells[i];
  return cells.size() > 10 ? list + " …" : list;
}

/// Cells that give one figure: by sheet and row as a reader finds them.
std::string rows_told(const std::vector<ImportRow>& matched, const std::vector<std::size_t>& cells) {
  std::vector<std::string> rows;
  for (const auto m : cells) {
    const auto& row = matched[m];
    rows.push_back((row.sheet.empty() ? "" : row.sheet + "!") + std::to_string(row.row));
  }
  return first_cells(rows);
}

store::EnteredValue value_for(const ImportRow& row, const Key& key) {
  for (const auto& v : row.values)
    if (v.indicator == std::get<0>(key) && v.period == std::get<1>(key) && v.part == std::get<2>(key)) return v;
  return {};
}

/// Rows that the document repeats may say the same twice; two cells for one indicator may not.
bool may_stand_together(const std::vector<ImportRow>& matched, const std::vector<std::size_t>& cells, const Key& key) {
  const auto first = value_for(matched[cells.front()], key);
  std::vector<std::string> indicators;
  for (const auto m : cells) {
    const auto other = value_for(matched[m], key);
    const bool same = other.qualifier == first.qualifier &&
                      (other.value == first.value || (std::isnan(other.value) && other.printed == first.printed));
    if (!same) return false;
    indicators.push_back(matched[m].indicator);
  }
  std::ranges::sort(indicators);
  return std::ranges::adjacent_find(indicators) == indicators.end();
}

}  // namespace

std::string ImportRun::years_instead() const {
  std::string years;
  const bool nothing = report_.matched.empty() && report_.unmatched.empty() && report_.refused.empty() && report_.empty == 0;
  if (!nothing) return years;
  for (const auto& [year, rows] : other_years_) add_part(years, ", ", year);
  return years;
}

/// Two cells for one figure: which is right is not ours to say.
void ImportRun::refuse_duplicates() {
  auto& matched = report_.matched;
  std::map<Key, std::vector<std::size_t>> cells_of;
  for (std::size_t m = 0; m < matched.size(); ++m) {
    const auto& row = matched[m];
    if (row.values.empty()) cells_of[{row.indicator, row.period, row.part}].push_back(m);
    for (const auto& value : row.values) {
      auto& list = cells_of[{value.indicator, value.period, value.part}];
      if (list.empty() || list.back() != m) list.push_back(m);
    }
  }
  std::vector<std::string> twice(matched.size());
  for (const auto& [key, cells] : cells_of) {
    if (cells.size() < 2 || may_stand_together(matched, cells, key)) continue;
    const auto told = rows_told(matched, cells);
    for (const auto m : cells) twice[m] = told;
  }
  std::vector<ImportRow> kept;
  for (std::size_t m = 0; m < twice.size(); ++m) {
    auto& row = matched[m];
    if (twice[m].empty()) {
      kept.push_back(std::move(row));
      continue;
    }
    row.values.clear();
    row.reason = say("同じ指標・年度の値が{}行目にあります。どれが正しいか分からないため、どれも取り込みません。",
                     "rows {} give the same figure; which is right cannot be told, so none is taken", twice[m]);
    report_.refused.push_back(std::move(row));
  }
  matched = std::move(kept);
  std::ranges::stable_sort(report_.refused, {}, &ImportRow::row);
}

void ImportRun::add_warnings() {
  auto& warnings = report_.warnings;
  if (lost_zeros_ > 0)
    warnings.push_back(say("コードの先頭の0が失われた行が{}行ありました。補って読みました。",
                           "{} rows had lost the leading zero of a code; it was put back", lost_zeros_));
  if (totals_ > 0)
    warnings.push_back(say("合計・平均などの行が{}行あり、指標ではないため読み飛ばしました。",
                           "rows of totals or means that were passed over, for they are no indicators: {}", totals_));
  if (targets_ > 0)
    warnings.push_back(say("目標・基準などの行が{}行あり、実績ではないため読み飛ばしました。",
                           "rows of targets or baselines that were passed over, for they are no actuals: {}", targets_));
  if (!signs_.empty()) {
    std::string list;
    for (const auto& [sign, count] : signs_)
      list += (list.empty() ? "" : "、") + ("「" + sign + "」" + std::to_string(count));
    warnings.push_back(say("「データなし」の印：{}（空欄に数えました）。", "signs of no data, counted as empty: {}", list));
  }
  if (!other_years_.empty()) {
    std::vector<std::string> years;
    years.reserve(other_years_.size());
    for (const auto& [year, rows] : other_years_) years.push_back(say("「{}」{}行", "", year, rows).ja);
    std::vector<std::string> years_en;
    years_en.reserve(other_years_.size());
    for (const auto& [year, rows] : other_years_) years_en.push_back("'" + year + "' " + std::to_string(rows));
    warnings.push_back(
        {say("ほかの年の行、年の読めない行は取り込みません（{}）。", "", first_cells(years)).ja,
         say("", "rows of other years, or whose year cannot be read, are not taken ({})", first_cells(years_en)).en});
  }
  if (!uncalculated_.empty())
    warnings.push_back(
        say("計算されていない式が{}か所あります（{}）。表計算ソフトで開いて保存し直してください。",
            "{} formulas have not been calculated ({}); open the file in a spreadsheet program and save it again",
            uncalculated_.size(), first_cells(uncalculated_)));
  if (!zeros_.empty())
    warnings.push_back(say("式の値が 0 のセルがあります（{}）。計算された値か確かめてください。",
                           "cells whose formula gives 0 ({}); were they calculated?", first_cells(zeros_)));
  if (fractions_ > 0)
    warnings.push_back(
        say("0.38 のような小数が{}か所あり、38% "
            "のことか分からないため取り込みませんでした。表全体がそうであれば、割合は小数と指定して（コマンドラインでは "
            "--fractions-are-percent）読み直してください。",
            "{} cells such as 0.38 may mean 38% and were not taken; if the whole table is written so, read it again saying "
            "that fractions are percent (on the command line: --fractions-are-percent)",
            fractions_));
}

}  // namespace kuiki::intake
