#pragma once
#include <cstddef>

#include "base/text.h"

namespace kuiki::store {

/// What was taken over from a base of version 0.1 into a work file.
struct TakenOver {
  std::size_t values = 0;   ///< that hold
  std::size_t history = 0;  ///< that were replaced before
  /// In one sentence for people; `where`: the work file.
  [[nodiscard]] Text words(const std::string& where) const {
    return say("以前の版のデータベースに入力されていた実績値 {}件（履歴 {}件）を作業ファイル {} に引き継ぎました。",
               "Entered actuals of a database of the former version were taken over into the work file {2}: {0} ({1} of its "
               "history).",
               values, history, where);
  }
};

}  // namespace kuiki::store
