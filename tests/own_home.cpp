#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

/// Part of every test program: settings and work files of its own, in a folder that goes with the program, so that no test
/// reads or changes those of whoever runs it. Programs that a test starts have the same.
namespace kuiki::test {
namespace {

namespace fs = std::filesystem;

class OwnHome {
 public:
  OwnHome() : folder_(fs::temp_directory_path() / ("kuiki-home-" + std::to_string(std::random_device{}()))) {
    for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"}) {
      fs::create_directories(folder_ / name);
      ::setenv(name, (folder_ / name).c_str(), 1);
    }
  }
  ~OwnHome() {
    std::error_code ignored;
    if (::getpid() == owner_) fs::remove_all(folder_, ignored);
  }
  OwnHome(const OwnHome&) = delete;
  OwnHome& operator=(const OwnHome&) = delete;

 private:
  fs::path folder_;
  pid_t owner_ = ::getpid();
};

const OwnHome home;

}  // namespace
}  // namespace kuiki::test
