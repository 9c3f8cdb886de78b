#pragma once
#include <unordered_map>

#include "map/figure_layout.h"
#include "map/ground.h"
#include "map/labels.h"
#include "map/markers.h"

namespace kuiki::map {

/// What a subject's rows tell, worked out once for the same rows.
struct SubjectFacts {
  std::uint64_t hash = 0;
  std::vector<std::int32_t> index_of;                ///< one an area: place among the subject's rows, or -1
  std::vector<char> covered;                         ///< one an area: wholly under subject areas
  std::vector<char> related;                         ///< covered, or inside or around a subject area
  std::vector<model::AreaRow> national, focus_only;  ///< subject rows with a national outline, and those without
  model::AreaRow common_parent = model::none;        ///< what all subject rows are directly part of
  double typical_km = 0;                             ///< side of a square as large as the median area
  bool districts_only = false;
  std::vector<std::uint8_t> tone_of;  ///< districts: which quiet tone, so that neighbours differ; one a subject row
  int tones = 1;
};

/// The figures of a layer, and what they were of.
struct KeptTheme {
  Subject subject;
  LayerOptions options;
  Thematic theme;
};

/// The sites of a layer, gathered for a scale.
struct KeptSites {
  Sites filter;
  geo::ProjectionSpec projection;
  std::vector<model::FacilityRow> rows;
  double scale = 0;  ///< metres a unit; 0: not gathered yet
  std::vector<Cluster> clusters;
};

struct ComposeCache::Impl {
  model::DatasetPtr held;  ///< hold()
  const model::Dataset* data = nullptr;
  GroundStore grounds;
  std::unordered_map<std::uint64_t, SubjectFacts> subjects;  ///< by hash
  std::unordered_map<std::string, KeptTheme> themes;         ///< by the layer's id
  Thematic without_lead;                                     ///< of a document that no layer leads
  std::vector<model::AreaRow> land, districts, prefectures;  ///< municipalities; every district; every prefecture
  std::uint64_t land_hash = 0, districts_hash = 0, prefectures_hash = 0;

  geo::ProjectionSpec centres_spec;
  std::vector<geo::Point> centres;  ///< visual centres in the plane, one an area

  std::unordered_map<model::AreaRow, geo::Point> partner_places;  ///< longitude, latitude

  std::unordered_map<std::string, KeptSites> sites;  ///< by the layer's id

  LabelCache labels;
  std::vector<PlacedLabel> placed;

  FigureStore figures;
  FigureLayout figure_layout;

  /// Forgets everything when the data are others, and makes what depends on them alone.
  void use(const model::Dataset& dataset);
  const SubjectFacts& facts(const std::vector<model::AreaRow>& rows);
  const std::vector<geo::Point>& plane_centres(const View& view);
  /// Where a partner's mark stands, plane metres (partner_place()).
  geo::Point partner_plane(model::AreaRow area, const View& view);
  geo::Point partner_mark(model::AreaRow area, const View& view) { return view.to_frame(partner_plane(area, view)); }
  const std::vector<Cluster>& site_clusters(const std::string& layer, const Sites& wanted, const View& view);
  /// What a layer shows; stays valid until its next call for the same layer.
  const Thematic& theme_of(const MapDocument& document, const Layer& layer);
};

}  // namespace kuiki::map
