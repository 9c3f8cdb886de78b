// Holds the includes of src against rooms.txt: a room includes only rooms of a lower level, and a third-party header only
// where it may enter. Prints every breach as file:line and fails.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Room {
  int level = 0;
  std::vector<std::string> headers;
};
using Rooms = std::map<std::string, Room>;

Rooms read_rooms(const fs::path& file) {
  Rooms rooms;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string name, word;
    if (!(words >> name) || name[0] == '#') continue;
    auto& room = rooms[name];
    if (name != "system") words >> room.level;
    while (words >> word) room.headers.push_back(word);
  }
  return rooms;
}

/// "gdal_" stands for gdal_priv.h, "fmt/" for all below, "proj.h" for itself.
bool covers(const Room& room, const std::string& header) {
  return std::ranges::any_of(room.headers, [&](const std::string& pattern) {
    return pattern.ends_with(".h") ? header == pattern : header.starts_with(pattern);
  });
}

bool is_standard(const std::string& header) { return header.find_first_of("./") == std::string::npos; }

/// What is wrong with `header` included in room `from`; empty when nothing is.
std::string breach(const Rooms& rooms, const std::string& from, const std::string& header, bool quoted) {
  const auto slash = header.find('/');
  const auto into = rooms.find(header.substr(0, slash == std::string::npos ? 0 : slash));
  if (quoted) {
    if (into == rooms.end()) return "is not written as room/header.h";
    if (into->first == from || from == "main" || into->second.level < rooms.at(from).level) return {};
    return "is of room '" + into->first + "', which is not below '" + from + "'";
  }
  if (is_standard(header) || covers(rooms.at("system"), header)) return {};
  bool known = false;
  for (const auto& [name, room] : rooms) {
    if (!covers(room, header)) continue;
    known = true;
    if (name == from) return {};
  }
  return known ? "enters in another room (see rooms.txt)" : "is in no room of rooms.txt";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: kuiki_test_rooms SRC rooms.txt\n", 2;
  const fs::path src = argv[1];
  const auto rooms = read_rooms(argv[2]);
  int files = 0, breaches = 0;
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".h") continue;
    ++files;
    const auto relative = fs::relative(entry.path(), src);
    const auto from = relative.has_parent_path() ? relative.begin()->string() : "main";
    std::ifstream in(entry.path());
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      const auto at = line.find_first_not_of(" \t");
      if (at == std::string::npos || line.compare(at, 8, "#include") != 0) continue;
      const auto open = line.find_first_of("<\"", at + 8);
      const auto close = open == std::string::npos ? open : line.find_first_of(">\"", open + 1);
      if (close == std::string::npos) continue;
      const auto header = line.substr(open + 1, close - open - 1);
      std::string wrong;
      if (from != "main" && !rooms.contains(from))
        wrong = "stands in a folder that is no room";
      else
        wrong = breach(rooms, from, header, line[open] == '"');
      if (wrong.empty()) continue;
      ++breaches;
      std::cerr << relative.generic_string() << ":" << number << ": " << header << " " << wrong << "\n";
    }
  }
  std::cout << files << " files, " << breaches << " breaches\n";
  return files > 0 && breaches == 0 ? 0 : 1;
}
