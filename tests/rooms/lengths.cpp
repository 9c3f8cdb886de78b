// Holds the functions of src to at most 60 lines, from the first line to the closing brace. As clang-format writes them they
// begin at column 0, or two columns within a class, and end with a `}` alone at the same column; a table, a type or a lambda
// ends with `};`, a namespace with its name. Prints every breach as file:line and fails.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most = 60;

std::vector<std::string> lines_of(const fs::path& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Functions that may be longer, as "folder/file.cpp name"; what follows the name in its line says why.
std::set<std::string> read_exceptions(const fs::path& file) {
  std::set<std::string> exceptions;
  for (const auto& line : lines_of(file)) {
    std::istringstream words(line);
    std::string path, name, reason;
    if (!(words >> path >> name >> reason) || path[0] == '#') continue;
    exceptions.insert(path + " " + name);
  }
  return exceptions;
}

/// Does something of its own begin here, `column` columns in?
bool begins(const std::string& line, std::size_t column) {
  const auto at = line.find_first_not_of(' ');
  return at == column && line[at] != '}' && line[at] != '#' && line[at] != '/';
}

/// The last word before the first bracket: "StateFile::write" of "void StateFile::write(const Ui& ui) {".
std::string name_in(const std::string& line) {
  const auto bracket = line.find('(');
  const auto words = line.substr(0, bracket);
  const auto blank = words.find_last_of(" *&");
  return blank == std::string::npos ? words : words.substr(blank + 1);
}

int check(const fs::path& file, const std::string& shown, const std::set<std::string>& exceptions) {
  const auto lines = lines_of(file);
  int breaches = 0;
  for (const std::size_t column : {0, 2}) {
    const auto end = std::string(column, ' ') + "}";
    std::size_t begin = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (begins(lines[i], column)) begin = i;
      const auto length = i - begin + 1;
      if (lines[i] != end || length <= most) continue;
      const auto name = name_in(lines[begin]);
      if (exceptions.contains(shown + " " + name)) continue;
      ++breaches;
      std::cerr << shown << ":" << begin + 1 << ": " << name << " has " << length << " lines, at most " << most
                << " are allowed; split it (or give the reason in tests/rooms/lengths.txt)\n";
    }
  }
  return breaches;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: kuiki_test_lengths SRC lengths.txt\n";
    return 2;
  }
  const fs::path src = argv[1];
  const auto exceptions = read_exceptions(argv[2]);
  int files = 0, breaches = 0;
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".h") continue;
    ++files;
    breaches += check(entry.path(), fs::relative(entry.path(), src).generic_string(), exceptions);
  }
  std::cout << files << " files, " << breaches << " functions too long\n";
  return files > 0 && breaches == 0 ? 0 : 1;
}
