// Runs one command-line case: a file of text with the real program's arguments and what must come of them.
//
//     kuiki_case KUIKI CASE.txt FOLDER SOURCE
//
// A case is a list of lines; `#` begins a comment. {out} is an empty folder of the case's own, {data} tests/cli/data,
// {source} the project, {build} its build folder, {share} the
// program's share folder, {kuiki} the program.
//
//     env: NAME=VALUE        for all following runs
//     shell: COMMAND         a shell command that must succeed (preparing files)
//     write: NAME            writes {out}/NAME: the following lines that begin with "| "
//     run: ARGUMENTS         runs the program; the lines after it, up to the next run, are about this run
//     pipe: COMMAND          the same for a shell command that looks at a result (pdftotext …)
//     status: N              0 where not said
//     stdout: WORDS          standard output contains WORDS; `not stdout:` the contrary
//     stderr: WORDS          standard error contains WORDS; `not stderr:` the contrary
//     json: /POINTER = JSON  the value there; `~ N TOLERANCE` a number within; `# N` how many; `exists`
//     file: NAME [BYTES]     {out}/NAME is there, and begins with BYTES; `no file: NAME`
//     same: NAME NAME        two files of {out} have the same bytes
//     changed: NAME          {out}/NAME was there before and is another now, even where the run failed
//
// Unasked, of every run: a status of 2 to 5 goes with exactly one line on standard error, that begins with "kuiki: ", and
// leaves every file in {out} as it was; a status of 0 with nothing on standard error, unless a `stderr:` line expects it. What
// is said on either has no control characters, no orders of writing and no damaged UTF-8 in it, whatever the files say.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#ifndef _WIN32
#include <sys/wait.h>
#endif

namespace fs = std::filesystem;

namespace {

struct Line {
  int number = 0;
  std::string verb, words;
};

struct Outcome {
  int status = 0;
  std::string out, err;
};

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every file of a folder with its bytes.
std::map<std::string, std::string> snapshot(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    files[fs::relative(entry.path(), folder).string()] = entry.is_regular_file() ? read(entry.path()) : "";
  return files;
}

/// Where something stands that would act on a terminal, or no UTF-8; npos where nothing does.
std::size_t acting(const std::string& text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  for (std::size_t i = 0; i < text.size();) {
    const auto c = byte(i);
    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) return i;
    const std::size_t length = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
    if (length == 0) return i;
    for (std::size_t k = 1; k < length; ++k)
      if ((byte(i + k) & 0xC0) != 0x80) return i;
    const auto code = length == 2   ? (c & 0x1F) << 6 | (byte(i + 1) & 0x3F)
                      : length == 3 ? (c & 0x0F) << 12 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F)
                                    : c;
    const bool control = length == 2 && code < 0xA0, surrogate = length == 3 && code >= 0xD800 && code < 0xE000;
    const bool order = length == 3 && ((code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069));
    if (control || surrogate || order || (length == 3 && code >= 0xFFFE)) return i;
    i += length;
  }
  return std::string::npos;
}

class Case {
 public:
  Case(fs::path kuiki, fs::path file, fs::path folder, fs::path source)
      : kuiki_(std::move(kuiki)),
        file_(std::move(file)),
        out_(folder / file_.stem() / "out"),
        scratch_(folder / file_.stem()),
        source_(std::move(source)) {
    fs::remove_all(scratch_);
    fs::create_directories(out_);
    // No case sees what whoever runs it has made, nor another case's work file.
    ::setenv("XDG_DATA_HOME", (scratch_ / "data").c_str(), 1);
    ::setenv("XDG_CONFIG_HOME", (scratch_ / "config").c_str(), 1);
  }

