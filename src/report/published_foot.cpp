#include "report/published_foot.h"

#include <algorithm>
#include <vector>

namespace kuiki::report {
namespace {

/// What a note says after 「暫定：」.
std::string reason_of(std::string_view note) {
  constexpr std::string_view colon = "：";
  const auto at = note.find(colon);
  return std::string(at == std::string_view::npos ? note : note.substr(at + colon.size()));
}

}  // namespace

std::string published_foot(const Request& request, std::span<const model::IndicatorRow> indicators) {
  const auto& data = request.data;
  const auto& o = data.observations;
  std::vector<std::string_view> sources;
  std::vector<std::string_view> notes;
  for (const auto row : indicators) {
    if (row == model::none) continue;
    const auto i = row.index();
    for (auto k = data.indicator_begin[i]; k < data.indicator_begin[i + 1]; ++k) {
      if (o.status[k] != model::Status::published) continue;
      const std::string_view note = o.note[k];
      if (note.starts_with(model::provisional_note) && std::ranges::find(notes, note) == notes.end()) notes.push_back(note);
      if (const auto id = o.source_of(k); std::ranges::find(sources, id) == sources.end()) sources.push_back(id);
    }
  }
  std::string all;
  for (const auto id : sources) {
    const auto* source = data.find_source(id);
    if (source == nullptr) continue;
    all += (all.empty() ? "" : request.wording(Text{"／", "; "})) +
           (source->attribution.empty() ? source->title : source->attribution);
  }
  if (all.empty()) return all;
  std::string foot = request.wording(say("公表値の出典：{}。", " Published actuals: {}.", all));
  for (const auto note : notes) foot += request.wording(say("（暫定）の値は{}。", " (provisional): {}.", reason_of(note)));
  return foot;
}

std::string published_foot(const Request& request, const std::string& plan) {
  std::vector<model::IndicatorRow> rows;
  for (std::size_t i = 0; i < request.data.indicators.size(); ++i)
    if (request.data.indicators[i].plan == plan) rows.push_back(model::IndicatorRow(i));
  return published_foot(request, rows);
}

}  // namespace kuiki::report
