#include <algorithm>

#include "map/layer_kinds.h"
#include "map/layer_notes.h"
#include "map/links.h"
#include "map/subject.h"
#include "model/own_indicator.h"
#include "model/source_words.h"

namespace kuiki::map {

namespace {

std::string attribution(const model::Source& source, Lang lang) { return model::attribution_words(source).in(lang); }

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
  bool estimated = false;     ///< some are shared out by area
  bool at_least = false;      ///< some lack towns whose figures are not published
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
    found.estimated = found.estimated || (figure.status == model::Status::inferred && data.areas.is_own(figure.area));
    found.at_least = found.at_least || (figure.qualifier == model::Qualifier::at_least && data.areas.is_own(figure.area));
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

/// Are there districts of the base among them? Those of one's own say themselves what they are.
bool approximate(const model::Dataset& data, const std::vector<model::AreaRow>& rows) {
  return std::ranges::any_of(rows, [&](model::AreaRow row) {
    return data.areas.quality[row] == model::BoundaryQuality::approximate && !data.areas.is_own(row);
  });
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

/// Sets of one's own that are coloured: that they are nobody else's, whence they are, and what their figures are.
void add_own_sets(NotesDraft& draft) {
  std::vector<const model::OwnAreaSet*> sets;
  for (const auto& layer : draft.document.layers)
    for (const model::AreaRow row : coloured_by(draft, layer)) {
      const auto* set = draft.data.own_place(row).set;
      if (set != nullptr && std::ranges::find(sets, set) == sets.end()) sets.push_back(set);
    }
  for (const auto* set : sets) {
    draft.remark(say("「{}」は利用者が作成した区分で、公式の区域ではありません。",
                     "\"{}\" is a grouping made by the user of this program, no official division.",
                     bilingual(set->name, set->name_en)));
    draft.sources.add_words(set->source);
  }
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
  if (model::is_own(indicator)) {
    remark(say("「{}」は利用者が取り込んだ自作の指標です。", "\"{}\" is an indicator that the user brought.",
               words_in(wording.lang, indicator.name, indicator.name_en)));
    const auto* source = data.find_source(indicator.source);
    if (source == nullptr || source->attribution.empty())
      remark({"その出典は記載がありません。", "Its source is not stated."});
    if (!indicator.note.empty()) remark(plain(indicator.note));
  }
  if (shown.projection)
    remark(say("{}の値は推計によるもので、実績ではありません。", "The figures for {} are projections, not actual ones.",
               model::period_label(theme.period, wording.years)));
  if (shown.estimated)
    remark({"町丁・字を分断する区域の値は、町丁・字の値を面積で按分した推計です。",
            "Figures of areas that cut towns are estimates: the towns' figures shared out by area."});
  if (shown.at_least)
    remark({"値が公表されていない町丁・字を含む区域の値は、それを除いた合計（下限）です。",
            "Figures of areas with towns whose figures are not published are sums without these, and so the least they can "
            "be."});
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
  add_own_sets(draft);
  for (const Layer* layer : figures) kind_of(*layer).notes(draft, *layer);
  return {draft.sources.sentence(), std::move(draft.remarks)};
}

}  // namespace kuiki::map
