#pragma once
#include "map/compose_cache.h"
#include "map/links.h"

namespace kuiki::map {

/// One run of compose(): the parts of the map frame in their order, each its own function. Lives for one call.
class Composer {
 public:
  Composer(const model::Dataset& data, const MapDocument& document, const Thematic& theme, const View& view,
           model::Wording wording, ComposeCache::Impl& cache, const Highlight& highlight, const std::vector<Rect>& reserved);
  Scene run();

 private:
  /// Subject areas that are drawn from one table of outlines.
  struct SubjectPart {
    const std::vector<model::AreaRow>* rows;
    Detail detail;
    GroundKey set;
  };

  // compose.cpp: the ground and the subject
  void choose_detail();
  void choose_paints();
  void draw_land();
  void draw_land_lines(const BorderLines& lines, double hair, double strong, bool municipal);
  void draw_subject();
  void draw_inferred();
  [[nodiscard]] bool has_pale_areas() const;

  // compose_overlays.cpp: what is laid over them
  void draw_districts();
  void draw_partnership();
  void draw_links();
  void draw_facilities();
  void draw_highlight();

  // compose_figures.cpp: figures of plans on cards
  void draw_figures();
  [[nodiscard]] std::optional<geo::Point> figure_anchor(const FigureCard& card) const;

  // compose_names.cpp: which names are wanted, the important ones first
  std::vector<LabelWish> wishes();
  void wish_partners(std::vector<LabelWish>& list, std::vector<char>& named);
  void wish_subject(std::vector<LabelWish>& list, std::vector<char>& named);
  void wish_prefectures(std::vector<LabelWish>& list);
  void wish_quiet(std::vector<LabelWish>& list, const Ground& ground, LabelKind kind, const std::vector<char>& named);
  [[nodiscard]] bool names_each() const;
  void largest_first(std::vector<LabelWish>& list, std::size_t from) const;

  /// Units across a typical subject area: what lines and names go by.
  [[nodiscard]] double typical_units() const { return facts_.typical_km * 1000 / view_.metres_per_unit; }
  [[nodiscard]] bool in_frame(model::AreaRow row) const;
  [[nodiscard]] bool of_prefectures() const;  ///< the subject consists of prefectures
  [[nodiscard]] std::uint8_t paint_of(model::AreaRow row) const;
  [[nodiscard]] Rgba color_under(model::AreaRow row) const;  ///< the fill a name stands on
  [[nodiscard]] std::vector<SubjectPart> subject_parts() const;
  Ground& ground(GroundKey set, const std::vector<model::AreaRow>& rows, Detail detail);
  void fill(const Ground& g, std::vector<Paint> paints, std::vector<std::uint8_t> paint);
  void stroke(const geo::PathSetPtr& lines, Rgba color, double width, std::vector<double> dash = {});

  const model::Dataset& data_;
  const model::Areas& areas_;
  const MapDocument& document_;
  const Thematic& theme_;
  const View& view_;
  model::Wording wording_;
  Lang lang_;
  ComposeCache::Impl& cache_;
  const Highlight& highlight_;
  const SubjectFacts& facts_;
  const std::vector<geo::Point>& centres_;
  bool coloured_;            ///< the subject is drawn
  geo::Box frame_, lonlat_;  ///< what the frame shows, plane metres and degrees
  Detail subject_detail_ = Detail::national;
  bool mixed_land_ = false;          ///< land in detail where there is detail, else from the national outlines
  std::vector<Paint> paints_;        ///< of the subject: classes, no row, then
  std::vector<FigureMark> missing_;  ///< why else a value is missing, one a paint
  const model::Partnership* partnership_ = nullptr;
  std::vector<Partner> partners_;
  bool shade_partners_ = false;
  const Ground *land_ = nullptr, *land_focus_ = nullptr, *districts_ = nullptr;
  const std::vector<Rect>& reserved_;
  LabelObstacles obstacles_;
  std::vector<Item> items_;
};

}  // namespace kuiki::map
