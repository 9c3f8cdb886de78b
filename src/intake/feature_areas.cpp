#include "intake/feature_areas.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "base/error.h"
#include "base/fold.h"
#include "base/printable.h"

namespace kuiki::intake {
namespace {

/// Fields of codes in data that have more than one row an area: 国土数値情報 N03, 国勢調査 小地域, 団体コード.
const std::vector<std::string>& code_fields() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> folded;
    for (const auto* name :
         {"N03_007", "KEY_CODE", "code", "jiscode", "jis_code", "citycode", "city_code", "adm_code", "admCode",
          "市区町村コード", "市町村コード", "団体コード", "全国地方公共団体コード", "行政区域コード"})
      folded.push_back(fold(name));
    return folded;
  }();
  return names;
}

/// Fields of names, the most telling first: 国勢調査 小地域, 国土数値情報 N03, A27, A32, and what people call theirs.
const std::vector<std::string>& name_fields() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> folded;
    for (const auto* name :
         {"S_NAME",   "MOJI",       "N03_004",    "A27_004",  "A32_004", "name",         "name_ja", "名称",
          "名前",     "町丁・字名", "町丁目名",   "町丁名",   "町名",    "大字町丁目名", "地区名",  "区域名",
          "学校区名", "学区名",     "市区町村名", "市町村名", "区名",    "地域名"})
      folded.push_back(fold(name));
    return folded;
  }();
  return names;
}

const store::Field* field_named(const store::VectorFile& file, const std::string& folded) {
  const auto& fields = file.fields();
  const auto at = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return fold(f.name) == folded; });
  return at == fields.end() ? nullptr : &*at;
}

/// Which area a row belongs to; the areas in the order of their first rows.
struct Grouping {
  std::vector<std::uint32_t> area_of;  ///< one a row
  std::vector<std::uint32_t> first_row;
};

Grouping group(const std::vector<std::string>& codes) {
  Grouping out;
  std::unordered_map<std::string_view, std::uint32_t> seen;
  out.area_of.reserve(codes.size());
  for (std::uint32_t row = 0; row < codes.size(); ++row) {
    const auto next = static_cast<std::uint32_t>(out.first_row.size());
    // A row without a code is an area by itself.
    const auto area = codes[row].empty() ? next : seen.try_emplace(codes[row], next).first->second;
    if (area == next) out.first_row.push_back(row);
    out.area_of.push_back(area);
  }
  return out;
}

/// The value that all rows of each area have; rows without a value say nothing, nor do zeros where `zero_is_elsewhere` (the
/// census gives the people of an area to one of its rows). `differ`: the first row of another value.
std::vector<double> values_of(const Grouping& groups, const std::vector<double>& values, bool zero_is_elsewhere,
                              std::optional<std::uint32_t>& differ) {
  std::vector<double> out(groups.first_row.size(), NAN);
  for (std::uint32_t row = 0; row < values.size(); ++row) {
    double& value = out[groups.area_of[row]];
    if (std::isnan(values[row])) continue;
    if (std::isnan(value) || (zero_is_elsewhere && value == 0)) value = values[row];
    if (zero_is_elsewhere && values[row] == 0) continue;
    if (value != values[row] && !differ) differ = row;
  }
  return out;
}

/// Shapes of one area behind each other.
geo::ThinnedPaths join(const geo::ThinnedPaths& shapes, const Grouping& groups) {
  std::vector<std::vector<std::uint32_t>> rows(groups.first_row.size());
  for (std::uint32_t row = 0; row < groups.area_of.size(); ++row) rows[groups.area_of[row]].push_back(row);
  geo::ThinnedPaths out;
  out.points.reserve(shapes.points.size());
  for (const auto& members : rows) {
    for (const auto row : members) {
      const auto first = row == 0 ? 0 : shapes.shape_end[row - 1];
      for (auto ring = first; ring < shapes.shape_end[row]; ++ring) {
        const auto from = ring == 0 ? 0 : shapes.ring_end[ring - 1];
        out.points.insert(out.points.end(), shapes.points.begin() + from, shapes.points.begin() + shapes.ring_end[ring]);
        out.ring_end.push_back(static_cast<std::uint32_t>(out.points.size()));
      }
    }
    out.shape_end.push_back(static_cast<std::uint32_t>(out.ring_end.size()));
  }
  return out;
}

