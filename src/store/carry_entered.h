#pragma once
#include "base/progress.h"
#include "store/sqlite_connection.h"

namespace kuiki::store {

/// Takes the values that planners entered, and their history, from the database `old` over into the one being written, whose
/// tables of indicators and figures are filled: building it anew loses nobody's work. A value whose indicator no longer
/// exists goes to the history. Says in `warnings` how many there were. Of a database without entered values nothing is
/// taken.
/// Throws Error(input_wrong) where the old database is damaged (it must not be replaced then), Error(output).
void carry_entered(const SqliteConnection& old, const SqliteConnection& to, Warnings& warnings);

}  // namespace kuiki::store
