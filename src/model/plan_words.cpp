#include "model/plan_words.h"

#include <array>

#include "model/word_table.h"

namespace kuiki::model {
namespace {

constexpr std::array<Words, 19> kinds = {{{"基本目標", "基本目標", "Basic goal"},
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
                                          {"具体的な取組", "具体的な取組", "Specific initiative"},
                                          {"計画人口", "計画人口", "Planned population"},
                                          {"将来展望", "将来展望", "Outlook"}}};

constexpr std::array<Words, 4> parts = {{{"小", "小学校", "Elementary schools"},
                                         {"中", "中学校", "Junior high schools"},
                                         {"男", "男性", "Men"},
                                         {"女", "女性", "Women"}}};

}  // namespace

Text node_kind_name(std::string_view kind) { return named(kinds, kind); }
Text part_name(std::string_view part) { return named(parts, part); }

}  // namespace kuiki::model