/// Rows marked as water lose shape, value and all else.
std::size_t drop_water(std::size_t kind, store::VectorLayer& layer, std::vector<double>& values) {
  const auto kinds = layer.columns[kind];
  std::vector<double> kept_values;
  std::vector<std::vector<std::string>> kept_columns(layer.columns.size());
  geo::ThinnedPaths shapes;
  for (std::uint32_t row = 0; row < values.size(); ++row) {
    if (kinds[row] == "8154") continue;
    kept_values.push_back(values[row]);
    for (std::size_t c = 0; c < kept_columns.size(); ++c) kept_columns[c].push_back(std::move(layer.columns[c][row]));
    const auto first = row == 0 ? 0 : layer.shapes.shape_end[row - 1];
    for (auto ring = first; ring < layer.shapes.shape_end[row]; ++ring) {
      const auto from = ring == 0 ? 0 : layer.shapes.ring_end[ring - 1];
      shapes.points.insert(shapes.points.end(), layer.shapes.points.begin() + from,
                           layer.shapes.points.begin() + layer.shapes.ring_end[ring]);
      shapes.ring_end.push_back(static_cast<std::uint32_t>(shapes.points.size()));
    }
    shapes.shape_end.push_back(static_cast<std::uint32_t>(shapes.ring_end.size()));
  }
  const std::size_t dropped = values.size() - kept_values.size();
  layer.columns = std::move(kept_columns);
  if (dropped == 0) return 0;
  layer.shapes = std::move(shapes);
  values = std::move(kept_values);
  return dropped;
}

void tell_apart(const AreaFields& fields, const std::string& code, Warnings& warnings) {
  if (fields.asked) {
    throw Error(Fault::input_wrong,
                say("--merge-by {}：コード「{}」の行の値が一致しないので、一つの区域にまとめられません。値をそろえるか、"
                    "別の列を指定してください。",
                    "--merge-by {}: rows of code \"{}\" have different values, so they make no one area; make them alike or "
                    "name another field",
                    short_name(fields.code_name), short_name(code)));
  }
  warnings.push_back(
      say("列「{0}」のコードが同じ行がありますが、値が違うので（「{1}」など）、行ごとに一つの区域としました",
          "several rows have the same code in \"{0}\", but different values (\"{1}\" and others), so every row is an "
          "area by itself",
          short_name(fields.code_name), short_name(code)));
}

}  // namespace

AreaFields area_fields(store::VectorFile& file, const std::string& merge_by, const std::string& label) {
  AreaFields out;
  if (const auto* field = field_named(file, fold("HCODE")); field && field->name != file.field())
    out.kind = file.also(field->name);
  out.census = field_named(file, fold("KIGO_E")) != nullptr;
  // Files of so many rows have one an area, and texts would slow them down.
  constexpr std::size_t many = 100'000;
  const bool look_for = (!merge_by.empty() && !label.empty()) || file.rows_about() <= many;
  if (!label.empty() && label != "none") out.name = file.also(label);
  for (const auto& name : name_fields()) {
    if (!label.empty() || !look_for) break;
    const auto* field = field_named(file, name);
    if (field == nullptr) continue;
    out.name = file.also(field->name);
    break;
  }
  if (merge_by.empty() && !look_for) return out;
  if (!merge_by.empty() && merge_by != "none") {
    out.asked = true;
    out.code_name = merge_by;
    out.code = file.also(merge_by);
  } else if (merge_by.empty()) {
    for (const auto& name : code_fields()) {
      const auto* field = field_named(file, name);
      if (!field || field->key || field->name == file.field()) continue;
      out.code_name = field->name;
      out.code = file.also(field->name);
      break;
    }
  }
  return out;
}

AreaReport make_areas(const AreaFields& fields, store::VectorLayer& layer, std::vector<double>& values, Warnings& warnings) {
  AreaReport report{values.size(), values.size(), 0};
  if (fields.kind) report.water = drop_water(*fields.kind, layer, values);
  const std::vector<std::string>* codes = fields.code ? &layer.columns[*fields.code] : nullptr;
  report.areas = values.size();
  if (report.water > 0) {
    warnings.push_back(say("水面の行（HCODE 8154）が {} 行あり、区域に数えず、描きませんでした",
                           "{} row(s) are water (HCODE 8154): they are no areas and are not drawn", report.water));
  }
  if (!codes) return report;
  const Grouping groups = group(*codes);
  if (groups.first_row.size() == values.size()) return report;
  std::optional<std::uint32_t> differ;
  auto merged = values_of(groups, values, fields.census, differ);
  if (differ) {
    tell_apart(fields, (*codes)[*differ], warnings);
    return report;
  }
  layer.shapes = join(layer.shapes, groups);
  values = std::move(merged);
  if (fields.name && fields.name != fields.code) {
    auto& names = layer.columns[*fields.name];
    std::vector<std::string> kept;
    kept.reserve(groups.first_row.size());
    for (const auto row : groups.first_row) kept.push_back(std::move(names[row]));
    names = std::move(kept);
  }
  report.areas = values.size();
  warnings.push_back(
      say("列「{}」のコードが同じ行をまとめ、{} 行を {} 区域として数えました（行ごとに数えるには --merge-by none）",
          "rows of the same code in \"{}\" are one area: {} rows, {} areas (--merge-by none counts rows)",
          short_name(fields.code_name), report.rows - report.water, report.areas));
  return report;
}

}  // namespace kuiki::intake
