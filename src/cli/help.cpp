#include "cli/help.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>

namespace kuiki::cli {

namespace {

class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(Lang lang) : lang_(lang) {
    column_width(30);
    label("Usage", in({"使い方", "Usage"}));
    label("OPTIONS", in({"オプション", "OPTIONS"}));
    label("SUBCOMMAND", in({"コマンド", "COMMAND"}));
    label("SUBCOMMANDS", in({"コマンド", "COMMAND"}));
    label("Positionals", in({"引数", "Arguments"}));
  }

  [[nodiscard]] std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_positional() || option->get_type_size() == 0 || option->get_type_name().empty()) return {};
    return " " + option->get_type_name();
  }
  [[nodiscard]] std::string make_option_desc(const CLI::Option* option) const override {
    auto words = option->get_description();
    if (option->get_required() && option->nonpositional()) words += in({"（必須）", " (required)"});
    return words;
  }
  [[nodiscard]] std::string make_group(std::string group, bool is_positional,
                                       std::vector<const CLI::Option*> options) const override {
    if (group == "Options") group = in({"オプション", "Options"});
    return Formatter::make_group(group, is_positional, options);
  }

 private:
  [[nodiscard]] std::string in(const Text& text) const { return text.in(lang_); }
  Lang lang_;
};

}  // namespace

void set_help_language(CLI::App& program, Lang lang) {
  program.formatter(std::make_shared<HelpFormatter>(lang));
  program.set_help_flag("-h,--help", Text{"この説明を表示する", "Print this help"}.in(lang));
}

}  // namespace kuiki::cli
