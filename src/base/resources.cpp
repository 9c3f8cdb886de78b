#include "base/resources.h"

#include <cstdlib>

#include "base/error.h"

#if defined(_WIN32)
#include <windows.h>
#elif defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

namespace kuiki {
namespace fs = std::filesystem;
namespace {

fs::path from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? fs::path(value) : fs::path();
}

}  // namespace

fs::path executable_path() {
#if defined(_WIN32)
  wchar_t buffer[32768];
  const DWORD n = GetModuleFileNameW(nullptr, buffer, 32768);
  return fs::path(std::wstring(buffer, n));
#elif defined(__APPLE__)
  char buffer[4096];
  uint32_t size = sizeof buffer;
  return _NSGetExecutablePath(buffer, &size) == 0 ? fs::path(buffer) : fs::path();
#else
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
#endif
}

fs::path share_folder() {
  std::error_code error;
  if (const auto given = from_environment("KUIKI_SHARE"); !given.empty()) {
    if (fs::is_directory(given, error)) return given;
    throw Error(Fault::input_missing, say("KUIKI_SHARE のフォルダーがありません：{}",
                                          "the folder named by KUIKI_SHARE does not exist: {}", given.string()));
  }
  const auto prefix = executable_path().parent_path().parent_path();
  for (const auto& candidate : {prefix / "share" / "kuiki", prefix / "share"})
    if (fs::is_directory(candidate / "assets", error)) return candidate;
  throw Error(Fault::input_missing,
              say("プログラムのデータが見つかりません：{}。インストールし直すか、KUIKI_SHARE で場所を指定してください。",
                  "the program's data are not there: {}; install again, or name their folder in KUIKI_SHARE",
                  (prefix / "share" / "kuiki").string()));
}

fs::path resource(const fs::path& relative) {
  auto path = share_folder() / relative;
  std::error_code error;
  if (fs::exists(path, error)) return path;
  throw Error(Fault::input_missing, say("プログラムのファイルがありません：{}。インストールし直してください。",
                                        "a file of the program is missing: {}; install again", path.string()));
}

fs::path user_config_folder() {
#if defined(_WIN32)
  if (const auto data = from_environment("APPDATA"); !data.empty()) return data / "kuiki";
#elif defined(__APPLE__)
  if (const auto home = from_environment("HOME"); !home.empty()) return home / "Library/Application Support/kuiki";
#else
  if (const auto config = from_environment("XDG_CONFIG_HOME"); !config.empty()) return config / "kuiki";
  if (const auto home = from_environment("HOME"); !home.empty()) return home / ".config/kuiki";
#endif
  return fs::temp_directory_path() / "kuiki";
}

fs::path user_data_folder() {
#if defined(_WIN32)
  if (const auto data = from_environment("LOCALAPPDATA"); !data.empty()) return data / "kuiki";
#elif defined(__APPLE__)
  if (const auto home = from_environment("HOME"); !home.empty()) return home / "Library/Application Support/kuiki";
#else
  if (const auto data = from_environment("XDG_DATA_HOME"); !data.empty()) return data / "kuiki";
  if (const auto home = from_environment("HOME"); !home.empty()) return home / ".local/share/kuiki";
#endif
  return fs::temp_directory_path() / "kuiki-data";
}

}  // namespace kuiki
