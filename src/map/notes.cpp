#include <algorithm>
#include <array>

#include "map/compose_cache.h"
#include "map/figures.h"
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

class Citations {
 public:
  Citations(const model::Dataset& data, Lang lang) : data_(data), lang_(lang) {}
  void add(std::string_view id) {
    if (const auto* source = data_.find_source(id)) add_words(attribution(*source, lang_));
  }
  void add_words(const std::string& words) {
    if (!words.empty() && std::ranges::find(lines_, words) == lines_.end()) lines_.push_back(words);
  }
  [[nodiscard]] std::string sentence() const {
    std::string all;
    for (const auto& line : lines_) all += (all.empty() ? "" : lang_ == Lang::ja ? "／" : "; ") + line;
    return all.empty() ? all : (lang_ == Lang::ja ? "出典：" : "Sources (processed for this map): ") + all;
  }

 private:
  const model::Dataset& data_;
  Lang lang_;
  std::vector<std::string> lines_;
};

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

/// The plan a partnership is named in: "000 小樽市総合戦略（平成27年10月）" without the number it is filed under.
std::string document_name(const std::string& source_document) {
  const auto space = source_document.find(' ');
  const bool filed = space != std::string::npos && space > 0 &&
                     std::ranges::all_of(source_document.substr(0, space), [](char c) { return c >= '0' && c <= '9'; });
  return filed ? source_document.substr(space + 1) : source_document;
}

std::string quoted_document(const std::string& source_document, Lang lang) {
  const std::string name = document_name(source_document);
  if (name.empty()) return name;
  return lang == Lang::ja ? "『" + name + "』" : "\"" + name + "\"";
}

/// What cards of figures owe: the plans, where an uncertain place was put, who entered what.
void add_figures(const model::Dataset& data, const std::vector<FigureCard>& cards, model::Wording wording,
                 Citations& sources, std::vector<std::string>& remarks) {
  std::array<std::string, 2> uncertain;
  bool entered = false;
  for (const auto& card : cards) {
    for (const auto& id : card.plans)
      if (const auto plan = std::ranges::find(data.plans, id, &model::Plan::id); plan != data.plans.end())
        sources.add_words(quoted_document(plan->document.empty() ? plan->title : plan->document, wording));
    for (const auto& id : card.sources) sources.add(id);
    for (const auto& row : card.rows)
      entered = entered || row.value.mark == FigureMark::entered || row.target.mark == FigureMark::entered;
    const bool known = card.basis == model::PlaceBasis::common_knowledge;
    if (!known && card.basis != model::PlaceBasis::municipality_polygon) continue;
    auto& list = uncertain[known ? 0 : 1];
    list += (list.empty() ? "" : wording.lang == Lang::ja ? "、" : "; ") + card.title;
  }
  if (!uncertain[0].empty())
    remarks.push_back(wording(say("計画に所在地がなく、一般に知られた場所に置いたもの：{}",
                                  "The plan gives no location; put where they are commonly known to be: {}", uncertain[0])));
  if (!uncertain[1].empty())
    remarks.push_back(wording(say("所在地が特定できず、市町村の中央に置いたもの：{}",
                                  "Location unknown; put in the middle of the municipality: {}", uncertain[1])));
  if (entered)
    remarks.push_back(wording(Text{"◇の実績値は利用者が入力したもので、計画書に記載された値ではありません。",
                                   "Actual figures marked ◇ were entered by the user; they are not printed in the plans."}));
}

}  // namespace

Notes notes(const model::Dataset& data, const MapDocument& document, const Thematic& theme, model::Wording wording,
            ComposeCache* cache) {
  const Lang lang = wording;
  Notes owed;
  Citations sources(data, lang);
  const auto remark = [&](const Text& text) { owed.remarks.push_back(text.in(lang)); };

  const bool coloured = document.shows(LayerKind::areas) && theme.indicator != model::none;
  if (coloured) {
    const auto& indicator = data.indicators[theme.indicator];
    sources.add(indicator.source);
    if (is_projection(data, theme))
      remark(say("{}の値は推計によるもので、実績ではありません。", "The figures for {} are projections, not actual ones.",
                 model::period_label(theme.period, wording.years)));
    if (indicator.source == "census" && carried_over(data, theme, shown_partnership(data, document)))
      remark({"2010年以後に合併・改称した市町村の値は、今の区域に引き継いでいます。",
              "Figures of municipalities that merged or were renamed after 2010 are carried over to today's areas."});
  }
  sources.add("n03");
  const bool districts =
      (document.shows(LayerKind::areas) && approximate(data, theme.areas)) || document.shows(LayerKind::districts);
  remark(
      {"境界は国土数値情報を簡略化したもので、測定には使えません。", "Boundaries are generalised and not for measurement."});
  if (districts) {
    sources.add("geolonia");
    remark({"地区の境界は町丁・字の代表点から推定したおおよそのもので、公式の境界ではありません。",
            "District boundaries are approximate, estimated from points of towns; they are not official."});
  }
  if (const auto* partnership = shown_partnership(data, document)) {
    sources.add_words(quoted_document(partnership->source_document, lang));
    const bool known = std::ranges::any_of(partnership->members,
                                           [](const auto& m) { return m.basis == model::MemberBasis::common_knowledge; });
    if (known)
      remark({"広域連携の構成には、計画に名前がなく一般に知られている市町村を含みます。",
              "Members include municipalities that the plan does not name but that are commonly known to take part."});
  }
  if (shows_figures(document))
    add_figures(
        data,
        cache == nullptr ? figure_cards(data, document, wording) : cache->impl().figures.cards(data, document, wording),
        wording, sources, owed.remarks);
  if (document.shows(LayerKind::facilities)) {
    sources.add("gsi-evacuation");
    const auto* source = data.find_source("gsi-evacuation");
    const std::string vintage = source == nullptr ? std::string{} : source->vintage;
    const auto day = model::parse_period(vintage);
    const Text as_of = day ? model::period_label(*day, wording.years) : plain(vintage);
    if (as_of.empty())
      remark({"避難場所・避難所は変わることがあります。必ず市町村に確認してください。",
              "Evacuation sites change: check with the municipality."});
    else
      remark(say("避難場所・避難所は{}時点のデータです。変わることがあるので、必ず市町村に確認してください。",
                 "Evacuation sites as of {}. They change: check with the municipality.", as_of));
  }
  owed.sources = sources.sentence();
  return owed;
}

}  // namespace kuiki::map
