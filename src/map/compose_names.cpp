#include <algorithm>
#include <cmath>

#include "map/composer.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/subject.h"
#include "map/tones.h"
#include "map/typeset.h"

/// Which names a map frame wants. Partners first, then what stands for an area, then the areas in colour; then prefectures or
/// neighbours; large ones before small ones.
namespace kuiki::map {

namespace {

/// Neighbouring municipalities are named up to this scale (metres a unit), prefectures from there on.
constexpr double municipalities_below = 220;

/// Names of so many areas may stand apart with a line to their place: of more the lines would be a web.
constexpr std::size_t few_to_lead = 40;

/// A ward is named with its city where it stands among other municipalities: 札幌市手稲区.
std::string partner_name(const model::Areas& areas, model::AreaRow row, Lang lang) {
  const auto i = row.index();
  const std::string& name = area_name(areas, row, lang);
  if (areas.kind[i] != model::AreaKind::ward || areas.parent[i] == model::none) return name;
  const std::string& city = area_name(areas, areas.parent[i], lang);
  return lang == Lang::ja ? city + name : name + ", " + city;
}

/// The wishes in the making: each part asks for the names that no earlier one stands for.
class NameWishes {
 public:
  explicit NameWishes(Composer& c) : c_(c), style_(c.document.options<Labels>()), named_(c.areas.size(), 0) {
    partners_ = c.all_partners();
  }
  std::vector<LabelWish> all();

 private:
  void of_partners(const ShownPartners& shown);
  void of_symbols(const SymbolsShown& shown);
  void of_fill(const AreaPaint& fill);
  void of_prefectures();
  void of_quiet(const Ground& ground, LabelKind kind);
  void largest_first(std::size_t from);
  [[nodiscard]] bool names_each(const SubjectFacts& facts, const Thematic& theme) const;
  [[nodiscard]] bool are_prefectures(const Thematic& theme) const;
  [[nodiscard]] bool is_named_whole(const SubjectFacts& facts);
  [[nodiscard]] double across(model::AreaRow row) const;
  [[nodiscard]] std::string value_of(const Thematic& theme, std::size_t index, const NumberStyle& style) const;
  [[nodiscard]] bool is_named(model::AreaRow row) const { return named_[row.index()] != 0; }

