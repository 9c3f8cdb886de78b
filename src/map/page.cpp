#include "map/page.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "base/number.h"
#include "base/strings.h"
#include "map/extent.h"
#include "map/figure_layout.h"
#include "map/ground.h"
#include "map/inset.h"
#include "map/legend.h"
#include "map/ranking.h"
#include "map/sheet.h"
#include "map/subject.h"

namespace kuiki::map {

namespace {

struct Named {
  std::string_view id;
  double width_mm, height_mm;
};
constexpr std::array<Named, 4> pages = {
    {{"A4-landscape", 297, 210}, {"A4-portrait", 210, 297}, {"A3-landscape", 420, 297}, {"A3-portrait", 297, 420}}};

/// Of whose coordinates nothing else is known.
Text projection_words(const geo::ProjectionSpec& spec) {
  if (spec.kind == geo::ProjectionSpec::Kind::crs) return say("投影：{}", "Projection: {}", spec.crs);
  if (spec.kind == geo::ProjectionSpec::Kind::plane_zone)
    return say("投影：平面直角座標系 {}系", "Projection: Japan Plane Rectangular CS, zone {}", spec.zone);
  return say("投影：ランベルト正積方位図法（中心 東経{:.1f}°・北緯{:.1f}°）",
             "Projection: Lambert azimuthal equal-area (centre {:.1f}° E, {:.1f}° N)", spec.lon0, spec.lat0);
}

/// How many of these areas lie, wholly or in part, outside what a view shows.
std::size_t areas_beyond(const model::Areas& areas, const std::vector<model::AreaRow>& rows, const View& view) {
  const geo::Box frame = plane_frame(view);
  return static_cast<std::size_t>(std::ranges::count_if(rows, [&](model::AreaRow row) {
    const geo::Box box = geo::project_box(*view.projection, areas.focus.feature_box[row.index()]);
    return !frame.contains({box.x0, box.y0}) || !frame.contains({box.x1, box.y1});
  }));
}

Text beyond_words(std::size_t count) {
  return say("遠く離れた{}件は、全部または一部が図の枠の外にあります。",
             "{} far away area(s) lie wholly or partly outside the frame.", format_number(static_cast<double>(count), 0));
}

/// Puts a map on its sheet, where one asks for what the other leaves.
struct Paging {
  const model::Dataset& data;
  const MapDocument& document;
  const PageLayout& page;
  model::Wording wording;
  ComposeCache& cache;
  const Thematic& theme;
  const std::optional<View>& view;

  [[nodiscard]] View view_of(const Rect& frame) const;
  void settle_legend(Sheet& sheet) const;
  Scene settle_map(Sheet& sheet) const;
};

View Paging::view_of(const Rect& frame) const {
  if (!view) return fit_view(data, document, frame.w, frame.h);
  // What the viewer shows, as large as it fits: all of its ground stays visible.
  View same = *view;
  same.metres_per_unit =
      std::max(view->width * view->metres_per_unit / frame.w, view->height * view->metres_per_unit / frame.h);
  same.width = frame.w;
  same.height = frame.h;
  return same;
}

/// The legend counts what the frame shows, and the frame gets what the legend leaves: settle that in a few rounds.
void Paging::settle_legend(Sheet& sheet) const {
  sheet.legend = legend_of(data, document, theme, wording, nullptr, &cache);
  const bool by_view = document.shows<Sites>() || document.shows<Symbols>() || !inferred_areas(theme).empty();
  if (!by_view) return;
  Rect frame = sheet_frame(sheet, page);
  for (int round = 0; round < 3; ++round) {
    const View seen = view_of(frame);
    sheet.legend = legend_of(data, document, theme, wording, &seen, &cache);
    const Rect next = sheet_frame(sheet, page);
    if (next == frame) break;
    frame = next;
  }
}

/// Once more with scale bar and arrow in place, so that names and cards stand around them; and with every figure named
/// that found no room, whose line may cost the frame some.
Scene Paging::settle_map(Sheet& sheet) const {
  const Lang lang = wording;
  const auto remarks = sheet.remarks;
  for (int round = 0;; ++round) {
    sheet.view = view_of(sheet_frame(sheet, page));
    Scene map = compose({data, document, theme}, *sheet.view, wording, cache);
    const auto* features = features_to_fit(data, document);
    const bool islands = features != nullptr && !features->island.empty() && !view;
    std::optional<Inset> inset;
    // Without a word on the map nothing has to stand around the cards.
    if (islands || std::ranges::any_of(map.items, [](const Item& item) { return std::holds_alternative<TextItem>(item); })) {
      auto cards = sheet_cards(sheet, page, map);
      if (islands) inset = find_inset(features->island, *sheet.view, map, cards);
      if (inset) cards.push_back(inset->card);
      map = compose({data, document, theme}, *sheet.view, wording, cache, {}, cards);
    }
    auto told = remarks;
    for (auto& sentence : dropped_words(placed_figures(cache), lang)) told.push_back(std::move(sentence));
    if (features != nullptr && !features->far.empty())
      if (const auto beyond = areas_beyond(data.areas, features->far, *sheet.view); beyond > 0)
        told.push_back(beyond_words(beyond).in(lang));
    if (told != sheet.remarks && round < 3) {
      sheet.remarks = std::move(told);
      continue;
    }
    if (inset) add_inset(*inset, compose({data, document, theme}, inset->view, wording, cache), lang, map);
    return compose_sheet(sheet, page, std::move(map));
  }
}

}  // namespace

Text with_periods(const Text& words, model::YearStyle years) {
  const auto written = [&](const std::string& text, Lang lang) {
    std::string out;
    std::size_t at = 0;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', at)) {
      const auto close = text.find('}', open);
      const auto period = close == std::string::npos
                              ? std::nullopt
                              : model::parse_period(std::string_view(text).substr(open + 1, close - open - 1));
      out += text.substr(at, open - at);
      at = period ? close + 1 : open + 1;
      out += period ? model::period_label(*period, years).in(lang) : "{";
    }
    return out + text.substr(at);
  };
  return {written(words.ja, Lang::ja), written(words.en, Lang::en)};
}

