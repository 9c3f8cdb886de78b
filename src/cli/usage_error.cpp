#include "cli/usage_error.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace kuiki::cli {

namespace {

/// The command that was named, else the program itself.
const CLI::App& command_of(const CLI::App& program) {
  const auto named = program.get_subcommands();
  return named.empty() ? program : *named.front();
}

std::string full_name(const CLI::App& program, const CLI::App& command) {
  return &command == &program ? "kuiki" : "kuiki " + command.get_name();
}

/// Levenshtein distance.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// What the user may have meant by an unknown option or command; empty where nothing is near.
std::string nearest(const CLI::App& program, const CLI::App& command, const std::string& word) {
  std::vector<std::string> known;
  if (word.starts_with("-"))
    for (const auto* option : command.get_options())
      for (const auto& name : option->get_lnames()) known.push_back("--" + name);
  else if (&command == &program)
    for (const auto* sub : program.get_subcommands({})) known.push_back(sub->get_name());
  std::string best;
  std::size_t least = 3;
  for (const auto& name : known)
    if (const auto far = distance(name, word); far < least) {
      least = far;
      best = name;
    }
  return best;
}

Text unexpected(const CLI::App& program, const CLI::App& command) {
  const auto extra = command.remaining();
  if (extra.empty()) return {"余分な引数があります", "there are arguments too many"};
  const auto dash = std::ranges::find_if(extra, [](const std::string& word) { return word.starts_with("-"); });
  const auto& word = dash == extra.end() ? extra.front() : *dash;
  const auto meant = nearest(program, command, word);
  const auto hint = meant.empty() ? Text{} : say("。「{}」のことですか", "; did you mean '{}'?", meant);
  if (word.starts_with("-")) return say("知らないオプション「{}」{}", "unknown option '{}'{}", word, hint);
  if (&command == &program) return say("知らないコマンド「{}」{}", "unknown command '{}'{}", word, hint);
  return say("余分な引数「{}」", "unexpected argument '{}'", word);
}

Text missing(const CLI::App& command) {
  for (const auto* option : command.get_options())
    if (option->get_required() && option->count() == 0) {
      const auto name = option->get_name(option->get_positional(), false);
      return option->get_positional() ? say("引数 {} が必要です", "argument {} is missing", name)
                                      : say("オプション {} が必要です", "option {} is missing", name);
    }
  return {"必要な引数が足りません", "an argument is missing"};
}

/// CLI11 writes "--name: words" or "--name words"; the name is what both languages need.
std::string option_in(const std::string& words) { return words.substr(0, words.find_first_of(": ")); }

Text words_of(const CLI::App& program, const CLI::App& command, const CLI::ParseError& error) {
  const std::string words = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error)) return unexpected(program, command);
  if (dynamic_cast<const CLI::RequiredError*>(&error)) return missing(command);
  // Our own validators speak the user's language already.
  if (dynamic_cast<const CLI::ValidationError*>(&error)) return plain(words);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
    const auto dashes = words.find("--");
    const auto name = dashes == std::string::npos ? option_in(words) : option_in(words.substr(dashes));
    return say("オプション {} に値が1個必要です", "option {} takes exactly one value", name);
  }
  return plain(words);
}

}  // namespace

Error usage_error(const CLI::App& program, const CLI::ParseError& error) {
  const auto& command = command_of(program);
  return Error(Fault::usage, say("{}。使い方は「{} --help」", "{}. For help: {} --help", words_of(program, command, error),
                                 full_name(program, command)));
}

}  // namespace kuiki::cli
