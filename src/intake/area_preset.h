#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/dataset.h"

namespace kuiki::intake {

/// A kind of boundary file that is known by its fields (assets/boundaries/presets.csv), and what they are.
struct AreaPreset {
  std::string id;
  Text name;
  std::vector<std::string> needs, lacks;  ///< fields by which it is known
  std::string name_field, code_field;     ///< may be empty
  std::string municipality_field;         ///< begins with the five digits of the municipality or ward
  model::AreaKind kind = model::AreaKind::district;
  std::string skip_field, skip_value;  ///< rows that are no areas: water
  std::string residents, households;   ///< fields of counts
  std::string source;                  ///< as it has to be cited
};

/// Throws Error(input_missing), Error(input_wrong).
std::vector<AreaPreset> area_presets(const std::filesystem::path& file);

/// The first that these fields are of; null where none is. Capital letters and width make no difference.
const AreaPreset* recognise(const std::vector<AreaPreset>& presets, const std::vector<std::string>& fields);

}  // namespace kuiki::intake
