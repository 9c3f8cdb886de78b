#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "app/area_facts.h"
#include "app/attribute_rows.h"
#include "app/choices.h"
#include "app/tables.h"
#include "base/number.h"
#include "map/layer_kinds.h"
#include "map/legend.h"
#include "map/links.h"
#include "model/plan_names.h"
#include "model/total.h"

/// Rows of layers that show areas.
namespace kuiki::app {
namespace {

using model::AreaRow;
using Kind = AttributeColumn::Kind;

/// How the areas of a table are called, and what they belong to.
class Names {
 public:
  Names(const model::Dataset& data, Lang lang, const std::vector<AreaRow>& areas)
      : data_(data), a_(data.areas), lang_(lang), areas_(areas) {}

  void put(AttributeTable& into) const {
    auto name = columns::text("name", {"名前", "Name"}, lang_, areas_.size());
    auto kana = columns::text("kana", {"よみ", "Reading"}, lang_, areas_.size());
    auto code = columns::text("code", {"コード", "Code"}, lang_, areas_.size());
    auto parent = columns::text("parent", {"所属", "Part of"}, lang_, areas_.size());
    auto district = columns::text("district", {"地区", "District"}, lang_, areas_.size());
    if (lang_ == Lang::ja) name.order.resize(areas_.size());
    into.aliases.resize(areas_.size());
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      const auto row = areas_[i];
      name.texts[i] = name_of(row);
      if (lang_ == Lang::ja) name.order[i] = a_.name_kana[row].empty() ? name.texts[i] : a_.name_kana[row];
      into.aliases[i] = lang_ == Lang::ja ? a_.name_en[row] : a_.name[row] + "\n" + a_.name_kana[row];
      kana.texts[i] = a_.name_kana[row];
      code.texts[i] = a_.code[row];
      if (a_.kind[row] == model::AreaKind::feature) continue;  // of which the base knows nothing
      parent.texts[i] = whole_name(a_.parent[row]);
      if (a_.kind[row] == model::AreaKind::town) district.texts[i] = name_of(a_.district[row]);
    }
    columns::put(into, std::move(name));
    if (lang_ == Lang::ja) columns::put(into, std::move(kana));
    columns::put(into, std::move(code));
    columns::put(into, std::move(parent));
    columns::put(into, std::move(district));
    number_features(into);
  }

 private:
  [[nodiscard]] std::string name_of(AreaRow row) const {
    return row == model::none ? std::string() : words_in(lang_, a_.name[row], a_.name_en[row]);
  }
  [[nodiscard]] std::string whole_name(AreaRow row) const {
    return row == model::none ? std::string() : full_name(data_, row).in(lang_);
  }
  /// Areas of a file have the number of their row there, and often nothing else that tells them apart.
  void number_features(AttributeTable& into) const {
    for (const auto& set : data_.feature_sets) {
      if (areas_.empty() || !set.has(areas_.front())) continue;
      auto number = columns::figure("number", {"番号", "No."}, lang_, areas_.size());
      number.measured = false;
      for (std::size_t i = 0; i < areas_.size(); ++i)
        number.figures[i] = static_cast<double>(areas_[i].index() - set.first.index() + 1);
      into.columns.insert(into.columns.begin(), std::move(number));
    }
  }

  const model::Dataset& data_;
  const model::Areas& a_;
  Lang lang_;
  const std::vector<AreaRow>& areas_;
};

void put_ground(const AttributeSource& from, const std::vector<AreaRow>& areas, AttributeTable& into) {
  auto ground = columns::figure("area-km2", {"面積（km²）", "Area (km²)"}, from.wording, areas.size());
  ground.decimals = 2;
  ground.total = true;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const double km2 = from.data.areas.area_km2[areas[i]];
    if (km2 > 0) ground.figures[i] = km2;
  }
  columns::put(into, std::move(ground));
}

/// Areas are the rows; which of them lie in others of them is noted, as a city and its wards do.
void put_items(const model::Areas& a, const std::vector<AreaRow>& areas, AttributeTable& into) {
  into.items.assign(areas.begin(), areas.end());
  std::vector<std::vector<std::uint32_t>> whole(areas.size());
  bool any = false;
  const auto note = [&](std::size_t i, AreaRow around) {
    const auto at = std::ranges::lower_bound(areas, around);
    if (at == areas.end() || *at != around) return;
    whole[i].push_back(static_cast<std::uint32_t>(at - areas.begin()));
    any = true;
  };
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (a.kind[areas[i]] == model::AreaKind::feature) continue;
    if (const auto district = a.district[areas[i]]; a.kind[areas[i]] == model::AreaKind::town && district != model::none)
      note(i, district);
    for (auto up = a.parent[areas[i]]; up != model::none; up = a.parent[up]) note(i, up);
  }
  if (any) into.whole = std::move(whole);
}

