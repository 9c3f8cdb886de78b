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
constexpr std::array<EnglishAttribution, 20> english = {{
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
    {"towns-2015",
     "\"Population Census: town boundary dataset\" (CODH; boundaries of the census of 2015 processed by NICT; Statistics "
     "Bureau "
     "of Japan)"},
    {"towns-2020",
     "\"Population Census 2020: small area boundaries and tables\" (Statistics Bureau of Japan, e-Stat "
     "https://www.e-stat.go.jp/)"},
    {"sapporo-towns", "Population by town and age, 1 October 2020 (DATA-SMART CITY SAPPORO, CC BY 4.0)"},
    {"ssdse", "\"SSDSE-A\" (National Statistics Center); System of Social and Demographic Statistics (Statistics Bureau)"},
    {"ssds", "\"System of Social and Demographic Statistics\" (Statistics Bureau of Japan)"},
    {"registry", "Resident register: population, vital events and households (Ministry of Internal Affairs)"},
    {"ipss-2023",
     "\"Regional Population Projections for Japan\" of 2023 (National Institute of Population and Social Security "
     "Research)"},
    {"hokkaido-hospitals", "List of medical facilities in Hokkaido (Hokkaido, Yoshikuni Miyoshi, CC BY 2.1 JP)"},
    {"sapporo-facilities", "List of public facilities of Sapporo, 31 March 2025 (City of Sapporo, CC BY 4.0)"},
    {"gm", "\"Global Map Japan\" (GSI; https://www.gsi.go.jp/kankyochiri/gm_jpn.html)"},
    {"p05",
     "\"National Land Numerical Information (offices and public meeting places)\" (MLIT, Japan; "
     "https://nlftp.mlit.go.jp/ksj/)"},
    {"plan-003", "\"Sapporo City Action Plan 2023\" (City of Sapporo), counted from an excerpt"},
}};

std::string attribution(const model::Source& source, Lang lang) {
  if (lang == Lang::en)
    for (const auto& line : english)
      if (line.id == source.id) return std::string(line.words);
  return source.attribution.empty() ? source.title : source.attribution;
}

/// The rows of a map's figures, sorted: what it shows and, for a partnership, of its members.
std::vector<model::AreaRow> shown_rows(const Thematic& theme, const model::Partnership* partnership) {
  std::vector<model::AreaRow> shown = theme.areas;
  if (partnership != nullptr)
    for (const auto& member : partnership->members) shown.push_back(member.area);
  std::ranges::sort(shown);
  return shown;
}

/// What the figures shown are, taken together.
struct ShownFigures {
  bool projection = false;    ///< the period's are projections
  bool carried_over = false;  ///< one, of a municipality that is no sum of its wards, stands for others that it took in
  std::vector<std::string> sources;  ///< ids, where they are not the indicator's
};

