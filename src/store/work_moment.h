#pragma once
#include <cstdint>
#include <string>

namespace kuiki::store {

class Database;

/// Which work file it is, and how far it has come: what tells a file to which acts were added from one that was put into its
/// place, another one or an earlier state of the same.
struct WorkMoment {
  std::string made;      ///< when and by whom the file was made; its copies say the same
  std::int64_t act = 0;  ///< the number of the latest act; 0 where there is none
  std::string at;        ///< the moment of that act
  friend bool operator==(const WorkMoment&, const WorkMoment&) = default;
};

/// Was what stood at `before` replaced: by another file, or by an earlier state of itself (yesterday's backup)?
bool was_replaced(const WorkMoment& before, const WorkMoment& now);

/// Throws in the database's words.
WorkMoment moment_of_work(const Database& work);

}  // namespace kuiki::store
