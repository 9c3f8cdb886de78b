#include "ui/folders.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <thread>

namespace kuiki::ui {

namespace fs = std::filesystem;

namespace {
fs::path home_folder() {
  for (const char* name : {"HOME", "USERPROFILE"})
    if (const char* value = std::getenv(name); value && *value) return value;
  return {};
}
}  // namespace

fs::path documents_folder() {
  std::error_code error;
  const fs::path home = home_folder();
  if (home.empty()) return fs::current_path(error);
  for (const char* name : {"Documents", "ドキュメント"})
    if (fs::is_directory(home / name, error)) return home / name;
  return home;
}

fs::path expand_home(std::string_view typed) {
  const auto first = typed.find_first_not_of(" \t\r\n"), last = typed.find_last_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  typed = typed.substr(first, last - first + 1);
  if (typed == "~" || typed.starts_with("~/"))
    return home_folder() / std::string(typed.substr(std::min<std::size_t>(2, typed.size())));
  return std::string(typed);
}

bool open_folder(const fs::path& folder) {
  // As arguments, never through a shell.
  std::string program = "xdg-open", place = fs::absolute(folder).string();
  std::array<char*, 3> arguments{program.data(), place.data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0) return false;
  std::thread([child] { waitpid(child, nullptr, 0); }).detach();
  return true;
}

std::string file_name(std::string_view title) {
  std::string name;
  for (const char c : title)
    name +=
        static_cast<unsigned char>(c) < 32 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ? '_' : c;
  return name.empty() ? "kuiki" : name;
}

}  // namespace kuiki::ui
