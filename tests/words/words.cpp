// Holds the texts that readers meet to the glossary: words.cpp GLOSSARY TOP PATH…
// Of C++ only strings are looked at; other texts as a whole. Says each variant with its place; fails where there is one.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Entry {
  std::string word;
  std::vector<std::string> variants, allowed;
};
struct Glossary {
  std::vector<Entry> entries;
  std::set<std::string> exempt;
};

std::string_view trimmed(std::string_view words) {
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
  return words;
}

std::vector<std::string> split(std::string_view words, std::string_view mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= words.size();) {
    const auto end = std::min(words.find(mark, at), words.size());
    if (const auto part = trimmed(words.substr(at, end - at)); !part.empty()) parts.emplace_back(part);
    at = end + mark.size();
  }
  return parts;
}

Glossary read_glossary(const fs::path& file) {
  Glossary glossary;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("exempt ")) {
      glossary.exempt.emplace(trimmed(std::string_view(line).substr(7)));
      continue;
    }
    const auto parts = split(line, "|");
    if (parts.size() < 2) continue;
    glossary.entries.push_back(
        {parts[0], split(parts[1], ","), parts.size() > 2 ? split(parts[2], ",") : std::vector<std::string>{}});
  }
  return glossary;
}

/// The strings of a line of C++, their quotation marks kept; comments are left out.
std::string strings_of(const std::string& line) {
  std::string strings;
  bool inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!inside && line.compare(i, 2, "//") == 0) break;
    if (line[i] == '"') {
      inside = !inside;
      strings += '"';
    } else if (inside) {
      strings += line[i];
      if (line[i] == '\\' && i + 1 < line.size()) strings += line[++i];
    } else {
      strings += line[i];  // what stands before a string belongs to some variants: say("
    }
  }
  return strings;
}

/// Is the variant at `at` a part of one of the longer words that are right?
bool is_allowed(std::string_view text, std::size_t at, std::size_t length, const std::vector<std::string>& allowed) {
  return std::ranges::any_of(allowed, [&](const std::string& longer) {
    for (auto found = text.find(longer); found != std::string_view::npos && found <= at;
         found = text.find(longer, found + 1))
      if (found + longer.size() >= at + length) return true;
    return false;
  });
}

int look_at(const fs::path& file, const std::string& name, const Glossary& glossary) {
  const auto ending = file.extension();
  const bool code = ending == ".cpp" || ending == ".h";
  std::ifstream in(file);
  int found = 0, number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::string text = code ? strings_of(line) : line;
    for (const auto& entry : glossary.entries)
      for (const auto& variant : entry.variants)
        for (auto at = text.find(variant); at != std::string::npos; at = text.find(variant, at + variant.size())) {
          if (is_allowed(text, at, variant.size(), entry.allowed)) continue;
          std::cout << name << ":" << number << ": " << variant << " -> " << entry.word << "\n";
          ++found;
        }
  }
  return found;
}

/// Named itself, or in a folder that is.
bool is_exempt(const std::string& name, const Glossary& glossary) {
  return std::ranges::any_of(
      glossary.exempt, [&](const std::string& one) { return name == one || (one.ends_with('/') && name.starts_with(one)); });
}

bool is_text(const fs::path& file) {
  static const std::set<std::string> endings = {".cpp", ".h", ".toml", ".md", ".txt", ".desktop"};
  return endings.contains(file.extension().string());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 2;
  const auto glossary = read_glossary(arguments[1]);
  if (glossary.entries.empty()) {
    std::cout << "no glossary: " << arguments[1] << "\n";
    return 2;
  }
  const fs::path top = arguments[2];
  std::vector<fs::path> files;
  for (int i = 3; i < count; ++i) {
    const fs::path path = top / arguments[i];
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path))
      if (entry.is_regular_file() && is_text(entry.path())) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  int looked = 0, found = 0;
  for (const auto& file : files) {
    const std::string name = file.lexically_relative(top).generic_string();
    if (is_exempt(name, glossary) || fs::equivalent(file, arguments[1])) continue;
    ++looked;
    found += look_at(file, name, glossary);
  }
  std::cout << looked << " files, " << found << " variants\n";
  return looked > 0 && found == 0 ? 0 : 1;
}
