#include "store/area_set.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "geo/topology.h"
#include "store/act.h"
#include "store/geopackage_writer.h"
#include "store/polygon_sink.h"
#include "store/schema_own.h"

namespace kuiki::store {
namespace {

constexpr std::size_t longest_name = 200;

/// What a code may have of a name: a slash would end the set's part of it.
std::string code_part(std::string_view name) {
  std::string out;
  for (const char c : trim(name)) {
    if (c == '/')
      out += "／";
    else
      out += c;
  }
  return out;
}

void check_name(std::string_view name, const Text& of) {
  if (trim(name).empty())
    throw Error(Fault::input_wrong,
                say("{}の名前がありません。名前を付けてください", "the {} has no name; give it one", of));
  if (one_line(std::string(name)) != name || name.size() > longest_name)
    throw Error(Fault::input_wrong, say("{}の名前「{}」は使えません。{}バイトまでの1行にしてください",
                                        "'{1}' cannot be the name of an {0}; give one line of at most {2} bytes", of,
                                        short_name(one_line(std::string(name))), longest_name));
}

/// Ids of the areas: those they have, else of their names. Throws Error(input_wrong) where two would be one.
void give_ids(AreaSet& set) {
  std::set<std::string> seen;
  for (auto& area : set.areas) {
    check_name(area.name, {"区域", "area"});
    if (area.kind == model::AreaKind::town) area.id = area.code;
    if (area.id.empty()) area.id = set.id + "/" + code_part(area.name);
    if (!seen.insert(area.id).second)
      throw Error(Fault::input_wrong,
                  say("「{}」という区域が2つあります。名前を変えるか、コードの列を指定してください",
                      "two areas are called '{}'; rename one or name a field of codes", short_name(area.name)));
  }
}

/// Rows of the set as they are to be; texts hold as long as it.
class SetRows {
 public:
  SetRows(Act& act, const AreaSet& set)
      : act_(act),
        set_(set),
        areas_(act, own_area_table),
        towns_(act, own_area_town_table),
        shares_(act, own_area_share_table) {}

  void write() {
    for (std::size_t i = 0; i < set_.areas.size(); ++i) write_area(i);
    remove_others();
    write_towns();
  }
  /// All rows of the set are gone.
  std::size_t remove() {
    const auto gone = remove_others();
    write_towns();
    return gone;
  }

 private:
  void write_area(std::size_t i) {
    const auto& area = set_.areas[i];
    wanted_.insert(area.id);
    const bool there = i < set_.shapes.features() && set_.shapes.has_shape(i);
    const auto blob = there ? geopackage_multipolygon(set_.shapes, i) : std::string();
    const bool town = area.kind == model::AreaKind::town;
    const OwnAreaRow row{.geom = there ? Shape(std::string_view(blob)) : Shape(),
                         .id = area.id,
                         .set_id = set_.id,
                         .name = area.name,
                         .name_en = area.name_en,
                         .name_kana = area.name_kana,
                         .boundary_quality = model::boundary_quality_id(area.quality),
                         .boundary_note = area.note,
                         .kind = town ? model::area_kind_id(area.kind) : std::string_view{},
                         .colour = area.colour,
                         .position = static_cast<std::int64_t>(i + 1)};
    put(areas_, row, area.id);
  }

  /// Adds the row, or puts it in the place of the one with its key where that says something else.
  template <class Rows, class Row, class... Keys>
  void put(Rows& rows, const Row& row, const Keys&... keys) {
    const auto* standing = rows.find(std::string_view(keys)...);
    if (standing == nullptr) {
      rows.add(row);
      return;
    }
    auto same = row;
    same.act = standing->act;
    same.fid = standing->fid;
    if (is_same(*standing, same)) return;
    rows.replace(*standing, row);
  }
  static bool is_same(const OwnAreaRow& a, const OwnAreaRow& b) {
    return row_json(own_area_table, a).text() == row_json(own_area_table, b).text();
  }
  static bool is_same(const OwnAreaTownRow& a, const OwnAreaTownRow& b) {
    return a.own_area_id == b.own_area_id && a.town_code == b.town_code;
  }
  static bool is_same(const OwnAreaShareRow& a, const OwnAreaShareRow& b) {
    return a.share == b.share && a.set_id == b.set_id;
  }

