// A polygon file of a stranger. The first line is its name, so that every format is tried; the second the wanted field.
#include "../target.h"
#include "store/vector_file.h"

KUIKI_FUZZ(polygons) {
  using namespace kuiki;
  constexpr std::string_view kinds[] = {"a.geojson", "a.gpkg", "a.kml", "a.gml", "a.csv", "a.zip", "a.topojson", "a.shp"};
  const auto name_end = input.find('\n');
  const auto field_end = name_end == std::string_view::npos ? name_end : input.find('\n', name_end + 1);
  if (field_end == std::string_view::npos) return;
  const auto name = input.substr(0, name_end);
  const std::string field(input.substr(name_end + 1, field_end - name_end - 1));
  for (const auto kind : kinds) {
    if (kind != name) continue;
    const fuzz::InputFile file(input.substr(field_end + 1), std::string(kind));
    fuzz::refused_or_done([&] {
      store::VectorFile opened(file.path(), std::nullopt, field);
      const auto layer = opened.read(50);
      for (const auto& warning : layer.warnings) fuzz::must_be_text(warning.ja);
    });
  }
}
