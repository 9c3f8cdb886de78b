#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/text.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

/// What commands and their options are declared with: as much of CLI11 as is used here, under its own words. Its header
/// takes a compiler five seconds, so that only declare.cpp and the two files behind it include it.
namespace kuiki::cli {

/// An option, a flag or an argument. What changes it returns it again.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(option) {}
  Option* required();
  Option* type_name(const std::string& name);  ///< of the value, in the help
  Option* group(const std::string& heading);   ///< in the help; empty: hidden
  Option* description(const std::string& words);
  /// `what_is_wrong` is asked about each value given; an empty answer lets it pass.
  Option* check(std::function<std::string(const std::string& given)> what_is_wrong);
  /// Called when the option was given.
  Option* when_given(std::function<void()> tell);
  [[nodiscard]] bool takes_value() const;       ///< false: a flag
  [[nodiscard]] std::string long_name() const;  ///< without dashes; empty of an argument

 private:
  CLI::Option& option_;
};

/// A command: its options, and what it does. Options and commands live as long as the program.
class Command {
 public:
  explicit Command(CLI::App& app);
  virtual ~Command();
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  Command* add_subcommand(const std::string& name, const std::string& description);
  /// `names`: "-o,--output"; a name without dashes is an argument. What stands in `into` is the value where none is given.
  Option* add_option(const std::string& names, std::string& into, const std::string& description = {});
  Option* add_option(const std::string& names, int& into, const std::string& description = {});
  Option* add_option(const std::string& names, double& into, const std::string& description = {});
  Option* add_flag(const std::string& names, bool& into, const std::string& description = {});
  /// One that was added before; its name with dashes.
  Option* get_option(const std::string& name);
  void group(const std::string& heading);  ///< in the help of the program
  void footer(const std::string& words);
  [[nodiscard]] std::string get_footer() const;
  void callback(std::function<void()> chosen);  ///< the user named this command

  [[nodiscard]] const std::vector<std::unique_ptr<Command>>& commands() const { return commands_; }
  [[nodiscard]] const std::vector<std::unique_ptr<Option>>& options() const { return options_; }

 protected:
  [[nodiscard]] CLI::App& app() const { return app_; }

 private:
  Option* added(CLI::Option& option);

  CLI::App& app_;
  std::vector<std::unique_ptr<Command>> commands_;
  std::vector<std::unique_ptr<Option>> options_;
};

/// The whole command line.
class Program : public Command {
 public:
  Program(const std::string& name, const std::string& description, Lang lang);
  ~Program() override;

  void version_flag(const std::string& names, const std::string& description);

  enum class Asked { nothing, help, version };
  /// Takes the arguments and calls back the command that was named. Throws Error(usage), that says how to do it right.
  Asked parse(int argc, const char* const* argv);
  /// Of the command that was named, else of the program.
  [[nodiscard]] std::string help() const;

 private:
  explicit Program(std::unique_ptr<CLI::App> app);
  std::unique_ptr<CLI::App> owned_;
};

}  // namespace kuiki::cli