  std::size_t remove_others() {
    std::vector<std::string> gone;
    RowReader q(act_.database(), own_area_table, "set_id");
    for (bool more = q.find(std::string_view(set_.id)); more; more = q.step())
      if (!wanted_.contains(std::string(q->id))) gone.emplace_back(q->id);
    for (const auto& id : gone) areas_.remove(*areas_.find(std::string_view(id)));
    return gone.size();
  }

  void write_towns() {
    std::map<std::string, std::string> town_of;                    // town → area
    std::map<std::pair<std::string, std::string>, double> shares;  // area, town → share
    for (const auto& area : set_.areas)
      for (const auto& town : area.towns) {
        if (set_.of_towns)
          town_of[town.code] = area.id;
        else
          shares[{area.id, town.code}] = town.share;
      }
    std::vector<std::string> lost_towns;
    for (RowReader q(act_.database(), own_area_town_table); q.step();)
      if (q->set_id == set_.id && !town_of.contains(std::string(q->town_code))) lost_towns.emplace_back(q->town_code);
    for (const auto& code : lost_towns) towns_.remove(*towns_.find(std::string_view(set_.id), std::string_view(code)));
    for (const auto& [town, area] : town_of)
      put(towns_, OwnAreaTownRow{.set_id = set_.id, .own_area_id = area, .town_code = town}, set_.id, town);
    std::vector<std::pair<std::string, std::string>> lost_shares;
    for (RowReader q(act_.database(), own_area_share_table); q.step();)
      if (q->set_id == set_.id && !shares.contains({std::string(q->own_area_id), std::string(q->town_code)}))
        lost_shares.emplace_back(q->own_area_id, q->town_code);
    for (const auto& [area, town] : lost_shares)
      shares_.remove(*shares_.find(std::string_view(area), std::string_view(town)));
    for (const auto& [key, share] : shares)
      put(shares_, OwnAreaShareRow{.set_id = set_.id, .own_area_id = key.first, .town_code = key.second, .share = share},
          key.first, key.second);
  }

