// Loaded before the real program's libraries (LD_PRELOAD), so that a test can end it, or let the disk be full, at the n-th call
// that changes a file, and can hear of every socket.
//
//     KUIKI_FAULT=count|kill|tear|full   what to do: only count; SIGKILL before the n-th call; the same when half of what it
//                                        writes is written; from the n-th call on no byte finds room (ENOSPC)
//     KUIKI_FAULT_AT=N                   from 1
//     KUIKI_FAULT_IN=FOLDER              calls on files below this folder are counted, no others
//     KUIKI_FAULT_LOG=FILE               the number of calls is written there at the end, and a line for every socket
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::atomic<long> calls = 0;

const char* setting(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool ours(const char* path) {
  const char* folder = setting("KUIKI_FAULT_IN");
  return *folder != '\0' && std::strstr(path, folder) != nullptr;
}

bool ours(int descriptor) {
  char link[64];
  char path[PATH_MAX];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const auto n = readlink(link, path, sizeof path - 1);
  if (n <= 0) return false;
  path[n] = '\0';
  return ours(path);
}

void log(const char* words, long number) {
  const char* file = setting("KUIKI_FAULT_LOG");
  if (*file == '\0') return;
  const int descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor < 0) return;
  dprintf(descriptor, "%s %ld\n", words, number);
  close(descriptor);
}

enum class Fate { go_on, tear, full };

/// Counts a call; does not come back from the one that is to be the last.
Fate next_call(bool writes) {
  const long n = ++calls;
  const char* what = setting("KUIKI_FAULT");
  const long at = std::atol(setting("KUIKI_FAULT_AT"));
  if (std::strcmp(what, "kill") == 0 && n == at) raise(SIGKILL);
  if (std::strcmp(what, "tear") == 0 && n == at) {
    if (!writes) raise(SIGKILL);
    return Fate::tear;
  }
  return std::strcmp(what, "full") == 0 && writes && n >= at ? Fate::full : Fate::go_on;
}

struct AtTheEnd {
  ~AtTheEnd() { log("calls", calls); }
} at_the_end;

template <class Write>
ssize_t write_or_not(int descriptor, std::size_t size, Write write) {
  if (!ours(descriptor)) return write(size);
  switch (next_call(true)) {
    case Fate::tear:
      write(size / 2);
      raise(SIGKILL);
      break;
    case Fate::full:
      errno = ENOSPC;
      return -1;
    case Fate::go_on:
      break;
  }
  return write(size);
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static auto* const call = real<ssize_t(int, const void*, size_t)>("write");
  return write_or_not(descriptor, size, [&](size_t n) { return call(descriptor, bytes, n); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  static auto* const call = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return write_or_not(descriptor, size, [&](size_t n) { return call(descriptor, bytes, n, at); });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  static auto* const call = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return write_or_not(descriptor, size, [&](size_t n) { return call(descriptor, bytes, n, at); });
}

int fsync(int descriptor) {
  static auto* const call = real<int(int)>("fsync");
  if (ours(descriptor)) next_call(false);
  return call(descriptor);
}

int fdatasync(int descriptor) {
  static auto* const call = real<int(int)>("fdatasync");
  if (ours(descriptor)) next_call(false);
  return call(descriptor);
}

int ftruncate(int descriptor, off_t size) {
  static auto* const call = real<int(int, off_t)>("ftruncate");
  if (ours(descriptor)) next_call(false);
  return call(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
  static auto* const call = real<int(int, off64_t)>("ftruncate64");
  if (ours(descriptor)) next_call(false);
  return call(descriptor, size);
}

int rename(const char* from, const char* to) {
  static auto* const call = real<int(const char*, const char*)>("rename");
  if (ours(to)) next_call(false);
  return call(from, to);
}

int unlink(const char* path) {
  static auto* const call = real<int(const char*)>("unlink");
  if (ours(path)) next_call(false);
  return call(path);
}

int remove(const char* path) {
  static auto* const call = real<int(const char*)>("remove");
  if (ours(path)) next_call(false);
  return call(path);
}

int socket(int domain, int type, int protocol) {
  static auto* const call = real<int(int, int, int)>("socket");
  if (domain != AF_UNIX) log("socket", domain);
  return call(domain, type, protocol);
}

int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** found) {
  static auto* const call = real<int(const char*, const char*, const addrinfo*, addrinfo**)>("getaddrinfo");
  log("getaddrinfo", 0);
  return call(node, service, hints, found);
}

}  // extern "C"