/// The figures of a layer as a column.
AttributeColumn values_of(const AttributeSource& from, const map::Thematic& theme, std::string id) {
  const auto& indicator = from.data.indicators[theme.indicator];
  AttributeColumn column;
  column.id = std::move(id);
  column.title = map::title_with_unit(indicator, from.wording);
  column.kind = Kind::figure;
  column.period = from.wording(theme.period);
  if (is_projection(from.data, theme.indicator, theme.period))
    column.period = say("{}（推計）", "{} (projected)", column.period).in(from.wording);
  if (!theme.subject.source.empty()) column.period.clear();  // what a file brings stands for no time
  column.figures = theme.values;
  column.decimals = theme.decimals;
  column.total = model::is_total(indicator);
  column.parts = analysis::rate_parts(from.data, theme.indicator, theme.period, theme.areas, theme.values);
  return column;
}

/// What must be known of figures of areas: that they are estimates, or that others are missing in them.
class Remarks {
 public:
  Remarks(const AttributeSource& from, const map::Thematic& theme) : from_(from), theme_(theme) {
    for (std::size_t i = 0; i < theme.areas.size(); ++i) {
      const auto bare = theme.values.size() > i && std::isnan(theme.values[i]);
      texts_.push_back(bare ? missing(i) : known(i));
    }
    from.data.each_figure(theme.indicator, [&](const model::FigureView& figure) { take(figure); });
  }
  void put(AttributeColumn& values, AttributeTable& into) {
    auto column = columns::text("remark", {"備考", "Remarks"}, from_.wording, theme_.areas.size());
    column.texts = std::move(texts_);
    columns::put(into, std::move(column));
    values.qualifiers = std::move(qualifiers_);
  }

 private:
  [[nodiscard]] std::string missing(std::size_t i) const {
    const auto why = map::reason_missing(theme_, i);
    const Text words = why == map::FigureMark::none ? Text{"データなし", "no data"} : map::mark_name(why);
    return words.in(from_.wording);
  }
  [[nodiscard]] std::string known(std::size_t i) const {
    if (i >= theme_.status.size() || !theme_.status[i]) return {};
    switch (*theme_.status[i]) {
      case model::Status::inferred:
      case model::Status::merged:
      case model::Status::entered:
      case model::Status::published:
        return model::status_name(*theme_.status[i]).in(from_.wording);
      default:
        return {};
    }
  }
  void take(const model::FigureView& figure) {
    using model::Qualifier;
    const bool bound = figure.qualifier == Qualifier::at_least || figure.qualifier == Qualifier::at_most;
    if (!bound && !figure.estimated()) return;
    if (figure.area == model::none || from_.data.periods[figure.period] != theme_.period) return;
    const auto at = std::ranges::lower_bound(theme_.areas, figure.area);
    if (at == theme_.areas.end() || *at != figure.area) return;
    const auto i = static_cast<std::size_t>(at - theme_.areas.begin());
    if (qualifiers_.empty()) qualifiers_.assign(theme_.areas.size(), Qualifier::exact);
    qualifiers_[i] = figure.qualifier;
    const auto number = [&](double v) { return format_number(v, theme_.decimals); };
    Text words = figure.qualifier == Qualifier::at_most
                     ? Text{"この値以下", "at most this"}
                     : Text{"この値以上（公表されていない区域を除く）", "at least this (without what is not published)"};
    if (figure.estimated()) words = say("推計（{}～{}）", "estimate ({} to {})", number(figure.lower), number(figure.upper));
    texts_[i] = words.in(from_.wording);
  }

  const AttributeSource& from_;
  const map::Thematic& theme_;
  std::vector<std::string> texts_;
  std::vector<model::Qualifier> qualifiers_;
};

void put_ranks(const AttributeSource& from, const map::Thematic& theme, AttributeTable& into) {
  auto rank = columns::figure("rank", {"順位", "Rank"}, from.wording, theme.areas.size());
  rank.measured = false;
  std::unordered_map<AreaRow, int> places;
  for (const auto& row : table_rows(from.data, theme, TableOrder::code, false)) places[row.area] = row.rank;
  for (std::size_t i = 0; i < theme.areas.size(); ++i)
    if (const int place = places[theme.areas[i]]; place > 0) rank.figures[i] = place;
  columns::put(into, std::move(rank));
}

