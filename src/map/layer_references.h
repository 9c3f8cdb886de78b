#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "map/layer.h"

/// What the kinds of layers name of the data by its id, besides the areas they are about (Measured::subject).
namespace kuiki::map {

struct Reference {
  enum class Of : std::uint8_t { indicator, partnership, area };
  Of of = Of::indicator;
  std::string_view where;  ///< the key of a recipe it stands under
  std::string& id;         ///< empty: none; a user may change it
};
using UseReference = std::function<void(const Reference&)>;

void each_reference(AreaFill& layer, const UseReference& use);
void each_reference(Symbols& layer, const UseReference& use);
void each_reference(PartnershipLayer& layer, const UseReference& use);
void each_reference(Sites& layer, const UseReference& use);
/// Of several indicators those made empty go.
void each_reference(FigureCards& layer, const UseReference& use);

}  // namespace kuiki::map
