#include "app/choropleth_table.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>

#include "app/operations.h"
#include "app/own_map.h"
#include "app/peak_memory.h"
#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "map/compose.h"
#include "store/file_kind.h"
#include "store/table_file.h"

namespace kuiki::app {
namespace {

/// The beginning of a text file, in small letters, whatever its encoding: enough to see a column of shapes.
std::string beginning_of(const std::filesystem::path& file) {
  constexpr std::size_t enough = std::size_t{1} << 18;
  std::string head(enough, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(enough));
  head.resize(static_cast<std::size_t>(in.gcount()));
  std::erase(head, '\0');
  return lower_ascii(head);
}

/// A shape as WKT: POLYGON ((…, MULTIPOLYGON Z(((…, POINT(…
bool holds_geometry(const std::string& text) {
  for (const std::string_view word : {"polygon", "linestring", "point", "geometrycollection"})
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const auto next = text.find_first_not_of(" zm", at + word.size());
      if (next == std::string::npos || text[next] != '(') continue;
      const auto first = text.find_first_not_of(' ', next + 1);
      if (first != std::string::npos && std::string_view("(-.0123456789").find(text[first]) != std::string_view::npos)
        return true;
    }
  return false;
}

/// What was not taken, in a line each.
void tell_left(const intake::OwnTableReading& reading, const model::Dataset& data, Warnings& warnings) {
  for (const auto& warning : reading.warnings) warnings.push_back(warning);
  constexpr std::size_t most = 12;
  std::size_t told = 0;
  for (const auto& one : reading.unmatched) {
    if (told++ == most) break;
    Text line = say("{}行目「{}」は照合できません（{}）", "row {}, \"{}\": unmatched ({})", one.rows.front(),
                    one_line(one.key, 60), one.why);
    if (!one.candidates.empty())
      line = say("{} 候補：{}", "{} candidates: {}", line,
                 join(one.candidates, "、", [&](model::AreaRow row) { return intake::area_words(data, row); }));
    warnings.push_back(line);
  }
  if (reading.unmatched_rows > 0)
    warnings.push_back(say("{}行のうち {}行が照合できず、地図に入っていません",
                           "{1} of {0} rows were not matched and are not on the map", reading.rows, reading.unmatched_rows));
  for (const auto& one : reading.doubled)
    warnings.push_back(say("「{}」の値が行によって違うため、どれも使いません（{}行目）",
                           "\"{}\" has different figures in rows {}: none is used", one_line(one.key, 60),
                           join(one.rows, ", ", [](std::size_t row) { return std::to_string(row); })));
  for (std::size_t i = 0; i < std::min(most, reading.refused.size()); ++i) {
    const auto& one = reading.refused[i];
    warnings.push_back(say("{}行目 {}「{}」：{}", "row {}, {} \"{}\": {}", one.row, one.column, one.typed, one.why));
  }
}

map::MapDocument document_of(const ChoroplethRequest& request, const model::Dataset& data,
                             const intake::OwnTableReading& reading) {
  map::MapDocument document;
  document.subject = subject_of(data, reading);
  const auto& one = reading.series.front();
  map::AreaFill fill;
  fill.indicator = one.series.indicator.id;
  fill.period = one.periods.back();  // of a table that says none it is empty: the only one there is
  fill.method = request.method;
  fill.classes = request.classes;
  fill.exact_classes = request.exact_classes;
  fill.breaks = request.breaks;
  fill.palette = request.palette;
  fill.reverse = request.reverse;
  document.layers.front().options = fill;
  document.title = plain(request.title.value_or(one.series.indicator.name));
  if (!request.crs.empty()) document.projection = {map::ProjectionChoice::Kind::crs, 0, request.crs};
  return document;
}

}  // namespace

bool is_table_without_shapes(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return false;
  const auto extension = store::extension_of(file);
  if (extension == ".xlsx" || extension == ".ods") return true;
  constexpr std::array<std::string_view, 3> texts{".csv", ".tsv", ".txt"};
  return std::ranges::find(texts, extension) != texts.end() && !holds_geometry(beginning_of(file));
}

ChoroplethReport choropleth_table(const ChoroplethRequest& request, const model::Dataset& data,
                                  const intake::OwnTableWish& wish, const Progress& progress) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  ChoroplethReport report;
  const auto table = store::read_table_file(request.file);
  const intake::AreaNames names(data.areas);
  const auto reading = intake::read_own_table({table, request.file}, data, names, wish, {}, progress);
  tell_left(reading, data, report.warnings);
  if (reading.series.empty())
    throw Error(Fault::input_wrong,
                say("{}：区域と値のそろった行がありません（{}行のうち照合できない行 {}）。--key で区域の列を、--within "
                    "でどの市の区域かを指定してください。",
                    "{}: no row has both an area and a figure ({} rows, {} unmatched); name the column of areas with --key, "
                    "the city with --within",
                    request.file.string(), reading.rows, reading.unmatched_rows));
  const auto extended = with_series(data, reading.series);
  const auto document = document_of(request, *extended, reading);
  report.field = reading.series.front().series.indicator.name;
  report.layer = reading.sheet;
  report.features = reading.rows;
  report.open_s = seconds();
  const auto theme = map::thematic(*extended, document);
  report.areas = theme.areas.size();
  report.with_value = theme.areas.size() - theme.classes.missing;
  for (const auto& one : theme.classes.classes) report.class_counts.push_back(one.count);
  report.classify_s = seconds() - report.open_s;
  for (auto& warning : map_warnings(*extended, document)) report.warnings.push_back(std::move(warning));
  ExportRequest picture(request.output, request.page, {request.lang, model::YearStyle::western});
  picture.fills_as_picture = request.fills_as_picture;
  export_map(*extended, document, picture, {}, progress);
  report.total_s = seconds();
  report.render_s = report.total_s - report.open_s - report.classify_s;
  report.peak_rss_mb = peak_memory_mb();
  return report;
}

}  // namespace kuiki::app