/// Classes by their number and their range, sorted by the former.
void put_classes(const AttributeSource& from, const map::Thematic& theme, AttributeTable& into) {
  const auto& classes = theme.classes;
  if (classes.classes.empty() || classes.class_of.size() != theme.areas.size()) return;
  into.classes.assign(classes.class_of.begin(), classes.class_of.end());
  into.colors = theme.colors;
  auto column = columns::text("class", {"階級", "Class"}, from.wording, theme.areas.size());
  column.order.resize(theme.areas.size());
  for (std::size_t i = 0; i < theme.areas.size(); ++i) {
    const int k = classes.class_of[i];
    if (k < 0) continue;
    const auto& range = classes.classes[static_cast<std::size_t>(k)];
    column.texts[i] = map::range_words(range.low, range.high, theme.decimals, from.wording);
    column.order[i] = std::string(1, static_cast<char>('a' + k));
  }
  columns::put(into, std::move(column));
}

/// The figures of the other visible layers of the same areas: circles over a fill.
void put_others(const AttributeSource& from, const map::Thematic& theme, AttributeTable& into) {
  for (const auto& layer : from.document.layers) {
    const auto* shown = map::measured(layer.options);
    if (shown == nullptr || shown->indicator.empty() || layer.id == from.layer.id || !layer.visible) continue;
    const auto other = map::thematic(from.data, from.document, layer);
    const bool same = other.indicator == theme.indicator && other.period == theme.period;
    if (!same && other.areas == theme.areas) columns::put(into, values_of(from, other, "value." + layer.id));
  }
}

void rows_of(const AttributeSource& from, const map::Thematic& theme, AttributeTable& into) {
  put_items(from.data.areas, theme.areas, into);
  Names(from.data, from.wording, theme.areas).put(into);
  if (theme.indicator != model::none) {
    auto values = values_of(from, theme, "value");
    AttributeTable beside;  // what stands behind the figures, but is worked out with them
    Remarks(from, theme).put(values, beside);
    into.columns.push_back(std::move(values));
    put_ranks(from, theme, into);
    put_classes(from, theme, into);
    for (auto& column : beside.columns) into.columns.push_back(std::move(column));
  }
  put_others(from, theme, into);
  put_ground(from, theme.areas, into);
}

}  // namespace

void measured_rows(const AttributeSource& from, AttributeTable& into) {
  if (from.lead.layer == from.layer.id)
    rows_of(from, from.lead, into);
  else
    rows_of(from, map::thematic(from.data, from.document, from.layer), into);
}

void named_rows(const AttributeSource& from, AttributeTable& into) {
  rows_of(from, map::thematic(from.data, from.document, from.layer), into);
}

void district_rows(const AttributeSource& from, AttributeTable& into) {
  const auto& a = from.data.areas;
  const auto city_of = [&](AreaRow row) {
    while (row != model::none && a.kind[row] != model::AreaKind::municipality) row = a.parent[row];
    return row;
  };
  std::vector<AreaRow> cities;
  for (const AreaRow row : from.lead.areas)
    if (const auto city = city_of(row); city != model::none && a.kind[row] != model::AreaKind::feature)
      cities.push_back(city);
  std::ranges::sort(cities);
  std::vector<AreaRow> districts;
  for (const AreaRow row : a.kind.rows())
    if (a.kind[row] == model::AreaKind::district && !a.is_own(row) && std::ranges::binary_search(cities, city_of(row)))
      districts.push_back(row);
  put_items(a, districts, into);
  Names(from.data, from.wording, districts).put(into);
  put_ground(from, districts, into);
}

void member_rows(const AttributeSource& from, const map::PartnershipLayer& of, AttributeTable& into) {
  const auto facts = partnership_facts(from.data, of.partnership);
  if (!facts) return;
  auto members = facts->members;
  std::ranges::sort(members, {}, &PartnershipFacts::Member::area);
  std::vector<AreaRow> areas;
  for (const auto& member : members) areas.push_back(member.area);
  put_items(from.data.areas, areas, into);
  Names(from.data, from.wording, areas).put(into);
  auto role = columns::text("role", {"役割", "Role"}, from.wording, areas.size());
  auto basis = columns::text("basis", {"根拠", "Basis"}, from.wording, areas.size());
  auto people = columns::figure("population", {"人口（国勢調査、人）", "Residents (census)"}, from.wording, areas.size());
  people.total = true;
  if (facts->period) people.period = from.wording(*facts->period);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const auto& member = members[i];
    role.texts[i] =
        model::member_role_name(member.leads ? model::MemberRole::lead : model::MemberRole::member).in(from.wording);
    const bool stated = member.basis == model::MemberBasis::document;
    basis.texts[i] =
        (stated ? Text{"計画書に明記", "stated in the plan"} : Text{"一般の知識", "commonly known"}).in(from.wording);
    people.figures[i] = member.population;
  }
  columns::put(into, std::move(role));
  columns::put(into, std::move(people));
  columns::put(into, std::move(basis));
  put_ground(from, areas, into);
}

}  // namespace kuiki::app
