#pragma once

namespace kuiki::store {

/// GDAL (and PROJ behind it) say nothing on standard error any more, in no thread: what a user needs to know is said by us, in
/// one line of his language. Called once, before anything is read.
void silence_libraries();

}  // namespace kuiki::store
