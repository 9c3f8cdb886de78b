#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// The real program, run beside the test with the shim between it and its files.
namespace kuiki::test {

using Environment = std::map<std::string, std::string>;

struct Ended {
  int status = 0;  ///< exit status; 128 + n where signal n ended it
  std::string out, err;
};

class Running {
 public:
  Running(const std::vector<std::string>& arguments, const Environment& environment, const std::filesystem::path& folder);
  void signal(int number) const;
  Ended wait();

 private:
  int child_ = -1;
  std::filesystem::path out_, err_;
};

/// `folder`: where its words are kept, and nothing else.
Ended run(const std::vector<std::string>& arguments, const Environment& environment, const std::filesystem::path& folder);

/// The shim does `what` (count, kill, tear, full) at the n-th call that changes a file below `folder`.
Environment fault(const std::string& what, long n, const std::filesystem::path& folder,
                  const std::filesystem::path& log = {});
/// The number in the line of the log that begins with `word`; 0 where there is none.
long logged(const std::filesystem::path& log, const std::string& word);

}  // namespace kuiki::test
