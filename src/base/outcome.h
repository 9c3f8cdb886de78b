#pragma once
#include <cstddef>

namespace kuiki {

/// Stands where a file is being made: while one of these lives, the program may not be ended from outside its work, and once a
/// file was put in its place, nobody may say that nothing was written.
class FileInTheMaking {
 public:
  FileInTheMaking();
  ~FileInTheMaking();
  FileInTheMaking(const FileInTheMaking&) = delete;
  FileInTheMaking& operator=(const FileInTheMaking&) = delete;
  /// The file stands in its place.
  static void done();
};

/// Has any file been put in its place since the program began?
bool something_was_written();

/// Calls `end` (which does not come back) and returns only where it may not be called: a file is in the making, or was written.
/// While it is called no file is begun.
void end_where_nothing_is_lost(void (*end)());

}  // namespace kuiki
