#pragma once
#include <string>

#include "store/database.h"

/// Up to version 0.1 entered values lay in the base itself, which every build made anew. They belong into the work file.
namespace kuiki::store {

struct TakenOver {
  std::size_t values = 0;   ///< that hold
  std::size_t history = 0;  ///< that were replaced before
};

/// What tells the entered values of a base from those of another one; empty where it has none.
std::string entered_digest(const Database& base);
/// Were they taken over already?
bool was_taken_over(const Database& work, const std::string& digest);

/// Takes the base's entered values over into a work file opened to change it, each day's as an act of that day, with all that
/// was replaced; a value that the work file has already stays. Commits. Nothing where it was done before.
/// Throws in the databases' words.
TakenOver take_over(const Database& base, Database& work);

}  // namespace kuiki::store
