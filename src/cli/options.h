#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "map/page.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace kuiki::cli {

/// A new command with its one-line description and examples at the foot of its help.
CLI::App* add_command(CLI::App& program, const Context& context, const char* name, const Text& description,
                      const char* examples);

void add_database(CLI::App& command, Context& context);
void add_json(CLI::App& command, Context& context);
void add_language(CLI::App& command, Context& context);

/// The option takes only these words.
void only(CLI::Option* option, const Context& context, std::vector<std::string> words);
/// The option takes a whole number of that range.
void whole_number(CLI::Option* option, const Context& context, int low, int high);
/// The option takes a number greater than `low`, at most `high`.
void number(CLI::Option* option, const Context& context, double low, double high);

/// "1,2.5,-3" to numbers. Throws Error(usage) naming the option.
std::vector<double> parse_numbers(std::string_view text, const char* option);

/// How large a finished map is: pixels or a page.
struct SizeOptions {
  int width = 0, height = 0;
  std::string page;
  double dpi = 0;
};
void add_pixels(CLI::App& command, Context& context, SizeOptions& size);
void add_page(CLI::App& command, Context& context, SizeOptions& size);
/// The sheet that was asked for: 1920×1080 pixels, for a PDF a landscape A4 sheet, where nothing was. One side alone gives
/// the other at 16:9. Throws Error(usage) when both pixels and a page were given.
map::PageLayout sheet(const SizeOptions& size, const std::filesystem::path& output);

/// Throws Error(usage) unless the file's extension is .png, .svg or .pdf: said before the work, not after it.
void check_picture_name(const std::filesystem::path& output);

}  // namespace kuiki::cli
