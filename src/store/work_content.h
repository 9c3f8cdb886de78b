#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/area_set.h"
#include "store/derived_indicator.h"
#include "store/entered.h"
#include "store/own_indicator.h"
#include "store/own_text.h"
#include "store/work_moment.h"

namespace kuiki::store {

/// What a work file holds, as far as it is loaded over a base.
struct WorkContent {
  std::vector<EnteredRecord> entered;  ///< as they stand and as they stood (entered_history)
  std::vector<OwnText> texts;          ///< maps, grading schemes and score rules
  OwnIndicators own;                   ///< indicators of one's own, with their figures
  std::vector<DerivedIndicator> derived;
  std::vector<AreaSet> area_sets;      ///< by name
  bool has_entered_of_base = false;    ///< what was entered into this base of version 0.1 was taken over
  WorkMoment last;                     ///< which file it is, and its latest act
  std::string base_version;            ///< of the base it was changed with last
  std::optional<Text> damage;          ///< only a part could be read, and why
};

/// Reads it. `digest`: entered_digest of the base. A damaged file gives what can be read of it. Throws in the database's words
/// where nothing can.
WorkContent read_content(const Database& work, const std::string& digest);

}  // namespace kuiki::store
