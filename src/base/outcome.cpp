#include "base/outcome.h"

#include <mutex>

namespace kuiki {
namespace {

std::mutex mutex;
std::size_t in_the_making = 0;
bool written = false;

}  // namespace

FileInTheMaking::FileInTheMaking() {
  const std::lock_guard lock(mutex);
  ++in_the_making;
}

FileInTheMaking::~FileInTheMaking() {
  const std::lock_guard lock(mutex);
  --in_the_making;
}

void FileInTheMaking::done() {
  const std::lock_guard lock(mutex);
  written = true;
}

bool something_was_written() {
  const std::lock_guard lock(mutex);
  return written;
}

void end_where_nothing_is_lost(void (*end)()) {
  const std::lock_guard lock(mutex);
  if (in_the_making == 0 && !written) end();
}

}  // namespace kuiki
