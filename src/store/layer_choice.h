#pragma once
#include <string>
#include <vector>

#include "store/vector_source.h"

/// Which layer and which field a user means; what there is instead where there is no such one.
namespace kuiki::store {

struct LayerOffer {
  std::string name;
  bool polygons = false;  ///< has some, or may have
};
/// The place of the one wanted, or of the first with polygons; then the others are told in `notes`. Throws Error(input_wrong).
std::size_t choose_layer(const VectorInput& input, const std::vector<LayerOffer>& offers, Warnings& notes);

/// The field called `wanted`: exactly; else but for width, kana and case; else by its place ("#3"). Throws Error(input_wrong)
/// where there is none or more than one, listing the choices.
std::size_t find_field(const LayerName& where, const std::vector<Field>& fields, const std::string& wanted);

/// Names for a message, the first dozen: 「a」、「b」 ほか 3
Text joined_names(const std::vector<std::string>& names);

}  // namespace kuiki::store
