#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/progress.h"
#include "map/classify.h"
#include "map/document.h"
#include "map/scene.h"
#include "map/view.h"
#include "model/wording.h"

namespace kuiki::map {

/// Keeps what does not change from frame to frame: thinned and projected paths by detail level, borders, classes, label
/// candidates. One a viewer and Dataset; an export makes a fresh one. Not thread-safe.
class ComposeCache {
 public:
  ComposeCache();
  ~ComposeCache();
  /// Keeps the data that will be drawn as long as the cache or until it is given others, which it then forgets the old for.
  /// What is kept goes by the address of the data, and while they are held no others can come to stand there.
  void hold(const model::DatasetPtr& data);
  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// What the data say of the areas that a layer shows figures of; the legend, the ranking and the panels read it.
struct Thematic {
  std::string layer;                                 ///< id; empty: the map has none that could show figures
  Subject subject;                                   ///< what `areas` are
  std::vector<model::AreaRow> areas;                 ///< the subject
  std::vector<double> values;                        ///< one an area; NaN = missing; empty without an indicator
  std::vector<std::optional<model::Status>> status;  ///< one a value: how it is known, or why not; none = no row at all
  Classes classes;
  std::vector<Rgba> colors;  ///< one a class
  int decimals = 1;
  model::IndicatorRow indicator = model::none;
  model::Period period;
};
/// Of the layer the map is about (lead_layer()). Throws Error(input_wrong) for an id, a code or a period the data do not have.
Thematic thematic(const model::Dataset& data, const MapDocument& document);
/// The same, kept by the cache for as long as the layer says what it says.
const Thematic& lead_thematic(const model::Dataset& data, const MapDocument& document, ComposeCache& cache);
/// Of one layer; of a kind that shows no figures: the areas the map is about. Throws the same.
Thematic thematic(const model::Dataset& data, const MapDocument& document, const Layer& layer);

/// What a map is drawn from: the data, what is asked of them, and what they say of that (thematic()). Refers to all three.
struct MapInput {
  const model::Dataset& data;
  const MapDocument& document;
  const Thematic& theme;
};

/// What is selected or hovered; drawn over the map, never part of a document.
struct Highlight {
  model::AreaRow selected = model::none, hovered = model::none;
  std::span<const model::AreaRow> picked = {};     ///< several that are selected, ascending
  std::span<const model::FacilityRow> sites = {};  ///< sites that are selected
  std::string figure = {};                         ///< id of the indicator whose row on a card is framed
};

/// The map frame alone (fills, borders, markers, links, labels, neighbours' names), at the frame's origin (0,0). The
/// painter's clip to the frame is part of it. No name and no card is put into `reserved` (frame units: scale bar, north
/// arrow …).
Scene compose(const MapInput& input, const View& view, model::Wording wording, ComposeCache& cache,
              const Highlight& highlight = {}, const std::vector<Rect>& reserved = {});

/// The area under a frame position: the smallest subject area there, else the municipality or ward; none over the sea.
model::AreaRow area_at(const model::Dataset& data, const MapDocument& document, const View& view, double x, double y);
/// Those of the subject whose middle lies in a part of the frame.
std::vector<model::AreaRow> areas_in(const model::Dataset& data, const Thematic& theme, const View& view, const Rect& part);
/// The facility marker under a frame position, within its size; none where markers are clustered or off.
model::FacilityRow facility_at(const model::Dataset& data, const MapDocument& document, const View& view, double x,
                               double y);

/// What lies under a frame position on the cards of figures that the last compose() with this cache drew; nothing beside
/// them.
struct FigureHit {
  std::string indicator;  ///< id; empty on a card's heading
};
std::optional<FigureHit> figure_at(ComposeCache& cache, double x, double y);

/// Attribution lines and boundary notes that the shown layers owe, in order, without repeats. On screen and on paper.
struct Notes {
  std::string sources;               ///< one sentence: 出典：…
  std::vector<std::string> remarks;  ///< 境界は…, 近似 …
};
/// With the cache of the map they stand under, cards and figures of layers are not worked out anew.
Notes notes(const model::Dataset& data, const MapDocument& document, const Thematic& theme, model::Wording wording,
            ComposeCache* cache = nullptr);

}  // namespace kuiki::map
