#include "program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace kuiki::test {
namespace fs = std::filesystem;
namespace {

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Running::Running(const std::vector<std::string>& arguments, const Environment& environment, const fs::path& folder) {
  static std::atomic<int> count = 0;
  const auto name = "run-" + std::to_string(count++);
  out_ = folder / (name + ".out");
  err_ = folder / (name + ".err");
  child_ = fork();
  if (child_ < 0) throw std::runtime_error("fork");
  if (child_ > 0) return;
  dup2(open(out_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666), 1);
  dup2(open(err_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666), 2);
  for (const char* shown : {"DISPLAY", "WAYLAND_DISPLAY"}) unsetenv(shown);
  setenv("KUIKI_LANG", "en", 1);
  setenv("KUIKI_SHARE", KUIKI_BUILD_DIR "/share", 1);
  for (const auto& [variable, value] : environment) setenv(variable.c_str(), value.c_str(), 1);
  std::vector<char*> words = {const_cast<char*>(KUIKI_PROGRAM)};
  for (const auto& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execv(KUIKI_PROGRAM, words.data());
  _exit(127);
}

void Running::signal(int number) const { kill(child_, number); }

Ended Running::wait() {
  int status = 0;
  waitpid(child_, &status, 0);
  const int number = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return {number, read(out_), read(err_)};
}

Ended run(const std::vector<std::string>& arguments, const Environment& environment, const fs::path& folder) {
  return Running(arguments, environment, folder).wait();
}

Environment fault(const std::string& what, long n, const fs::path& folder, const fs::path& log) {
  return {{"LD_PRELOAD", KUIKI_SHIM},
          {"KUIKI_FAULT", what},
          {"KUIKI_FAULT_AT", std::to_string(n)},
          {"KUIKI_FAULT_IN", folder.string()},
          {"KUIKI_FAULT_LOG", log.string()}};
}

long logged(const fs::path& log, const std::string& word) {
  std::ifstream in(log);
  std::string first;
  long number = 0;
  long found = 0;
  while (in >> first >> number)
    if (first == word) found = number;
  return found;
}

}  // namespace kuiki::test
