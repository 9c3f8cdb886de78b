#include "intake/area_preset.h"

#include <algorithm>

#include "base/fold.h"
#include "store/csv_table.h"

namespace kuiki::intake {
namespace {

std::vector<std::string> list_of(std::string_view words) {
  std::vector<std::string> list;
  while (!words.empty()) {
    const auto end = words.find(';');
    list.emplace_back(words.substr(0, end));
    words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
  }
  return list;
}

}  // namespace

std::vector<AreaPreset> area_presets(const std::filesystem::path& file) {
  const store::CsvTable table(file);
  const auto text = [&](std::size_t row, const char* column) { return table.text(row, table.column(column)); };
  std::vector<AreaPreset> presets;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    AreaPreset preset;
    preset.id = table.filled(row, table.column("id"));
    preset.name = {text(row, "name"), text(row, "name_en")};
    preset.needs = list_of(table.filled(row, table.column("needs")));
    preset.lacks = list_of(text(row, "lacks"));
    preset.name_field = table.filled(row, table.column("name_field"));
    preset.code_field = text(row, "code_field");
    preset.municipality_field = text(row, "municipality_field");
    const bool town = table.one_of(row, table.column("kind"), {"town", "district"}) == "town";
    preset.kind = town ? model::AreaKind::town : model::AreaKind::district;
    preset.skip_field = text(row, "skip_field");
    preset.skip_value = text(row, "skip_value");
    preset.residents = text(row, "residents");
    preset.households = text(row, "households");
    preset.source = text(row, "source");
    presets.push_back(std::move(preset));
  }
  return presets;
}

const AreaPreset* recognise(const std::vector<AreaPreset>& presets, const std::vector<std::string>& fields) {
  std::vector<std::string> folded;
  for (const auto& field : fields) folded.push_back(fold(field));
  const auto has = [&](const std::string& field) { return std::ranges::find(folded, fold(field)) != folded.end(); };
  for (const auto& preset : presets)
    if (std::ranges::all_of(preset.needs, has) && std::ranges::none_of(preset.lacks, has)) return &preset;
  return nullptr;
}

}  // namespace kuiki::intake
