#pragma once

namespace kuiki::app {

/// The most memory this program has had in use at a time (resident set), in megabytes of 2^20 bytes; 0 where the system does
/// not say.
double peak_memory_mb();

}  // namespace kuiki::app
