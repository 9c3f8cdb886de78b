#include "store/quiet.h"

#include <cpl_error.h>

namespace kuiki::store {

void silence_libraries() { CPLSetErrorHandler(CPLQuietErrorHandler); }

}  // namespace kuiki::store
