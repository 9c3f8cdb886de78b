#pragma once
#include "ui/ui.h"

namespace kuiki::ui {

/// 「最近の作業ファイル」: the user's own one, and those that were open lately.
void recent_works_menu(const Ui& ui);
/// 「作業ファイルの地図」: those that can be read, to be opened at once.
void own_maps_menu(const Ui& ui);

}  // namespace kuiki::ui