  int play() {
    const auto lines = parse();
    for (std::size_t i = 0; i < lines.size();) {
      const auto& line = lines[i];
      auto next = i + 1;
      if (line.verb == "env")
        environment_ += (environment_.empty() ? "env " : " ") + line.words;
      else if (line.verb == "shell")
        prepare(line);
      else if (line.verb == "write")
        next = write(lines, i);
      else if (line.verb == "run" || line.verb == "pipe")
        next = run(lines, i);
      else
        complain(line, "'" + line.verb + "' is about no run");
      i = next;
    }
    if (runs_ == 0) {
      std::cerr << file_.string() << ": no run\n";
      ++wrong_;
    }
    return wrong_ == 0 ? 0 : 1;
  }

 private:
  std::vector<Line> parse() {
    std::vector<Line> lines;
    std::ifstream in(file_);
    int number = 0;
    for (std::string text; std::getline(in, text);) {
      ++number;
      if (text.empty() || text[0] == '#') continue;
      if (text[0] == '|') {
        lines.push_back({number, "|", text.size() > 2 ? text.substr(2) : ""});
        continue;
      }
      const auto colon = text.find(':');
      if (colon == std::string::npos) {
        complain({number, "", text}, "no verb");
        continue;
      }
      const auto first = text.find_first_not_of(' ', colon + 1);
      lines.push_back({number, text.substr(0, colon), first == std::string::npos ? "" : filled(text.substr(first))});
    }
    return lines;
  }

