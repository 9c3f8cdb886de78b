#include "model/plan_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace kuiki::model {
namespace {

struct Word {
  std::string_view id;
  const char *ja, *en;
};

template <std::size_t n>
Text find(const std::array<Word, n>& words, std::string_view id) {
  const auto found = std::ranges::find(words, id, &Word::id);
  return found == words.end() ? plain(std::string(id)) : Text{found->ja, found->en};
}

constexpr std::array<Word, 7> units = {{{"municipality", "市全体", "Whole city"},
                                        {"ward", "区", "Ward"},
                                        {"district", "地区", "District"},
                                        {"facility", "施設", "Facility"},
                                        {"place", "場所", "Place"},
                                        {"partnership", "広域連携", "Partnership"},
                                        {"none", "地図に置けない", "Not on a map"}}};

constexpr std::array<Word, 17> kinds = {{{"基本目標", "基本目標", "Basic goal"},
                                         {"カテゴリ", "カテゴリ", "Category"},
                                         {"区分", "区分", "Section"},
                                         {"重点戦略", "重点戦略", "Priority strategy"},
                                         {"施策パッケージ", "施策パッケージ", "Package of measures"},
                                         {"事業", "事業", "Project"},
                                         {"施策の方向性", "施策の方向性", "Direction of measures"},
                                         {"基本的方向", "基本的方向", "Basic direction"},
                                         {"施策", "施策", "Measure"},
                                         {"政策", "政策", "Policy"},
                                         {"目標", "目標", "Goal"},
                                         {"区", "区", "Ward"},
                                         {"取組", "取組", "Initiative"},
                                         {"取組方針", "取組方針", "Line of action"},
                                         {"運営方針", "運営方針", "Management policy"},
                                         {"主な取組", "主な取組", "Main initiative"},
                                         {"具体的な取組", "具体的な取組", "Specific initiative"}}};

constexpr std::array<Word, 4> parts = {{{"小", "小学校", "Elementary schools"},
                                        {"中", "中学校", "Junior high schools"},
                                        {"男", "男性", "Men"},
                                        {"女", "女性", "Women"}}};

}  // namespace

Text mapping_unit_name(std::string_view mapping_unit) { return find(units, mapping_unit); }
Text node_kind_name(std::string_view kind) { return find(kinds, kind); }
Text part_name(std::string_view part) { return find(parts, part); }

}  // namespace kuiki::model
