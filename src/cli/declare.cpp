#include "cli/declare.h"

#include <CLI/CLI.hpp>

#include "cli/help.h"
#include "cli/usage_error.h"

namespace kuiki::cli {

Option* Option::required() {
  option_.required();
  return this;
}

Option* Option::type_name(const std::string& name) {
  option_.type_name(name);
  return this;
}

Option* Option::group(const std::string& heading) {
  option_.group(heading);
  return this;
}

Option* Option::description(const std::string& words) {
  option_.description(words);
  return this;
}

Option* Option::check(std::function<std::string(const std::string&)> what_is_wrong) {
  option_.check(
      CLI::Validator([what_is_wrong = std::move(what_is_wrong)](std::string& given) { return what_is_wrong(given); }, ""));
  return this;
}

Option* Option::when_given(std::function<void()> tell) {
  option_.each([tell = std::move(tell)](const std::string&) { tell(); });
  return this;
}

bool Option::takes_value() const { return option_.get_items_expected_max() > 0; }

std::string Option::long_name() const {
  const auto& names = option_.get_lnames();
  return names.empty() ? std::string() : names.front();
}

Command::Command(CLI::App& app) : app_(app) {}
Command::~Command() = default;

Command* Command::add_subcommand(const std::string& name, const std::string& description) {
  commands_.push_back(std::make_unique<Command>(*app_.add_subcommand(name, description)));
  return commands_.back().get();
}

Option* Command::added(CLI::Option& option) {
  options_.push_back(std::make_unique<Option>(option));
  return options_.back().get();
}

Option* Command::add_option(const std::string& names, std::string& into, const std::string& description) {
  return added(*app_.add_option(names, into, description));
}

Option* Command::add_option(const std::string& names, int& into, const std::string& description) {
  return added(*app_.add_option(names, into, description));
}

Option* Command::add_option(const std::string& names, double& into, const std::string& description) {
  return added(*app_.add_option(names, into, description));
}

Option* Command::add_flag(const std::string& names, bool& into, const std::string& description) {
  return added(*app_.add_flag(names, into, description));
}

Option* Command::get_option(const std::string& name) { return added(*app_.get_option(name)); }

void Command::group(const std::string& heading) { app_.group(heading); }
void Command::footer(const std::string& words) { app_.footer(words); }
std::string Command::get_footer() const { return app_.get_footer(); }
void Command::callback(std::function<void()> chosen) { app_.callback(std::move(chosen)); }

Program::Program(std::unique_ptr<CLI::App> app) : Command(*app), owned_(std::move(app)) {}

Program::Program(const std::string& name, const std::string& description, Lang lang)
    : Program(std::make_unique<CLI::App>(description, name)) {
  set_help_language(*owned_, lang);
  owned_->require_subcommand(0, 1);
}

Program::~Program() = default;

void Program::version_flag(const std::string& names, const std::string& description) {
  owned_->set_version_flag(names, std::string("?"), description);  // parse() tells the caller, who knows the version
}

Program::Asked Program::parse(int argc, const char* const* argv) {
  try {
    owned_->parse(argc, argv);
    return Asked::nothing;
  } catch (const CLI::CallForVersion&) {
    return Asked::version;
  } catch (const CLI::Success&) {
    return Asked::help;
  } catch (const CLI::ParseError& error) {
    throw usage_error(*owned_, error);
  }
}

std::string Program::help() const { return owned_->help(); }

}  // namespace kuiki::cli
