#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "map/page.h"
#include "model/grading.h"

namespace kuiki::cli {

/// A new command with its one-line description and examples at the foot of its help.
Command* add_command(Command& program, const Context& context, const char* name, const Text& description,
                     const char* examples);

/// `--db` and `--work`.
void add_database(Command& command, Context& context);
void add_work_file(Command& command, Context& context);
void add_json(Command& command, Context& context);
void add_language(Command& command, Context& context);

/// `--years`: 西暦 or 和暦, for commands whose words or pictures have periods.
void add_years(Command& command, Context& context);

/// A year as people write it (FY2022, 令和4年度, R4, 2022; 2022年 and CY2022 for a calendar year). Throws Error(usage)
/// naming the option.
model::Period parse_year(std::string_view text, const char* option);

/// How verdicts are to be given: as of which year, and with which marks beside them.
struct JudgeOptions {
  std::string as_of, grading;
  /// Throws Error(usage) for a year that cannot be read.
  [[nodiscard]] model::ProgressOptions progress() const;
  /// None where `--grading` was not given. Throws as app::open_grading; for one of the work file as app::own_grading.
  [[nodiscard]] std::optional<model::GradingScheme> scheme(const Context& context) const;
};
void add_judging(Command& command, Context& context, JudgeOptions& options);

/// An option that was given an empty value (a script's variable that is not set) is wrong usage for every command, never the
/// same as leaving it out. What may be empty: a title, a note.
void refuse_empty_values(Command& program, const Context& context);

/// The option takes only these words.
void only(Option* option, const Context& context, std::vector<std::string> words);
/// The option takes a whole number of that range.
void whole_number(Option* option, const Context& context, int low, int high);
/// The option takes a number greater than `low`, at most `high`.
void number(Option* option, const Context& context, double low, double high);

/// "1,2.5,-3" to numbers. Throws Error(usage) naming the option.
std::vector<double> parse_numbers(std::string_view text, const char* option);

/// How large a finished map is: pixels or a page.
struct SizeOptions {
  int width = 0, height = 0;
  std::string page;
  double dpi = 0;
};
void add_pixels(Command& command, Context& context, SizeOptions& size);
/// Returns `--dpi`.
Option* add_page(Command& command, Context& context, SizeOptions& size);
/// `--fills-as-picture`, and whether it can be obeyed: throws Error(usage) where it was given for a PNG.
void add_fills_as_picture(Command& command, Context& context, bool& fills_as_picture);
void check_fills_as_picture(bool fills_as_picture, const std::filesystem::path& output);
/// The sheet that was asked for: 1920×1080 pixels, for a PDF a landscape A4 sheet, where nothing was. One side alone gives
/// the other at 16:9. Throws Error(usage) when both pixels and a page were given.
map::PageLayout sheet(const SizeOptions& size, const std::filesystem::path& output);

/// Throws Error(usage) unless the file's extension is .png, .svg or .pdf: said before the work, not after it.
void check_picture_name(const std::filesystem::path& output);

}  // namespace kuiki::cli
