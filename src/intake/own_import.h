#pragma once
#include "intake/own_table.h"
#include "store/store.h"

namespace kuiki::intake {

struct OwnImport {
  OwnTableReading reading;
  store::OwnReport saved;  ///< in a dry run what it would be
};

/// Saves what was read as indicators of one's own, in one act. `over_others`: also where somebody else saved another figure.
/// Throws Error(input_wrong) where the table does not say of when the figures are, or no row was matched; what Store::save_own
/// throws.
OwnImport save_own_table(const store::Store& store, OwnTableReading reading, bool over_others, bool dry_run);

/// What was saved, for a reader.
Text own_saved_words(const OwnImport& import, bool dry_run);

}  // namespace kuiki::intake
