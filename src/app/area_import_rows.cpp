#include "app/area_import_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "app/area_facts.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/printable.h"
#include "base/resources.h"
#include "base/strings.h"
#include "geo/geodesic.h"
#include "geo/topology.h"
#include "intake/area_preset.h"
#include "store/open_vector.h"
#include "store/vector_file.h"

namespace kuiki::app {
namespace {

using model::AreaRow;

/// Names of fields that people give names and codes, in the order in which they are believed.
constexpr std::array<std::string_view, 14> name_words{"名称", "地区名", "学校名", "校区名", "区域名",  "町丁名", "町名",
                                                      "名前", "地区",   "name",   "label",  "NAME_JA", "title",  "S_NAME"};
constexpr std::array<std::string_view, 8> code_words{"コード", "code", "key_code",   "id",
                                                     "番号",   "no",   "地区コード", "学校コード"};

/// The fields that are read.
struct Fields {
  std::string name, code, municipality, skip;
  std::string skip_value, source;
  model::AreaKind kind = model::AreaKind::district;
};

template <std::size_t n>
std::string first_named(const std::vector<std::string>& fields, const std::array<std::string_view, n>& words) {
  for (const auto word : words)
    for (const auto& field : fields)
      if (fold(field) == fold(std::string(word))) return field;
  return {};
}

std::string as_in_file(const std::vector<std::string>& fields, const std::string& name) {
  for (const auto& field : fields)
    if (fold(field) == fold(name)) return field;
  return {};
}

Fields choose_fields(const AreaImport& wanted, const std::vector<std::string>& fields, AreaImportReport& report) {
  static const auto presets = intake::area_presets(resource("assets/boundaries/presets.csv"));
  Fields chosen;
  if (const auto* preset = intake::recognise(presets, fields)) {
    report.preset_name = preset->id;
    report.preset = preset->name;
    chosen.name = as_in_file(fields, preset->name_field);
    chosen.code = as_in_file(fields, preset->code_field);
    chosen.municipality = as_in_file(fields, preset->municipality_field);
    chosen.skip = as_in_file(fields, preset->skip_field);
    chosen.skip_value = preset->skip_value;
    chosen.kind = preset->kind;
    chosen.source = preset->source;
  } else {
    chosen.name = first_named(fields, name_words);
    chosen.code = first_named(fields, code_words);
  }
  if (!wanted.name.empty()) chosen.name = wanted.name;
  if (!wanted.code.empty()) chosen.code = wanted.code;
  if (!wanted.merge_by.empty()) chosen.code = wanted.merge_by;
  if (chosen.name.empty()) chosen.name = chosen.code;
  if (chosen.name.empty()) {
    std::string all;
    for (const auto& field : fields) add_part(all, "、", short_name(field));
    throw Error(Fault::input_wrong,
                say("{}：区域の名前の列が分かりません。名前の列を選んでください（コマンドでは --name。列：{}）",
                    "{}: no field is known to hold the areas' names; choose it (on the command line: --name; fields: {})",
                    wanted.file.string(), all));
  }
  return chosen;
}

/// Rings of one row behind the current part of the table: outer ones run counter-clockwise, holes follow theirs.
void add_rings(const geo::ThinnedPaths& from, std::size_t row, geo::PolygonTable& into) {
  bool open = false;
  const auto first = row == 0 ? 0 : from.shape_end[row - 1];
  for (auto ring = first; ring < from.shape_end[row]; ++ring) {
    const auto begin = ring == 0 ? 0 : from.ring_end[ring - 1];
    const auto start = into.points.size();
    into.points.insert(into.points.end(), from.points.begin() + begin, from.points.begin() + from.ring_end[ring]);
    into.points.push_back(into.points[start]);
    const std::span<const geo::Point> points(into.points.data() + start, into.points.size() - start);
    if (geo::signed_area2(points) > 0 && open) into.close_part();
    open = true;
    into.close_ring();
  }
  if (open) into.close_part();
}

/// A code's municipality: the first five digits.
std::string municipality_of(std::string_view code) {
  const auto digits = trim(code);
  const bool all = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  return digits.size() >= 5 && all ? std::string(digits.substr(0, 5)) : std::string();
}

/// The areas of a file in the making.
class Builder {
 public:
  Builder(const model::Dataset& data, const AreaImport& wanted, const Fields& fields, AreaImportReport& report)
      : data_(data), wanted_(wanted), fields_(fields), report_(report) {}