ShownFigures shown_figures(const model::Dataset& data, const Thematic& theme, const model::Partnership* partnership) {
  ShownFigures found;
  const auto shown = shown_rows(theme, partnership);
  std::string_view last;
  data.each_figure(theme.indicator, [&](const model::FigureView& figure) {
    if (data.periods[figure.period] != theme.period) return;
    if (figure.area == model::none || !std::ranges::binary_search(shown, figure.area)) return;
    found.projection = found.projection || figure.role == model::Role::projection;
    found.carried_over = found.carried_over || (figure.status == model::Status::inferred &&
                                                model::in_set(data.areas, figure.area, model::AreaSet::basic));
    if (figure.source.empty() || figure.source == last) return;
    last = figure.source;
    std::string_view rest = figure.source;
    while (!rest.empty()) {
      const auto end = rest.find(';');
      const std::string id(rest.substr(0, end));
      if (std::ranges::find(found.sources, id) == found.sources.end()) found.sources.push_back(id);
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
  });
  return found;
}

bool approximate(const model::Dataset& data, const std::vector<model::AreaRow>& rows) {
  return std::ranges::any_of(
      rows, [&](model::AreaRow row) { return data.areas.quality[row] == model::BoundaryQuality::approximate; });
}

/// Areas that a layer colours; empty for other layers.
std::vector<model::AreaRow> coloured_by(const NotesDraft& draft, const Layer& layer) {
  if (!layer.visible || !std::holds_alternative<AreaFill>(layer.options)) return {};
  const auto& subject = measured(layer.options)->subject.value_or(draft.document.subject);
  if (!subject.source.empty()) return {};  // a file cites itself, with its figures
  if (layer.id == draft.lead.layer) return draft.lead.areas;
  return subject_rows(draft.data, subject);
}

/// Is a border drawn that nobody fixed: of a district, in colour or by itself?
bool shows_approximate(const NotesDraft& draft) {
  if (draft.document.shows<Districts>()) return true;
  return std::ranges::any_of(draft.document.layers,
                             [&](const Layer& layer) { return approximate(draft.data, coloured_by(draft, layer)); });
}

/// Of whose census boundaries towns are, and districts that are made of them.
void add_towns(NotesDraft& draft, bool districts) {
  const auto& areas = draft.data.areas;
  const auto cite = [&](model::AreaRow row) {
    // The boundaries of Komoro are of 2020, those of Hokkaido of 2015 (geodata/README.md).
    const auto prefecture = areas.prefecture[row];
    if (prefecture == model::none) return;
    draft.sources.add(areas.code[prefecture] == "20" ? "towns-2020" : "towns-2015");
  };
  for (const auto& layer : draft.document.layers)
    for (const model::AreaRow row : coloured_by(draft, layer))
      if (areas.kind[row] == model::AreaKind::town || areas.kind[row] == model::AreaKind::district) cite(row);
  if (!districts || !draft.document.shows<Districts>()) return;
  const auto near = [&](model::AreaRow row) {
    return std::ranges::any_of(draft.lead.areas,
                               [&](model::AreaRow shown) { return areas.prefecture[shown] == areas.prefecture[row]; });
  };
  for (const auto row : areas.rows())
    if (areas.kind[row] == model::AreaKind::district && near(row)) cite(row);
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
  if (const auto* features = features_of(data, theme.subject)) {
    sources.add_words(
        say("{}（レイヤ {}、列 {}）", "{} (layer {}, field {})", features->file, features->layer, features->field)
            .in(wording));
    return;
  }
  if (theme.indicator == model::none) return;
  const auto& indicator = data.indicators[theme.indicator];
  const auto shown = shown_figures(data, theme, shown_partnership(data, document));
  if (shown.sources.empty()) sources.add(indicator.source);
  for (const auto& id : shown.sources) sources.add(id);
  if (shown.projection)
    remark(say("{}の値は推計によるもので、実績ではありません。", "The figures for {} are projections, not actual ones.",
               model::period_label(theme.period, wording.years)));
  if (indicator.source == "census" && shown.carried_over)
    remark({"2010年以後に合併・改称した市町村の値は、今の区域に引き継いでいます。",
            "Figures of municipalities that merged or were renamed after 2010 are carried over to today's areas."});
}

Notes notes(const model::Dataset& data, const MapDocument& document, const Thematic& theme, model::Wording wording,
            ComposeCache* cache) {
  NotesDraft draft{
      data, document, theme, wording, cache, Citations(data, wording), LayerThemes(data, document, theme, cache)};
  std::vector<const Layer*> layers;
  for (const auto& layer : document.layers)
    if (layer.visible) layers.push_back(&layer);
  std::ranges::stable_sort(layers, {}, [](const Layer* layer) { return kind_of(*layer).note_place; });
  const auto figures =
      std::ranges::stable_partition(layers, [](const Layer* layer) { return measured(layer->options) != nullptr; });
  for (auto layer = layers.begin(); layer != figures.begin(); ++layer) kind_of(**layer).notes(draft, **layer);
  if (data.base_areas() > 0) {
    draft.sources.add("n03");
    draft.remark({"境界は国土数値情報を簡略化したもので、測定には使えません。",
                  "Boundaries are generalised and not for measurement."});
  }
  const bool districts = shows_approximate(draft);
  if (districts)
    draft.remark(
        {"地区は国勢調査の町丁・字をまとめた本システムの区分で、境界はおおよそのものです。公式の地区界ではありません。",
         "Districts are this program's own grouping of census towns; their boundaries are approximate, not official."});
  add_towns(draft, districts);
  for (const Layer* layer : figures) kind_of(*layer).notes(draft, *layer);
  return {draft.sources.sentence(), std::move(draft.remarks)};
}

}  // namespace kuiki::map
