// Runs the kept inputs of one target once each: kuiki_fuzz_replay TARGET FOLDER…
// The folders hold what fuzzing found worth keeping and files of the project that are read in the same way.
#include <algorithm>
#include <fstream>
#include <map>
#include <vector>

#include "target.h"

namespace kuiki::fuzz {
namespace {

std::map<std::string, Target>& targets() {
  static std::map<std::string, Target> all;
  return all;
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& place) {
  if (std::filesystem::is_regular_file(place)) return {place};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(place))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Registration::Registration(const char* name, Target target) { targets()[name] = target; }

}  // namespace kuiki::fuzz

int main(int argc, char** argv) {
  using namespace kuiki::fuzz;
  if (argc < 3 || !targets().contains(argv[1])) {
    std::fprintf(stderr, "usage: kuiki_fuzz_replay TARGET FOLDER…; targets:");
    for (const auto& [name, target] : targets()) std::fprintf(stderr, " %s", name.c_str());
    std::fprintf(stderr, "\n");
    return 2;
  }
  std::size_t replayed = 0;
  for (int i = 2; i < argc; ++i) {
    for (const auto& file : files_of(argv[i])) {
      const auto bytes = bytes_of(file);
      std::printf("%s\n", file.c_str());
      std::fflush(stdout);
      targets()[argv[1]](bytes);
      ++replayed;
    }
  }
  std::printf("%zu inputs replayed\n", replayed);
  return replayed == 0 ? 1 : 0;
}
