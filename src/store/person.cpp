#include "store/person.h"

#include <cstdlib>

#ifndef _WIN32
#include <pwd.h>
#include <unistd.h>
#endif

#include <algorithm>

#include "base/utf8.h"

namespace kuiki::store {
namespace {

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::string account() {
#ifdef _WIN32
  return from_environment("USERNAME");
#else
  const passwd* entry = ::getpwuid(::getuid());
  if (entry == nullptr) return from_environment("USER");
  std::string owner = entry->pw_gecos != nullptr ? entry->pw_gecos : "";
  owner.resize(std::min(owner.find(','), owner.size()));
  return owner.empty() ? entry->pw_name : owner;
#endif
}

}  // namespace

std::string person() {
  auto name = from_environment("KUIKI_USER");
  if (name.empty()) name = account();
  return utf8::first_damage(name) ? std::string() : name;
}

}  // namespace kuiki::store
