#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "geo/projection.h"
#include "map/layer.h"

/// The document: what a map shows, as a small value. An edit makes a new one; undo is the list of old ones; a recipe
/// (`*.toml`) is one as text (map/recipe.h). It refers to data by id, never by row, so it outlives a database.
namespace kuiki::map {

/// What stands around the map on a page.
struct Furniture {
  bool legend = true, ranking = true, scale_bar = true, north_arrow = true;
  std::string reference;  ///< area code whose value is the line in the ranking (市全体); empty = none
  friend bool operator==(const Furniture&, const Furniture&) = default;
};

/// Where the map looks: areas to fit, or a place with the ground it shows. One of the two.
struct Extent {
  std::vector<std::string> areas;      ///< codes, fitted with a margin
  bool subject = true;                 ///< no codes, no centre: fit the subject
  std::optional<geo::Point> centre;    ///< longitude, latitude
  double width_km = 0, height_km = 0;  ///< with centre: ground shown at least
  friend bool operator==(const Extent&, const Extent&) = default;
};

struct ProjectionChoice {
  enum class Kind { automatic, plane_zone, crs } kind = Kind::automatic;
  int zone = 0;     ///< plane_zone: 0 = by the place
  std::string crs;  ///< "EPSG:…"
  friend bool operator==(const ProjectionChoice&, const ProjectionChoice&) = default;
};

struct MapDocument {
  std::string name;      ///< file name without extension; empty = not saved
  Text title, subtitle;  ///< empty subtitle = made from indicator and period
  Subject subject;       ///< what the map is about; layers have it unless they say otherwise
  std::vector<Layer> layers = {{.id = "areas", .options = AreaFill{}},
                               {.id = "labels", .options = Labels{}}};  ///< bottom to top
  Furniture furniture;
  Extent extent;
  ProjectionChoice projection;
  Text note;  ///< one more line under the map
  friend bool operator==(const MapDocument&, const MapDocument&) = default;

  /// The lowest layer of a kind; null where there is none.
  template <class Kind>
  [[nodiscard]] const Layer* first() const {
    for (const auto& layer : layers)
      if (std::holds_alternative<Kind>(layer.options)) return &layer;
    return nullptr;
  }
  /// What that layer says; the usual where there is none.
  template <class Kind>
  [[nodiscard]] const Kind& options() const {
    static const Kind usual;
    const Layer* layer = first<Kind>();
    return layer == nullptr ? usual : std::get<Kind>(layer->options);
  }
  /// The same to be changed; where there is none, one is put at its usual place, hidden.
  template <class Kind>
  Kind& edit() {
    for (auto& layer : layers)
      if (auto* options = std::get_if<Kind>(&layer.options)) return *options;
    return std::get<Kind>(add(Kind{}, false).options);
  }
  /// Is a layer of the kind visible?
  template <class Kind>
  [[nodiscard]] bool shows() const {
    return std::ranges::any_of(
        layers, [](const Layer& layer) { return layer.visible && std::holds_alternative<Kind>(layer.options); });
  }
  /// Makes every layer of the kind visible or not; where one is wanted and there is none, it is put at its usual place.
  template <class Kind>
  void show(bool visible = true) {
    show(LayerOptions(Kind{}), visible);
  }

  [[nodiscard]] const Layer* find(std::string_view id) const;
  Layer* find(std::string_view id);
  /// A new layer at the usual place of its kind: over all that is usually beneath it.
  Layer& add(LayerOptions options, bool visible = true);
  /// As show<Kind>(), for the kind that `like` is of.
  void show(const LayerOptions& like, bool visible);
};

/// What a layer says of figures of areas; null for kinds that show none.
const Measured* measured(const LayerOptions& options);
Measured* measured(LayerOptions& options);

/// The layer whose figures the map is about, in its title, ranking and panels: the lowest visible one with an indicator;
/// else the lowest fill, or what else could show figures. Null where there is none.
const Layer* lead_layer(const MapDocument& document);
/// What that layer says; no indicator where there is none.
const Measured& lead_figures(const MapDocument& document);

}  // namespace kuiki::map