  std::string filled(std::string text) const {
    const std::pair<std::string, fs::path> names[] = {
        {"{out}", out_},       {"{data}", source_ / "tests/cli/data"},
        {"{source}", source_}, {"{share}", kuiki_.parent_path().parent_path() / "share"},
        {"{kuiki}", kuiki_},   {"{build}", kuiki_.parent_path().parent_path()}};
    for (const auto& [name, path] : names)
      for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at))
        text.replace(at, name.size(), path.string());
    return text;
  }

  Outcome shell(const std::string& command) {
    const auto out = scratch_ / "stdout", err = scratch_ / "stderr";
    const auto line = environment_ + " " + command + " >\"" + out.string() + "\" 2>\"" + err.string() + "\" </dev/null";
    const int code = std::system(line.c_str());
#ifdef _WIN32
    const int status = code;
#else
    const int status = WIFEXITED(code) ? WEXITSTATUS(code) : 128 + WTERMSIG(code);
#endif
    return {status, read(out), read(err)};
  }

  void prepare(const Line& line) {
    const auto outcome = shell("sh -c '" + line.words + "'");
    if (outcome.status != 0) complain(line, "failed: " + outcome.err);
  }

  std::size_t write(const std::vector<Line>& lines, std::size_t i) {
    std::ofstream to(out_ / lines[i].words, std::ios::binary);
    std::size_t next = i + 1;
    for (; next < lines.size() && lines[next].verb == "|"; ++next) to << lines[next].words << '\n';
    return next;
  }

  std::size_t run(const std::vector<Line>& lines, std::size_t i) {
    ++runs_;
    const auto& command = lines[i];
    const bool program = command.verb == "run";
    const auto before = snapshot(out_);
    const auto outcome = shell(program ? "\"" + kuiki_.string() + "\" " + command.words : "sh -c '" + command.words + "'");
    int expected = 0;
    bool speaks = false;
    std::vector<std::string> changed;
    std::size_t next = i + 1;
    const auto is_new_step = [](const Line& line) {
      return line.verb == "run" || line.verb == "pipe" || line.verb == "env" || line.verb == "shell" || line.verb == "write";
    };
    const int wrong_before = wrong_;
    for (; next < lines.size() && !is_new_step(lines[next]); ++next) {
      const auto& line = lines[next];
      if (line.verb == "status")
        expected = std::stoi(line.words);
      else if (line.verb == "stderr") {
        speaks = true;
        contains(line, outcome.err, true);
      } else if (line.verb == "changed")
        changed.push_back(line.words);
      else
        hold(line, outcome);
    }
    if (outcome.status != expected)
      complain(command, "status " + std::to_string(outcome.status) + ", expected " + std::to_string(expected));
    if (program && expected == 0 && !speaks && !outcome.err.empty()) complain(command, "standard error is not empty");
    if (program && (acting(outcome.out) != std::string::npos || acting(outcome.err) != std::string::npos))
      complain(command, "something acts on a terminal, or is no UTF-8");
    auto kept = before, after = snapshot(out_);
    for (const auto& name : changed) {
      if (!kept.contains(name) || !after.contains(name) || kept[name] == after[name])
        complain(command, name + " is missing or as it was before");
      kept.erase(name);
      after.erase(name);
    }
    if (program && expected >= 2 && expected <= 5) {
      if (std::count(outcome.err.begin(), outcome.err.end(), '\n') != 1 || !outcome.err.starts_with("kuiki: "))
        complain(command, "standard error is not exactly one line of ours");
      if (after != kept) complain(command, "it failed, but files are not as they were before");
    }
    if (wrong_ != wrong_before)
      std::cerr << "  stdout: " << outcome.out.substr(0, 2000) << "\n  stderr: " << outcome.err << "\n";
    return next;
  }

  void hold(const Line& line, const Outcome& outcome) {
    if (line.verb == "stdout")
      contains(line, outcome.out, true);
    else if (line.verb == "not stdout")
      contains(line, outcome.out, false);
    else if (line.verb == "not stderr")
      contains(line, outcome.err, false);
    else if (line.verb == "json")
      json(line, outcome.out);
    else if (line.verb == "file" || line.verb == "no file")
      file(line);
    else if (line.verb == "same")
      same(line);
    else
      complain(line, "unknown verb '" + line.verb + "'");
  }

  void contains(const Line& line, const std::string& text, bool expected) {
    if ((text.find(line.words) != std::string::npos) != expected) complain(line, expected ? "not found" : "found");
  }

  void file(const Line& line) {
    const auto space = line.words.find(' ');
    const auto path = out_ / line.words.substr(0, space);
    if (fs::exists(path) != (line.verb == "file")) return complain(line, fs::exists(path) ? "is there" : "is not there");
    if (space != std::string::npos && !read(path).starts_with(line.words.substr(space + 1)))
      complain(line, "begins otherwise");
  }

  void same(const Line& line) {
    const auto space = line.words.find(' ');
    const auto a = read(out_ / line.words.substr(0, space)), b = read(out_ / line.words.substr(space + 1));
    if (a.empty() || a != b) complain(line, "differ, or empty");
  }

  void json(const Line& line, const std::string& text) {
    std::istringstream words(line.words);
    std::string pointer, how;
    words >> pointer >> how;
    std::string rest;
    std::getline(words >> std::ws, rest);
    try {
      const auto value = nlohmann::json::parse(text).at(nlohmann::json::json_pointer(pointer == "/" ? "" : pointer));
      bool good = how == "exists";
      if (how == "=") good = value == nlohmann::json::parse(rest);
      if (how == "#") good = value.size() == std::stoul(rest);
      if (how == "~") {
        std::istringstream numbers(rest);
        double wanted = 0, tolerance = 0;
        numbers >> wanted >> tolerance;
        good = value.is_number() && std::abs(value.get<double>() - wanted) <= tolerance;
      }
      if (!good) complain(line, "is " + value.dump().substr(0, 200) + " (" + std::to_string(value.size()) + ")");
    } catch (const std::exception& error) {
      complain(line, error.what());
    }
  }

  void complain(const Line& line, const std::string& words) {
    ++wrong_;
    std::cerr << file_.string() << ":" << line.number << ": " << line.verb << ": " << line.words << "\n  " << words << "\n";
  }

  fs::path kuiki_, file_, out_, scratch_, source_;
  std::string environment_;
  int wrong_ = 0, runs_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return std::cerr << "usage: kuiki_case KUIKI CASE.txt FOLDER SOURCE\n", 2;
  try {
    return Case(argv[1], argv[2], argv[3], argv[4]).play();
  } catch (const std::exception& error) {
    return std::cerr << argv[2] << ": " << error.what() << "\n", 2;
  }
}