  Act& act_;
  const AreaSet& set_;
  std::set<std::string> wanted_;
  decltype(TableInAct(std::declval<Act&>(), own_area_table)) areas_;
  decltype(TableInAct(std::declval<Act&>(), own_area_town_table)) towns_;
  decltype(TableInAct(std::declval<Act&>(), own_area_share_table)) shares_;
};

[[noreturn]] void not_there(std::string_view id) {
  throw Error(Fault::input_wrong, say("区域の組「{}」は作業ファイルにありません", "the work file has no area set '{}'",
                                      short_name(std::string(id))));
}

/// Are area ids taken by another set?
void check_not_taken(const Database& work, const AreaSet& set) {
  RowReader q(work, own_area_table, "id");
  for (const auto& area : set.areas)
    if (q.find(std::string_view(area.id)) && q->set_id != set.id)
      throw Error(Fault::input_wrong,
                  say("区域「{}」（{}）はすでに別の組「{}」にあります", "the area '{}' ({}) is in another set already, '{}'",
                      short_name(area.name), area.id, std::string(q->set_id)));
}

using AreaPlaces = std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>>;  // id → set, area

SetArea area_of(const ReaderOf<own_area_table>& q) {
  static const auto qualities = model::boundary_quality_ids();
  SetArea area{.id = std::string(q->id),
               .name = std::string(q->name),
               .name_en = std::string(q->name_en),
               .name_kana = std::string(q->name_kana),
               .note = std::string(q->boundary_note),
               .colour = std::string(q->colour)};
  area.quality = static_cast<model::BoundaryQuality>(q.one_of(q->boundary_quality, qualities, 2));
  if (q->kind == model::area_kind_id(model::AreaKind::town)) area.kind = model::AreaKind::town;
  if (area.kind == model::AreaKind::town) area.code = area.id;
  return area;
}

/// Rows that an undo gave back stand behind the others: the position tells, not the row.
struct ReadArea {
  std::size_t set = 0;
  std::int64_t position = 0;
  SetArea area;
  std::size_t feature = 0;
};

void read_areas(const Database& work, std::vector<AreaSet>& sets, AreaPlaces& places) {
  std::map<std::string, std::size_t, std::less<>> set_of;
  for (std::size_t i = 0; i < sets.size(); ++i) set_of[sets[i].id] = i;
  geo::PolygonTable shapes;
  std::vector<ReadArea> read;
  for (RowReader q(work, own_area_table); q.step();) {
    const auto found = set_of.find(q->set_id);
    if (found == set_of.end()) continue;
    PolygonSink sink{shapes};
    try {
      if (q->geom.there) read_gpkg_polygons(q->geom.bytes, sink);
    } catch (const DamagedGeometry& damage) {
      q.wrong(damage.why);
    }
    shapes.close_feature();
    read.push_back({found->second, q->position.value_or(0), area_of(q), shapes.features() - 1});
  }
  std::ranges::stable_sort(read, {}, [](const ReadArea& one) { return std::pair(one.set, one.position); });
  for (auto& one : read) {
    auto& set = sets[one.set];
    geo::append_copy(shapes, one.feature, set.shapes);
    places[one.area.id] = {one.set, set.areas.size()};
    set.areas.push_back(std::move(one.area));
  }
}

void read_towns(const Database& work, std::vector<AreaSet>& sets, const AreaPlaces& places) {
  const auto area_at = [&](std::string_view id) -> std::pair<AreaSet*, SetArea*> {
    const auto found = places.find(id);
    if (found == places.end()) return {};
    auto& set = sets[found->second.first];
    return {&set, &set.areas[found->second.second]};
  };
  for (RowReader q(work, own_area_town_table); q.step();) {
    const auto [set, area] = area_at(q->own_area_id);
    if (area == nullptr) continue;
    area->towns.push_back({std::string(q->town_code), 1});
    set->of_towns = true;
  }
  for (RowReader q(work, own_area_share_table); q.step();)
    if (const auto [set, area] = area_at(q->own_area_id); area != nullptr)
      area->towns.push_back({std::string(q->town_code), q->share});
  for (auto& set : sets)
    for (auto& area : set.areas) std::ranges::sort(area.towns, {}, &SetArea::Town::code);
}

}  // namespace

std::string area_set_id(std::string_view name) { return std::string(model::own_area_mark) + code_part(name); }

void add_area_sets(const Database& work, std::vector<AreaSet>& into) {
  for (RowReader q(work, area_set_table); q.step();)
    into.push_back({.id = std::string(q->id),
                    .name = std::string(q->name),
                    .name_en = std::string(q->name_en),
                    .source = std::string(q->source),
                    .note = std::string(q->note),
                    .within = std::string(q->within_code),
                    .of_towns = false,
                    .areas = {},
                    .shapes = {},
                    .act = q->act});
  std::ranges::stable_sort(into, {}, &AreaSet::name);
  AreaPlaces places;
  read_areas(work, into, places);
  read_towns(work, into, places);
}

std::size_t remove_areas_of(Act& act, const std::string& set) {
  const AreaSet of{.id = set};
  return SetRows(act, of).remove();
}

AreaSetSaved write_area_set(Act& act, const AreaSetChange& change) {
  AreaSet set = change.set;
  AreaSetSaved saved;
  TableInAct sets(act, area_set_table);
  const bool known = !set.id.empty();
  if (!known) {
    check_name(set.name, {"区域の組", "area set"});
    set.id = area_set_id(set.name);
  }
  saved.id = set.id;
  const auto* standing = sets.find(std::string_view(set.id));
  if (known && standing == nullptr) not_there(set.id);
  if (change.remove) {
    sets.remove(*standing);
    remove_areas_of(act, set.id);
    saved.act = act.number();
    return saved;
  }
  if (set.areas.empty())
    throw Error(Fault::input_wrong, say("区域の組「{}」に区域がありません", "the area set '{}' has no area", set.name));
  saved.replaced = standing != nullptr;
  if (standing != nullptr && !known && !change.replace) {
    saved.conflict = say(
        "区域の組「{}」はすでにあります。別の名前にするか、上書きしてください（コマンドでは --replace）",
        "there is an area set '{}' already; choose another name, or replace it (on the command line: --replace)", set.name);
    return saved;
  }
  give_ids(set);
  check_not_taken(act.database(), set);
  const AreaSetRow row{.id = set.id,
                       .name = set.name,
                       .name_en = set.name_en,
                       .within_code = set.within,
                       .source = set.source,
                       .note = set.note};
  if (standing == nullptr)
    sets.add(row);
  else if (standing->name != row.name || standing->name_en != row.name_en || standing->source != row.source ||
           standing->note != row.note || standing->within_code != row.within_code)
    sets.replace(*standing, row);
  SetRows(act, set).write();
  saved.act = act.changes() > 0 ? act.number() : 0;
  return saved;
}

}  // namespace kuiki::store
