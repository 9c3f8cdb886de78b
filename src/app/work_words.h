#pragma once
#include <string>

#include "app/settings.h"
#include "base/text.h"
#include "store/work_location.h"

/// Where a work file is, as the window remembers and says it.
namespace kuiki::app {

/// A file's whole path in place of one from here; a server stays as it is.
store::WorkLocation whole_location(const store::WorkLocation& where);
/// One word for one work file, however it was named.
std::string work_key(const store::WorkLocation& where);
/// Is it the user's own one?
bool is_own_work(const store::WorkLocation& where);
/// In the settings; the user's own one is what is opened where nothing is remembered.
void remember_work(Settings& settings, const store::WorkLocation& where);

/// Of a file on a disk of the network, what may go wrong there; empty for any other. Looks at the disk.
Text network_warning(const store::WorkLocation& where);

}  // namespace kuiki::app