  void take(const store::VectorLayer& layer, const std::vector<std::string>& names, const std::vector<std::string>* codes,
            const std::vector<std::string>* municipalities, const std::vector<std::string>* skips) {
    const auto cell = [](const std::vector<std::string>* column, std::size_t row) {
      return column == nullptr ? std::string() : std::string(trim((*column)[row]));
    };
    for (std::size_t row = 0; row < layer.rows(); ++row) {
      if (skips != nullptr && cell(skips, row) == fields_.skip_value) {
        ++report_.skipped;
        continue;
      }
      ImportedRows::Area area{cell(&names, row), cell(codes, row), municipality_of(cell(municipalities, row))};
      if (area.municipality.empty() && municipalities == nullptr) area.municipality = municipality_of(area.code);
      if (is_elsewhere(area.municipality)) {
        ++report_.elsewhere;
        continue;
      }
      if (area.name.empty()) area.name = area.code;
      if (area.name.empty()) {
        ++report_.unnamed;
        continue;
      }
      add(std::move(area), row);
    }
  }

  ImportedRows finish(const geo::ThinnedPaths& shapes) {
    ImportedRows out;
    out.kind = fields_.kind;
    out.source = fields_.source;
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      geo::PolygonTable raw;
      for (const auto row : rows_[i]) add_rings(shapes, row, raw);
      raw.close_feature();
      if (!raw.has_shape(0)) continue;
      put(raw, rows_[i].size() > 1, areas_[i].name, out.shapes);
      out.areas.push_back(std::move(areas_[i]));
    }
    return out;
  }

 private:
  [[nodiscard]] bool is_elsewhere(const std::string& municipality) const {
    if (!wanted_.within || municipality.empty()) return false;
    const auto row = data_.find_area(municipality);
    return row && !model::is_within(data_.areas, *row, *wanted_.within) &&
           !model::is_within(data_.areas, *wanted_.within, *row);
  }

  void add(ImportedRows::Area area, std::size_t row) {
    const auto key = area.code.empty() ? area.name : area.code;
    const auto [found, fresh] = places_.try_emplace(key, areas_.size());
    if (fresh) {
      areas_.push_back(std::move(area));
      rows_.emplace_back();
    }
    rows_[found->second].push_back(row);
  }

  /// Made valid where it is not, and one where it is of several rows.
  void put(const geo::PolygonTable& raw, bool several, const std::string& name, geo::PolygonTable& into) {
    if (geo::invalid_reason(raw, 0).empty() && !several) {
      geo::append_copy(raw, 0, into);
      return;
    }
    geo::append_valid(raw, 0, into);
    if (several) return;  // rows of one area may lie over each other; that is no fault of a row
    report_.mended.push_back(name);
    report_.mended_km2 += std::abs(geo::area_km2(raw, 0) - geo::area_km2(into, into.features() - 1));
  }

  const model::Dataset& data_;
  const AreaImport& wanted_;
  const Fields& fields_;
  AreaImportReport& report_;
  std::vector<ImportedRows::Area> areas_;
  std::vector<std::vector<std::size_t>> rows_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

std::vector<std::string> boundary_fields(const AreaImport& wanted) {
  const auto opened = store::open_vector(wanted.file, wanted.layer);
  std::vector<std::string> names;
  for (const auto& field : opened.source->fields())
    if (!field.key) names.push_back(field.name);
  return names;
}

ImportedRows read_area_rows(const model::Dataset& data, const AreaImport& wanted, AreaImportReport& report,
                            const Progress& progress) {
  const auto names = boundary_fields(wanted);
  const auto fields = choose_fields(wanted, names, report);
  store::VectorFile file(wanted.file, {wanted.layer, wanted.source_crs}, fields.name);
  const auto column = [&](const std::string& field) -> std::optional<std::size_t> {
    if (field.empty()) return {};
    return file.also(field);
  };
  const auto name = *column(fields.name);
  const auto code = column(fields.code);
  const auto municipality = column(fields.municipality);
  const auto skip = column(fields.skip);
  report.layer = file.layer();
  report.name_field = file.field();
  report.code_field = fields.code;
  auto layer = file.read(0, {[&](double f, const Text& step) { progress.at(0.4 * f, step); }, progress.stop_token()});
  report.rows = layer.rows();
  report.warnings = std::move(layer.warnings);
  const auto texts = [&](std::optional<std::size_t> at) { return at ? &layer.columns[*at] : nullptr; };
  Builder builder(data, wanted, fields, report);
  builder.take(layer, layer.columns[name], texts(code), texts(municipality), texts(skip));
  auto rows = builder.finish(layer.shapes);
  if (!rows.areas.empty()) return rows;
  const auto where = wanted.within ? full_name(data, *wanted.within) : Text{};
  throw Error(Fault::input_wrong,
              report.elsewhere > 0 ? say("{}：{} の区域がありません（{} 行はすべてほかの市区町村のもの）",
                                         "{}: it has no area of {} ({} rows, all of other municipalities)",
                                         wanted.file.string(), where, report.elsewhere)
                                   : say("{}：区域になる行がありません", "{}: no row makes an area", wanted.file.string()));
}

}  // namespace kuiki::app
