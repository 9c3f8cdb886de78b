#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/dataset.h"

namespace kuiki::intake {

/// A name of a place in the form in which it is compared: name_key(), が and ヶ between kanji alike (龍ケ崎, 竜が崎), and kanji
/// numbers before 丁, 条, 番, 号 and 線 as digits (十二丁目, 12丁目).
std::string area_key(std::string_view name);

/// The one matcher of names of areas: what is typed in the search, what a command names, what a table's column says. Made
/// once of a dataset's areas; holds no pointer to them.
class AreaNames {
 public:
  AreaNames() = default;
  explicit AreaNames(const model::Areas& areas);

  /// The areas that a code or name means, several where they are equally well meant, none where it means none. A code may
  /// have lost its leading zero or have a check digit. A name may be written with any width, kana, old or variant kanji, in
  /// English, without 市 or 町, and with what it is in before it (prefecture, county, city: 高知県高岡郡檮原町), in English
  /// also after it (Kita-ku, Sapporo). The official name goes before readings, those before names without 市 or 町, and all of them
  /// before names of towns (町丁・字); a town may be meant by an address in it (花園2-12-1).
  /// `within`: those inside this area, where there are some.
  [[nodiscard]] std::vector<model::AreaRow> find(std::string_view code_or_name, model::AreaRow within = model::none) const;

  /// Every area that it may mean, of whatever tier, the best meant first: for columns of a table, where the other rows tell
  /// which of them is meant.
  struct Meant {
    model::AreaRow row = model::none;
    int tier = 0;          ///< the least is the best
    bool by_code = false;  ///< it is a code
  };
  [[nodiscard]] std::vector<Meant> all_meant(std::string_view code_or_name) const;

  /// Areas whose names are like it, likeliest first: for "did you mean".
  [[nodiscard]] std::vector<model::AreaRow> alike(std::string_view name, model::AreaRow within = model::none,
                                                  std::size_t most = 5) const;

  /// The longest beginning of a text (in the form of area_key()) that names areas by their whole names: 小樽市 of
  /// 小樽市花園2丁目. No rows where it begins with none.
  struct Beginning {
    std::vector<model::AreaRow> rows;
    std::size_t bytes = 0;
  };
  [[nodiscard]] Beginning beginning(std::string_view key) const;

  /// Is `row` the area `within` or in it?
  [[nodiscard]] bool is_within(model::AreaRow row, model::AreaRow within) const;

 private:
  /// How a form of a name relates to the official one; the least is the best.
  enum Tier : std::uint8_t { official, reading, shortened, of_town, no_tier };
  struct Form {
    model::AreaRow row;
    Tier tier;
  };
  struct Own {
    std::string key;
    std::u32string characters;
    Tier tier;
  };
  struct Area {
    model::AreaRow parent = model::none;
    bool in_county = false;  ///< 町 or 村: a county may stand before it
    std::vector<Own> forms;
  };
  void add(model::AreaRow row, std::string_view name, Tier tier);
  void add_forms(const model::Areas& areas, std::size_t row);
  [[nodiscard]] bool begins_with_prefecture(std::string_view text) const;
  /// May `before` stand before the area's own name?
  [[nodiscard]] bool may_stand_above(model::AreaRow row, std::string_view before) const;
  /// The rows of the best tier that the whole key names, and that tier.
  [[nodiscard]] std::vector<model::AreaRow> named(std::string_view key, Tier& tier) const;
  [[nodiscard]] std::vector<model::AreaRow> by_code(std::string_view text) const;
  /// The towns that an address lies in.
  [[nodiscard]] std::vector<model::AreaRow> by_address(std::string_view text) const;

  std::vector<Area> areas_;
  std::unordered_map<std::string, std::vector<Form>> forms_;
  std::unordered_map<std::string, model::AreaRow> codes_;
};

}  // namespace kuiki::intake