Text subtitle_of(const model::Dataset& data, const MapDocument& document, const Thematic& theme, model::YearStyle years) {
  if (!document.subtitle.empty()) return with_periods(document.subtitle, years);
  if (theme.indicator == model::none) return {};
  const auto& indicator = data.indicators[theme.indicator];
  const Text name = bilingual(indicator.name, indicator.name_en);
  const Text period = model::period_label(theme.period, years);
  return period.empty() ? name : say("{}、{}", "{}, {}", name, period);
}

PageLayout layout_pixels(int width_px, int height_px) {
  constexpr int least = 16, most = 32'767;
  if (width_px < least || height_px < least || width_px > most || height_px > most)
    throw Error(Fault::usage, say("画像の大きさ {}×{} は使えません。幅と高さは {}〜{} ピクセルにしてください。",
                                  "A picture of {}×{} is not possible: give a width and a height of {} to {} pixels.",
                                  width_px, height_px, least, most));
  const double w = width_px, h = height_px;
  const double scale = std::max(1.0, std::min(std::max(w, h) / 1440, std::min(w, h) / 810));
  return {w / scale, h / scale, scale, 0.75, 12 / scale};
}

PageLayout layout_page(std::string_view page, double dpi) {
  if (!(dpi >= 36 && dpi <= 1200))
    throw Error(Fault::usage, say("解像度 {} dpi は使えません。36〜1200 にしてください。",
                                  "A resolution of {} dpi is not possible: give 36 to 1200.", dpi));
  std::string allowed;
  for (const auto& one : pages) {
    if (one.id == page) return {one.width_mm / 25.4 * 96, one.height_mm / 25.4 * 96, dpi / 96, 0.75, 8 / 0.75};
    add_part(allowed, ", ", one.id);
  }
  throw Error(Fault::usage,
              say("用紙「{}」はありません。使えるもの：{}", "There is no page \"{}\"; allowed: {}.", page, allowed));
}

Scene compose_page(const model::Dataset& data, const MapDocument& document, const PageLayout& page, model::Wording wording,
                   ComposeCache& cache, const std::optional<View>& view) {
  const Lang lang = wording;
  const Thematic& theme = lead_thematic(data, document, cache);

  Sheet sheet;
  // A partnership's sheet shows its members' populations, and owes their source as if they coloured the map.
  std::optional<Thematic> of_members;
  if (document.furniture.ranking) {
    sheet.ranking = ranking_of(data, document, theme, lang);
    if (theme.indicator == model::none)
      if (auto members = members_of(data, document, wording)) {
        sheet.ranking = std::move(members->ranking);
        of_members = theme;
        of_members->indicator = members->indicator;
        of_members->period = members->period;
      }
  }
  Notes owed = notes(data, document, of_members ? *of_members : theme, wording, &cache);

  sheet.lang = lang;
  const auto words = [&](const Text& text) {
    return text.in(lang).empty() ? (text.ja.empty() ? text.en : text.ja) : text.in(lang);
  };
  sheet.title = words(document.title);
  sheet.subtitle = words(subtitle_of(data, document, theme, wording.years));
  sheet.sources = std::move(owed.sources);
  sheet.remarks = std::move(owed.remarks);
  if (data.base_areas() == 0) sheet.remarks.push_back(projection_words(choose_projection(data, document)->spec()).in(lang));
  if (!document.note.empty()) sheet.remarks.insert(sheet.remarks.begin(), words(with_periods(document.note, wording.years)));
  sheet.scale_bar = document.furniture.scale_bar;
  sheet.north_arrow = document.furniture.north_arrow;

  const Paging paging{data, document, page, wording, cache, theme, view};
  if (document.furniture.legend) paging.settle_legend(sheet);
  return paging.settle_map(sheet);
}

}  // namespace kuiki::map
