#pragma once
#include <string_view>

#include "base/text.h"

/// Words for what the tables of plans have as ids.
namespace kuiki::model {

/// 基本目標, 政策, 施策 … as printed; their translation for English. An unknown one as it is.
Text node_kind_name(std::string_view kind);

/// What a figure is a part of: 小 → 小学校, 男 → 男性. An unknown one as it is.
Text part_name(std::string_view part);

}  // namespace kuiki::model
