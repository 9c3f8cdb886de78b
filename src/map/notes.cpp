#include <algorithm>
#include <array>

#include "map/layer_kinds.h"
#include "map/layer_notes.h"
#include "map/links.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

/// What the sources' own Japanese attribution says, for maps in English; the sentence adds that they were processed. A
/// source without a line here is cited as it stands.
struct EnglishAttribution {
  std::string_view id, words;
};
constexpr std::array<EnglishAttribution, 9> english = {{
    {"n03",
     "\"National Land Numerical Information (administrative areas)\" (MLIT, Japan; "
     "https://nlftp.mlit.go.jp/ksj/gml/datalist/KsjTmplt-N03-v3_1.html)"},
    {"gsi-evacuation",
     "\"Designated emergency evacuation sites and shelters\" (Geospatial Information Authority of Japan; "
     "https://www.gsi.go.jp/bousaichiri/hinanbasho.html)"},
    {"geolonia", "\"Geolonia address data\" (Geolonia Inc., CC BY 4.0; from location reference information of MLIT)"},
    {"census", "Population Census (Statistics Bureau of Japan)"},
    {"ipss-projection",
     "\"Regional Population Projections for Japan\" of March 2013 (National Institute of Population and Social "
     "Security Research)"},
    {"sapporo-registry", "Resident register (City of Sapporo, Hokkaido Open Data, CC BY 4.0)"},
    {"hokkaido-tourism", "\"Visitors to tourist sites in Hokkaido\" (Hokkaido, Hokkaido Open Data, CC BY 2.1 JP)"},
    {"ssds-shipments", "\"System of Social and Demographic Statistics\" (Statistics Bureau of Japan)"},
    {"plan-003", "\"Sapporo City Action Plan 2023\" (City of Sapporo), counted from an excerpt"},
}};

std::string attribution(const model::Source& source, Lang lang) {
  if (lang == Lang::en)
    for (const auto& line : english)
      if (line.id == source.id) return std::string(line.words);
  return source.attribution.empty() ? source.title : source.attribution;
}

bool is_projection(const model::Dataset& data, const Thematic& theme) {
  const auto i = theme.indicator.index();
  for (auto o = data.indicator_begin[i]; o < data.indicator_begin[i + 1]; ++o)
    if (data.periods[data.observations.period[o]] == theme.period)
      return data.observations.role[o] == model::Role::projection;
  return false;
}

/// Does a figure shown, of a municipality that is no sum of its wards, stand for others that it took in?
bool carried_over(const model::Dataset& data, const Thematic& theme, const model::Partnership* partnership) {
  std::vector<model::AreaRow> shown = theme.areas;
  if (partnership != nullptr)
    for (const auto& member : partnership->members) shown.push_back(member.area);
  std::ranges::sort(shown);
  const auto i = theme.indicator.index();
  const auto& all = data.observations;
  for (auto o = data.indicator_begin[i]; o < data.indicator_begin[i + 1]; ++o)
    if (all.status[o] == model::Status::inferred && all.area[o] != model::none &&
        data.periods[all.period[o]] == theme.period && std::ranges::binary_search(shown, all.area[o]) &&
        model::in_set(data.areas, all.area[o], model::AreaSet::basic))
      return true;
  return false;
}

bool approximate(const model::Dataset& data, const std::vector<model::AreaRow>& rows) {
  return std::ranges::any_of(
      rows, [&](model::AreaRow row) { return data.areas.quality[row] == model::BoundaryQuality::approximate; });
}

/// Is a border drawn that nobody fixed: of a district, in colour or by itself?
bool shows_approximate(const NotesDraft& draft) {
  if (draft.document.shows<Districts>()) return true;
  return std::ranges::any_of(draft.document.layers, [&](const Layer& layer) {
    if (!layer.visible || !std::holds_alternative<AreaFill>(layer.options)) return false;
    const auto* shown = measured(layer.options);
    return approximate(draft.data, layer.id == draft.lead.layer
                                       ? draft.lead.areas
                                       : subject_rows(draft.data, shown->subject.value_or(draft.document.subject)));
  });
}

}  // namespace

void Citations::add(std::string_view id) {
  if (const auto* source = data_.find_source(id)) add_words(attribution(*source, lang_));
}

void Citations::add_words(const std::string& words) {
  if (!words.empty() && std::ranges::find(lines_, words) == lines_.end()) lines_.push_back(words);
}

std::string Citations::sentence() const {
  std::string all;
  for (const auto& line : lines_) all += (all.empty() ? "" : lang_ == Lang::ja ? "／" : "; ") + line;
  return all.empty() ? all : (lang_ == Lang::ja ? "出典：" : "Sources (processed for this map): ") + all;
}

void NotesDraft::remark(const Text& text) {
  const std::string words = wording(text);
  if (std::ranges::find(remarks, words) == remarks.end()) remarks.push_back(words);
}

void NotesDraft::owe_figures(const Thematic& theme) {
  if (theme.indicator == model::none) return;
  const auto& indicator = data.indicators[theme.indicator];
  sources.add(indicator.source);
  if (is_projection(data, theme))
    remark(say("{}の値は推計によるもので、実績ではありません。", "The figures for {} are projections, not actual ones.",
               model::period_label(theme.period, wording.years)));
  if (indicator.source == "census" && carried_over(data, theme, shown_partnership(data, document)))
    remark({"2010年以後に合併・改称した市町村の値は、今の区域に引き継いでいます。",
            "Figures of municipalities that merged or were renamed after 2010 are carried over to today's areas."});
}

Notes notes(const model::Dataset& data, const MapDocument& document, const Thematic& theme, model::Wording wording,
            ComposeCache* cache) {
  NotesDraft draft{data, document, theme, wording, cache, Citations(data, wording)};
  std::vector<const Layer*> layers;
  for (const auto& layer : document.layers)
    if (layer.visible) layers.push_back(&layer);
  std::ranges::stable_sort(layers, {}, [](const Layer* layer) { return kind_of(*layer).note_place; });
  const auto figures =
      std::ranges::stable_partition(layers, [](const Layer* layer) { return measured(layer->options) != nullptr; });
  for (auto layer = layers.begin(); layer != figures.begin(); ++layer) kind_of(**layer).notes(draft, **layer);
  draft.sources.add("n03");
  draft.remark(
      {"境界は国土数値情報を簡略化したもので、測定には使えません。", "Boundaries are generalised and not for measurement."});
  if (shows_approximate(draft)) {
    draft.sources.add("geolonia");
    draft.remark({"地区の境界は町丁・字の代表点から推定したおおよそのもので、公式の境界ではありません。",
                  "District boundaries are approximate, estimated from points of towns; they are not official."});
  }
  for (const Layer* layer : figures) kind_of(*layer).notes(draft, *layer);
  return {draft.sources.sentence(), std::move(draft.remarks)};
}

}  // namespace kuiki::map
