#pragma once
#include "map/area_paint.h"
#include "map/compose_cache.h"
#include "map/links.h"

namespace kuiki::map {

/// A partnership that a layer shows.
struct ShownPartners {
  const model::Partnership* partnership = nullptr;
  PartnershipTones tones;
  std::vector<Partner> partners;
};

/// A symbol that stands for an area: its name keeps off it.
struct SymbolPlace {
  model::AreaRow area = model::none;
  double reach = 0;    ///< units from its middle to its edge
  bool valued = true;  ///< the figure stands in the symbol already
  double aside = 0;    ///< units to the right of the area's centre, to be clear of its neighbours
};
/// The symbols of one layer, one an area of its theme that is in the frame.
struct SymbolsShown {
  const Thematic* theme = nullptr;
  std::vector<SymbolPlace> places;
};

/// One run of compose(): what the layers draw from and onto, in their order. Each kind of layer draws in its own file
/// (`layer_<kind>_draw.cpp`). Lives for one call.
struct Composer {
  Composer(const MapInput& input, const View& view, model::Wording wording, ComposeCache::Impl& cache,
           const Highlight& highlight, const std::vector<Rect>& reserved);
  Scene run();

  // What there is.
  const model::Dataset& data;
  const model::Areas& areas;
  const MapDocument& document;
  const Thematic& lead;  ///< of the layer the map is about
  const View& view;
  model::Wording wording;
  Lang lang;
  ComposeCache::Impl& cache;
  const Highlight& highlight;
  const std::vector<Rect>& reserved;
  geo::Box frame, lonlat;        ///< what the frame shows, plane metres and degrees
  const SubjectFacts& subject;   ///< of the areas the map is about, drawn or not
  bool mixed_land = false;       ///< land in detail where there is detail, else from the national outlines
  std::vector<AreaPaint> fills;  ///< of the visible layers of areas in colour, bottom to top
  std::vector<ShownPartners> partnerships;

  // What has been drawn, for what comes after.
  std::vector<Item> items;
  LabelObstacles obstacles;
  std::vector<SymbolsShown> symbols;
  const Ground *land = nullptr, *land_focus = nullptr, *districts = nullptr;
  std::optional<std::size_t> names_at;  ///< where among the items the names will stand

  [[nodiscard]] bool in_frame(model::AreaRow row) const;
  /// Visual centre of an area, plane metres.
  [[nodiscard]] geo::Point centre(model::AreaRow row) const { return cache.plane_centres(view)[row.index()]; }
  /// Units across a typical area: what lines and names go by.
  [[nodiscard]] double typical_units(const SubjectFacts& of) const { return of.typical_km * 1000 / view.metres_per_unit; }
  /// Is the area wholly under areas in colour, whatever layer they are of?
  [[nodiscard]] bool is_covered(model::AreaRow row) const;
  /// Are areas coloured by an indicator?
  [[nodiscard]] bool has_values() const;
  /// The fill that a name stands on.
  [[nodiscard]] Rgba color_under(model::AreaRow row) const;
  [[nodiscard]] std::vector<Partner> all_partners() const;
  /// The figures that a layer shows.
  const Thematic& theme_of(const Layer& layer);

  Ground& ground(GroundKey set, const std::vector<model::AreaRow>& rows, Detail detail);
  void fill(const Ground& g, std::vector<Paint> paints, std::vector<std::uint8_t> paint);
  void stroke(const geo::PathSetPtr& lines, Rgba color, double width, std::vector<double> dash = {});
  /// Detail is drawn where every area in the frame has it, so that the two outlines of one border never meet in a fill.
  [[nodiscard]] Detail detail_of(const SubjectFacts& of) const;
  [[nodiscard]] bool land_in_detail(const SubjectFacts& of) const;

 private:
  void draw_land();
  void draw_land_lines(const BorderLines& lines, double hair, double strong, bool municipal);
  void draw_layers(std::size_t& highlight_at);
  void draw_highlight();
  void draw_picked_sites();
  void draw_picked();
};

/// Which names are wanted, the important ones first (compose_names.cpp).
std::vector<LabelWish> label_wishes(Composer& c);

}  // namespace kuiki::map
