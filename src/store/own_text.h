#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"

namespace kuiki::store {

class Act;
class Database;

/// A text of one's own that lies in the work file as the program's own ones lie in files: TOML.
enum class OwnKind : std::uint8_t { map, grading, score_rule };
inline constexpr std::array own_kinds{OwnKind::map, OwnKind::grading, OwnKind::score_rule};

/// What it is called: 地図, 評価方式, 得点の規則.
Text own_kind_name(OwnKind kind);

/// As it stands. The store does not read the text: one that this version cannot read stays as it is.
struct OwnText {
  OwnKind kind = OwnKind::map;
  std::string id;           ///< "map-5e09c1f3": stays its own whatever becomes of the title, and is never given again
  std::string title, text;  ///< the title tells it from the others of its kind
  std::int64_t act = 0;     ///< that made it what it is
  std::string changed_at;   ///< a moment; empty: not known
  std::string changed_by;
};

/// What somebody wants of one.
struct OwnChange {
  OwnKind kind = OwnKind::map;
  std::string id;                      ///< empty: a new one
  std::string title;                   ///< empty: stays as it is
  std::optional<std::string> text;     ///< nothing: stays as it is
  bool remove = false;                 ///< it is to go
  std::optional<std::int64_t> seen{};  ///< `act` of what its author saw; nothing: whatever stands is changed
};

/// Why nothing was saved: somebody has to choose.
struct OwnConflict {
  enum class Kind { changed, removed, title_taken };
  Kind kind = Kind::changed;
  OwnText theirs;  ///< what stands now; of a removed one who removed it, and when
  /// 「地図「観光」は 10:32 に 鈴木 さんが変更しています」
  [[nodiscard]] Text words() const;
};

struct OwnSaved {
  std::string id;        ///< of what was saved
  std::int64_t act = 0;  ///< 0: nothing was to be saved
  std::optional<OwnConflict> conflict;
  Warnings warnings;
};

/// Of all kinds, by kind and title. Throws in the database's words.
std::vector<OwnText> own_texts(const Database& work);
/// Of one kind, added to `into` one by one, so that what could be read of a damaged file stays.
void add_own_texts(const Database& work, OwnKind kind, std::vector<OwnText>& into);

/// One change in an act, which is not to be finished where there is a conflict. Throws Error(input_wrong) for a title without
/// a letter, one longer than 200 characters, or of several lines; for an id that never was there.
OwnSaved write_own(Act& act, const OwnChange& change);

/// What the act is called in the history (act_words.h).
std::string_view act_word_of(const OwnChange& change);

}  // namespace kuiki::store
