#include "store/act_words.h"

#include <array>

namespace kuiki::store {
namespace {

struct Word {
  std::string_view id;
  const char* ja;
  const char* en;
};

constexpr std::array words{
    Word{act_word::enter, "入力", "Entry"},
    Word{act_word::import, "取込み", "Import"},
    Word{act_word::undo, "取消し", "Undo"},
    Word{act_word::take_over, "引継ぎ", "Taken over"},
    Word{act_word::copy, "複写", "Copy"},
    Word{act_word::save_map, "地図の保存", "Map saved"},
    Word{act_word::save_grading, "評価方式の保存", "Grading saved"},
    Word{act_word::save_rule, "得点の規則の保存", "Score rule saved"},
    Word{act_word::derive, "指標の計算式", "Indicator derived"},
    Word{act_word::save_areas, "区域の組の保存", "Areas saved"},
    Word{act_word::rename, "名前の変更", "Renamed"},
    Word{act_word::remove, "削除", "Deleted"},
};

}  // namespace

Text act_words(std::string_view what) {
  for (const auto& word : words)
    if (word.id == what) return {word.ja, word.en};
  return plain(std::string(what));
}

}  // namespace kuiki::store
