#pragma once
#include <filesystem>

#include "base/progress.h"
#include "store/sqlite_writer.h"

namespace kuiki::store {

/// Takes the values that planners entered, and their history, from the database `old` over into the one being written, whose
/// tables of indicators and figures are filled: building it anew loses nobody's work. A value whose indicator no longer
/// exists goes to the history. Says in `warnings` how many there were. Without such a file, or with one that holds no
/// entered values, it does
/// nothing. Throws Error(input_wrong) where the old database is damaged (it must not be replaced then), Error(output).
void carry_entered(const std::filesystem::path& old, SqliteWriter& to, Warnings& warnings);

}  // namespace kuiki::store
