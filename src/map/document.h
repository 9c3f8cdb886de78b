#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "geo/projection.h"
#include "map/classify.h"
#include "model/dataset.h"
#include "model/period.h"

/// The document: what a map shows, as a small value. An edit makes a new one; undo is the list of old ones; a recipe
/// (`*.toml`) is one as text (map/recipe.h). It refers to data by id, never by row, so it outlives a database.
namespace kuiki::map {

enum class LayerKind { areas, districts, facilities, partnerships, labels, figures };

/// Bottom to top in `MapDocument::layers`; every kind stands there exactly once.
struct Layer {
  LayerKind kind = LayerKind::areas;
  bool visible = true;
  friend bool operator==(const Layer&, const Layer&) = default;
};

/// Which areas are the subject (in colour); everything else is quiet paper.
struct Subject {
  model::AreaSet set = model::AreaSet::wards;
  std::string within;              ///< area code; empty = all Japan
  std::vector<std::string> codes;  ///< where not empty, just these (set and within are then ignored)
  friend bool operator==(const Subject&, const Subject&) = default;
};

/// How the subject is coloured. Without an indicator areas get one quiet tone each (districts: distinct tones).
struct Choropleth {
  std::string indicator;  ///< id; empty = none
  std::string period;     ///< model::Period as text; empty = the latest
  Method method = Method::jenks;
  int classes = 5;             ///< 3 to 7; few areas get fewer (map/classify.h)
  bool exact_classes = false;  ///< so many also for few areas
  /// One set of breaks for all periods of the indicator, so that a colour means the same in each. Not said (recipes of before):
  /// no, until the window changes the period.
  std::optional<bool> same_breaks;
  std::vector<double> breaks;  ///< manual only: upper bounds of all classes but the last
  std::string palette = "blue";
  bool reverse = false;
  friend bool operator==(const Choropleth&, const Choropleth&) = default;
};

struct FacilityFilter {
  std::vector<model::Hazard> hazards;  ///< any of these; empty = every site
  bool shelters_only = false;
  std::string within;  ///< area code; empty = wherever the map is
  friend bool operator==(const FacilityFilter&, const FacilityFilter&) = default;
};

struct LabelStyle {
  bool names = true, values = true;
  friend bool operator==(const LabelStyle&, const LabelStyle&) = default;
};

/// Figures of plans, each where it is measured: on a card at the city, at the facility or place, at the partnership.
struct FigureCards {
  std::vector<std::string> indicators;  ///< ids, in the order in which a card lists them
  int as_of = 0;                        ///< fiscal year whose actuals are the last to be looked at; 0: the latest
  friend bool operator==(const FigureCards&, const FigureCards&) = default;
};

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
  Subject subject;
  Choropleth choropleth;
  std::vector<Layer> layers = {{LayerKind::areas, true},         {LayerKind::districts, false},
                               {LayerKind::partnerships, false}, {LayerKind::facilities, false},
                               {LayerKind::labels, true},        {LayerKind::figures, false}};
  FacilityFilter facilities;
  std::string partnership;  ///< id; shown where the layer is visible
  LabelStyle labels;
  FigureCards figures;
  Furniture furniture;
  Extent extent;
  ProjectionChoice projection;
  Text note;  ///< one more line under the map
  friend bool operator==(const MapDocument&, const MapDocument&) = default;

  [[nodiscard]] bool shows(LayerKind kind) const;
};

}  // namespace kuiki::map
