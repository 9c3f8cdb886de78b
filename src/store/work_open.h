#pragma once
#include <filesystem>
#include <memory>

#include "store/database.h"
#include "store/work_location.h"

namespace kuiki::store {

enum class WorkUse {
  read,    ///< all of one moment, whatever others save meanwhile
  change,  ///< ours alone until it is closed: what is not committed is undone. Brought up to date where it is older
};

/// Opens a work file that is there. Throws Error(input_missing) where it is not or cannot be reached; Error(input_wrong) for
/// what is no work file, or one of a later version of the program; to change: Error(output).
std::unique_ptr<Database> open_work(const WorkLocation& where, WorkUse use);

/// Gives a work file of an earlier layout, opened to change it, the tables and columns that came later. Not committed.
void bring_up_to_date(const Database& work);

/// A database that says nothing of Kuiki, as a GeoPackage of somebody's shapes. False for what is not there, is none, or cannot
/// be read: opening it says why.
bool is_foreign(const std::filesystem::path& file);

/// Is there something at that place? Of a server that is not known before it is asked: true.
bool may_be_there(const WorkLocation& where);

}  // namespace kuiki::store
