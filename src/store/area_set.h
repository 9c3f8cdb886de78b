#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "model/dataset.h"

/// Area sets that people make: districts of towns, polygons of their own. They lie in the work file with the shapes of their areas.
namespace kuiki::store {

class Act;
class Database;

/// An area of a set; its shape is the feature of the same number in AreaSet::shapes.
struct SetArea {
  std::string id;  ///< "own:学校区/北小"; empty where it is new: made of the names
  std::string name, name_en, name_kana, note;
  std::string code;    ///< as the file that it came from has it; of a town its own, which is then its id
  std::string colour;  ///< "#rrggbb"; may be empty
  model::BoundaryQuality quality = model::BoundaryQuality::approximate;
  model::AreaKind kind = model::AreaKind::district;  ///< or town
  struct Town {
    std::string code;
    double share = 1;  ///< of its ground; 1 for each where the set is made of towns
    friend bool operator==(const Town&, const Town&) = default;
  };
  std::vector<Town> towns;  ///< by code
};

struct AreaSet {
  std::string id;  ///< "own:学校区"; empty where it is new
  std::string name, name_en, source, note;
  std::string within;    ///< code of the municipality that it divides
  bool of_towns = true;  ///< made of whole towns; else of polygons
  std::vector<SetArea> areas;
  geo::PolygonTable shapes;  ///< longitude, latitude; one feature an area
  std::int64_t act = 0;      ///< the latest that changed the set itself
};

/// "own:学校区" of a name. It stays the set's own when the name is changed.
std::string area_set_id(std::string_view name);

/// What somebody wants of one.
struct AreaSetChange {
  AreaSet set;           ///< with an id: it takes the place of that one, areas of one id being the same
  bool remove = false;   ///< only `set.id` is looked at
  bool replace = false;  ///< a new one takes the place of one of the same name
};

struct AreaSetSaved {
  std::string id;
  std::int64_t act = 0;          ///< 0: nothing was to be saved
  bool replaced = false;         ///< one of that name was there
  std::optional<Text> conflict;  ///< why nothing was saved: one of that name is there
  Warnings warnings;
};

/// All of them by name, added to `into` one by one, so that what could be read of a damaged file stays. Throws in the database's words.
void add_area_sets(const Database& work, std::vector<AreaSet>& into);

/// One change in an act, which is not to be finished where there is a conflict. Throws Error(input_wrong) for a name without a letter
/// or of several lines, two areas of one name, a set without areas, and an id that is not there.
AreaSetSaved write_area_set(Act& act, const AreaSetChange& change);

/// What a set consists of goes; the set itself is the caller's. Returns how many areas.
std::size_t remove_areas_of(Act& act, const std::string& set);

}  // namespace kuiki::store
