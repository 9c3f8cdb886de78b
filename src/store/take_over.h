#pragma once
#include <string>
#include <vector>

#include "store/database.h"
#include "store/entered.h"
#include "store/taken_over.h"

/// Up to version 0.1 entered values lay in the base itself, which every build made anew. They belong into the work file.
namespace kuiki::store {

struct FormerValues {
  std::vector<EnteredRecord> standing, replaced;
  std::string digest;  ///< tells them from those of another base; empty where there are none
};
/// They are read before the work file is opened to change it: a build that holds the base waits for the work file, and who
/// held that and waited for the base would wait for ever.
FormerValues former_values(const Database& base);
/// Their digest alone.
std::string entered_digest(const Database& base);
/// Were they taken over already?
bool was_taken_over(const Database& work, const std::string& digest);

/// Takes them over into a work file opened to change it, each day's as an act of that day, with all that
/// was replaced; a value that the work file has already stays. Commits. Nothing where it was done before.
/// Throws in the work file's words.
TakenOver take_over(const FormerValues& former, Database& work);

}  // namespace kuiki::store
