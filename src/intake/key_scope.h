#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "intake/area_names.h"

/// Which areas a column of a stranger's table is about. One name alone often means several areas (北区, 府中市, 塩谷); all names of
/// the column together mean areas of one kind in one place.
namespace kuiki::intake {

/// Where the keys lie and of which kind they are.
struct KeyScope {
  model::AreaRow within = model::none;  ///< none: all Japan
  std::optional<model::AreaKind> kind;  ///< nothing: of several kinds
  bool given_within = false;            ///< somebody said it: what lies outside is not meant
  bool given_kind = false;
};

/// A name that somebody gave to an area once and for all.
struct NameChoice {
  std::string name;  ///< as the table writes it
  std::string area;  ///< code; empty: it is no area, its rows are left out
};

class KeyMatcher {
 public:
  /// `names` and `areas` must outlive it.
  KeyMatcher(const AreaNames& names, const model::Areas& areas, KeyScope given, const std::vector<NameChoice>& chosen);

  /// A cell of the column; the same text is asked for once.
  void add(const std::string& text);
  /// After all cells: what they mean together.
  void settle();
  [[nodiscard]] const KeyScope& scope() const { return scope_; }
  /// Several places fit all cells equally well (中央区 and 北区 alone): they are not told apart.
  [[nodiscard]] const std::vector<model::AreaRow>& places() const { return places_; }

  enum class Result { matched, unknown, several, outside, left_out };
  struct Match {
    Result result = Result::unknown;
    model::AreaRow row = model::none;          ///< matched
    std::vector<model::AreaRow> candidates{};  ///< several, outside
    bool chosen = false;                       ///< somebody gave the name to the area
  };
  [[nodiscard]] Match match(const std::string& text) const;
  /// Of an unmatched one: names that are like it, in the scope.
  [[nodiscard]] std::vector<model::AreaRow> alike(const std::string& text) const;

 private:
  using Meant = AreaNames::Meant;
  [[nodiscard]] bool of_scope(const Meant& meant) const;
  [[nodiscard]] static std::vector<model::AreaRow> best(const std::vector<Meant>& of);

  const AreaNames& names_;
  const model::Areas& areas_;
  KeyScope scope_;
  std::vector<model::AreaRow> places_;
  std::unordered_map<std::string, std::vector<Meant>> meant_;
  std::map<std::string, model::AreaRow> chosen_;  ///< by area_key(); none: left out
};

}  // namespace kuiki::intake