  Composer& c_;
  const Labels& style_;
  std::vector<char> named_;  ///< areas that a label stands for
  std::vector<Partner> partners_;
  std::vector<LabelWish> list_;
};

std::vector<LabelWish> NameWishes::all() {
  if (style_.names)
    for (const auto& shown : c_.partnerships) of_partners(shown);
  if (style_.names || style_.values) {
    for (auto shown = c_.symbols.rbegin(); shown != c_.symbols.rend(); ++shown) of_symbols(*shown);
    for (auto fill = c_.fills.rbegin(); fill != c_.fills.rend(); ++fill) of_fill(*fill);
  }
  if (!style_.names) return std::move(list_);
  if (c_.districts != nullptr) of_quiet(*c_.districts, LabelKind::district);
  if (c_.view.metres_per_unit > municipalities_below) {
    of_prefectures();
  } else {
    if (c_.land_focus != nullptr) of_quiet(*c_.land_focus, LabelKind::neighbour);
    if (c_.land != nullptr) of_quiet(*c_.land, LabelKind::neighbour);
  }
  return std::move(list_);
}

bool NameWishes::are_prefectures(const Thematic& theme) const {
  return c_.areas.kind[theme.areas.front().index()] == model::AreaKind::prefecture;
}

/// Of a whole country only prefectures are named: a few large municipalities would stand for all the others.
bool NameWishes::names_each(const SubjectFacts& facts, const Thematic& theme) const {
  return are_prefectures(theme) || c_.typical_units(facts) >= 16 || theme.areas.size() <= 100;
}

/// Units across an area, were it a square.
double NameWishes::across(model::AreaRow row) const {
  return std::sqrt(std::max(0.0, c_.areas.area_km2[row.index()])) * 1000 / c_.view.metres_per_unit;
}

void NameWishes::largest_first(std::size_t from) {
  std::stable_sort(list_.begin() + static_cast<std::ptrdiff_t>(from), list_.end(),
                   [&](const LabelWish& a, const LabelWish& b) {
                     return c_.areas.area_km2[a.area.index()] > c_.areas.area_km2[b.area.index()];
                   });
}

std::string NameWishes::value_of(const Thematic& theme, std::size_t index, const NumberStyle& style) const {
  if (!style_.values || theme.indicator == model::none || index >= theme.values.size()) return {};
  return value_label(c_.data.indicators[theme.indicator], theme.values[index], style, c_.lang);
}

void NameWishes::of_partners(const ShownPartners& shown) {
  const bool shade = !c_.has_values();
  for (const bool lead : {true, false})
    for (const auto& partner : shown.partners) {
      if (partner.lead != lead || is_named(partner.area)) continue;
      const auto a = partner.area.index();
      // Where values are shown, the subject's own label has name and value.
      if (!shade && c_.subject.index_of[a] >= 0) continue;
      LabelWish wish;
      wish.kind = LabelKind::member;
      wish.area = partner.area;
      wish.name = partner_name(c_.areas, partner.area, c_.lang);
      wish.anchor = c_.cache.partner_plane(partner.area, c_.view);
      wish.gap = (lead ? lead_mark_size : member_mark_size) / 2 + 3;
      // A name wider than its area stands on the land around it.
      const bool wide = across(partner.area) > 40;
      wish.ground_color = !wide   ? paper::land
                          : shade ? (lead ? shown.tones.lead : shown.tones.member)
                                  : c_.color_under(partner.area);
      wish.size = lead ? 15 : 13.5;
      list_.push_back(std::move(wish));
      named_[a] = 1;
      for (const model::AreaRow part : c_.data.children[a]) named_[part.index()] = 1;
    }
}

/// A name beside the symbol that stands for its area, with the figure where the symbol has no room for it.
void NameWishes::of_symbols(const SymbolsShown& shown) {
  const Thematic& theme = *shown.theme;
  const SubjectFacts& facts = c_.cache.facts(theme.areas);
  if (!names_each(facts, theme)) return;
  const NumberStyle style = theme_style(c_.data, theme, c_.lang);
  for (const auto& symbol : shown.places) {
    if (is_named(symbol.area)) continue;
    const auto a = symbol.area.index();
    LabelWish wish;
    wish.kind = LabelKind::subject;
    wish.area = symbol.area;
    std::string value;
    if (!symbol.valued) value = value_of(theme, static_cast<std::size_t>(facts.index_of[a]), style);
    if (style_.names) {
      wish.name = area_name(c_.areas, symbol.area, c_.lang);
      wish.value = std::move(value);
    } else {
      wish.name = std::move(value);
    }
    if (wish.name.empty()) std::swap(wish.name, wish.value);
    if (wish.name.empty()) continue;
    wish.anchor = c_.centre(symbol.area);
    wish.anchor.x += symbol.aside * c_.view.metres_per_unit;
    wish.gap = symbol.reach + 2;
    wish.may_lead = theme.areas.size() <= few_to_lead;
    // It may stand on any area, or on none: a halo as light as land is read on all of them.
    wish.ground_color = paper::land;
    wish.size = across(symbol.area) >= 45 ? 13.5 : 12.5;
    list_.push_back(std::move(wish));
    named_[a] = 1;
  }
}

/// Too small for its parts: the city is named beside its shape.
bool NameWishes::is_named_whole(const SubjectFacts& facts) {
  const model::AreaRow whole = facts.common_parent;
  if (whole == model::none || c_.typical_units(facts) >= 25 || !style_.names) return false;
  const auto a = whole.index();
  if (c_.areas.kind[a] != model::AreaKind::municipality || is_named(whole)) return false;
  LabelWish wish;
  wish.kind = LabelKind::subject;
  wish.area = whole;
  wish.name = area_name(c_.areas, whole, c_.lang);
  wish.anchor = c_.centre(whole);
  wish.gap = 4 + 0.5 * across(whole);
  wish.ground_color = paper::land;
  wish.size = 14;
  list_.push_back(std::move(wish));
  return true;
}

void NameWishes::of_fill(const AreaPaint& fill) {
  const SubjectFacts& facts = fill.facts();
  const Thematic& theme = fill.theme();
  if (!names_each(facts, theme) || is_named_whole(facts)) return;
  const double s = c_.typical_units(facts);
  const std::size_t first = list_.size();
  const double size = s >= 75 ? 15 : s >= 45 ? 14 : s >= 28 ? 13 : 12;
  const NumberStyle style = theme_style(c_.data, theme, c_.lang);
  std::vector<model::AreaRow> asked;
  for (const auto& part : fill.parts()) {
    const Ground& g = c_.ground(part.set, *part.rows, part.detail);
    for (std::size_t i = 0; i < g.rows.size(); ++i) {
      const auto a = g.rows[i].index();
      const auto index = facts.index_of[a];
      if (index < 0 || named_[a] != 0 || !g.boxes()[i].meets(c_.frame)) continue;
      LabelWish wish;
      wish.kind = LabelKind::subject;
      wish.area = g.rows[i];
      std::string value = value_of(theme, static_cast<std::size_t>(index), style);
      if (style_.names) {
        wish.name = area_name(c_.areas, g.rows[i], c_.lang);
        wish.value = std::move(value);
      } else {
        wish.name = std::move(value);
      }
      if (wish.name.empty()) std::swap(wish.name, wish.value);  // an area of a file may have no name
      if (wish.name.empty()) continue;
      wish.anchor = c_.centre(g.rows[i]);
      wish.ground_color = c_.color_under(g.rows[i]);
      if (!are_prefectures(theme) || c_.view.metres_per_unit < 600) {
        wish.ground = &g;
        wish.shape = i;
      } else if (const double wide = across(g.rows[i]); wide < 90) {
        // Far out a prefecture's name may stand a little over its border, or there would be next to none.
        if (measure(wish.name, {size, true}).width > wide * 1.1) continue;
        wish.value.clear();
      }
      // Among cards and their lines, and beside symbols that a name would hide.
      if (!c_.cache.figure_layout.placed.empty() || !c_.obstacles.soft.empty()) wish.spots = 32;
      wish.may_lead = theme.areas.size() <= few_to_lead && s >= 48;
      wish.size = size;
      list_.push_back(std::move(wish));
      asked.push_back(g.rows[i]);
    }
  }
  // A fill beneath must not name the same area a second time.
  for (const model::AreaRow row : asked) named_[row.index()] = 1;
  largest_first(first);
}

void NameWishes::of_prefectures() {
  const auto are_named = [&](const AreaPaint& fill) { return are_prefectures(fill.theme()); };
  if (std::ranges::any_of(c_.fills, are_named)) return;
  const bool each =
      std::ranges::any_of(c_.fills, [&](const AreaPaint& fill) { return names_each(fill.facts(), fill.theme()); });
  const std::size_t first = list_.size();
  const double mpu = c_.view.metres_per_unit;
  const double size = least_label_size + (mpu < 1000 ? 1.5 : 0);
  // Near enough, a name lies within the visible part of its prefecture; farther out it stands at the middle.
  const auto& everywhere = c_.cache.prefectures;
  const Ground* shapes =
      mpu < 600 ? &c_.ground({GroundKey::Use::prefectures, c_.cache.prefectures_hash}, everywhere, Detail::national)
                : nullptr;
  const auto& rows = shapes != nullptr ? shapes->rows : everywhere;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool on_subject = c_.is_covered(rows[i]);
    if (on_subject && each) continue;  // its areas are named
    // So are a partnership's members: the name of their prefecture among them would read as one more.
    if (std::ranges::any_of(partners_, [&](const auto& p) { return c_.areas.prefecture[p.area.index()] == rows[i]; }))
      continue;
    LabelWish wish;
    wish.kind = LabelKind::prefecture;
    wish.area = rows[i];
    wish.name = area_name(c_.areas, rows[i], c_.lang);
    wish.anchor = c_.centre(rows[i]);
    wish.quiet = !on_subject;
    wish.ground_color = on_subject ? paper::white : paper::land;
    wish.size = size;
    if (shapes != nullptr) {
      if (!shapes->boxes()[i].meets(c_.frame)) continue;
      wish.ground = shapes;
      wish.shape = i;
    } else {
      if (!c_.frame.contains(c_.centre(rows[i]))) continue;
      // Names must not hide the colours they stand on.
      if (measure(wish.name, {size, !wish.quiet}).width > across(rows[i]) * (on_subject ? 1.1 : 1.3)) continue;
    }
    list_.push_back(std::move(wish));
  }
  largest_first(first);
}

/// Quiet names of what is not the subject, the largest visible box first.
void NameWishes::of_quiet(const Ground& g, LabelKind kind) {
  const bool land = kind == LabelKind::neighbour;
  std::vector<std::pair<double, LabelWish>> found;
  for (std::size_t i = 0; i < g.rows.size(); ++i) {
    const auto a = g.rows[i].index();
    const auto& box = g.boxes()[i];
    if (named_[a] != 0 || box.empty() || !box.meets(c_.frame)) continue;
    const auto related = [&](const AreaPaint& fill) { return fill.facts().related[a] != 0; };
    if (land && std::ranges::any_of(c_.fills, related)) continue;
    if (&g == c_.land && c_.land_focus != nullptr && c_.areas.focus.has_shape(a)) continue;
    LabelWish wish;
    wish.kind = kind;
    wish.area = g.rows[i];
    wish.name = area_name(c_.areas, g.rows[i], c_.lang);
    wish.ground = &g;
    wish.shape = i;
    wish.anchor = c_.centre(g.rows[i]);
    wish.ground_color = land ? paper::land : c_.color_under(g.rows[i]);
    wish.quiet = true;
    wish.size = 12.5;
    const double w = std::min(box.x1, c_.frame.x1) - std::max(box.x0, c_.frame.x0);
    const double h = std::min(box.y1, c_.frame.y1) - std::max(box.y0, c_.frame.y0);
    found.emplace_back(w * h, std::move(wish));
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &std::pair<double, LabelWish>::first);
  for (auto& one : found) list_.push_back(std::move(one.second));
}

}  // namespace

std::vector<LabelWish> label_wishes(Composer& c) { return NameWishes(c).all(); }

}  // namespace kuiki::map
