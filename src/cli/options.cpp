#include "cli/options.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "app/complete.h"
#include "app/gradings.h"
#include "app/last_work.h"
#include "app/operations.h"
#include "app/own_work.h"
#include "base/error.h"
#include "base/plural.h"
#include "base/strings.h"
#include "cli/output.h"
#include "model/fiscal.h"

namespace kuiki::cli {

namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const auto& word : words) add_part(out, between, word);
  return out;
}

template <class T>
bool parse(std::string_view text, T& value) {
  const char* begin = text.data();
  const char* end = begin + text.size();
  const auto result = std::from_chars(begin, end, value);
  return result.ec == std::errc{} && result.ptr == end;
}

}  // namespace

std::filesystem::path Context::database() const {
  return database_word.empty() ? app::bundled_database() : std::filesystem::path(database_word);
}

store::WorkLocation Context::work() const {
  if (!work_word.empty()) return store::parse_work(work_word);
  return app::last_work().value_or(store::own_work());
}

store::Store Context::store() const {
  const auto where = work();
  return app::open_store(database(), where, where != store::own_work());
}

model::DatasetPtr Context::load() const {
  auto loaded = store().load();
  if (loaded.trouble && !work_word.empty() && loaded.state == store::WorkState::away) throw *loaded.trouble;
  if (loaded.trouble) complain((*this)(loaded.trouble->message()));
  if (loaded.homeless > 0)
    complain(
        (*this)(say("作業ファイルの値 {}件は、このデータベースに指標や区域がないため使っていません（kuiki work check）",
                    "{} of the work file are not used, for this database lacks their indicator or area (kuiki work check)",
                    counted(loaded.homeless, "figure"))));
  return loaded.data;
}

model::Wording Context::wording() const {
  return {lang, model::parse_year_style(years_word).value_or(model::YearStyle::western)};
}

Command* add_command(Command& program, const Context& context, const char* name, const Text& description,
                     const char* examples) {
  auto* command = program.add_subcommand(name, context(description));
  command->group(context({"コマンド", "Commands"}));
  command->footer(context({"例:\n", "Examples:\n"}) + examples);
  return command;
}

void add_database(Command& command, Context& context) {
  command
      .add_option("--db", context.database_word,
                  context({"使うデータベース（GeoPackage）。省くと同梱のもの",
                           "Database (GeoPackage) to use; the bundled one by default"}))
      ->type_name("FILE");
  add_work_file(command, context);
}

void add_work_file(Command& command, Context& context) {
  command
      .add_option("--work", context.work_word,
                  context({"使う作業ファイル（GeoPackage か postgresql://…）。省くと前に開いたもの",
                           "Work file to use (GeoPackage or postgresql://…); the one open last by default"}))
      ->type_name("WORK");
}

void add_json(Command& command, Context& context) {
  command.add_flag("--json", context.json, context({"結果を1個の JSON で出す", "Print the result as one JSON value"}));
}

void add_language(Command& command, Context& context) {
  auto* option = command.add_option(
      "--lang", context.lang_word,
      context({"表示・メッセージ・地図の言語。省くと環境変数 KUIKI_LANG、なければ ja",
               "Language of interface, messages and maps; by default that of the environment's KUIKI_LANG, else ja"}));
  option->type_name("ja|en");
  only(option, context, {"ja", "en"});
}

void add_years(Command& command, Context& context) {
  auto* option = command.add_option("--years", context.years_word,
                                    context({"年の数え方。western 西暦（省いたとき）、japanese 和暦",
                                             "How years are counted: western (the default) or japanese (eras)"}));
  option->type_name("STYLE");
  only(option, context, {"western", "japanese"});
}

model::Period parse_year(std::string_view text, const char* option) {
  using Kind = model::Period::Kind;
  const bool four_digits = text.size() == 4 && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c); });
  const auto period = four_digits ? model::parse_period("FY" + std::string(text)) : model::read_period(text).period;
  if (period && (period->kind == Kind::fiscal_year || period->kind == Kind::calendar_year)) return *period;
  throw Error(Fault::usage, say("{}: 「{}」は年度として読めません。FY2022、令和4年度、R4、2022 のように書いてください",
                                "{}: '{}' is no year; write it like FY2022, 令和4年度, R4 or 2022", option, text));
}

model::ProgressOptions JudgeOptions::progress() const {
  model::ProgressOptions options;
  if (!as_of.empty()) options.as_of = model::fiscal_year_of(parse_year(as_of, "--as-of"));
  return options;
}

std::optional<model::GradingScheme> JudgeOptions::scheme(const Context& context) const {
  if (grading.empty()) return {};
  if (app::is_own_name(grading))
    return app::own_grading(app::own_text(context.store().texts(), store::OwnKind::grading, grading));
  return app::open_grading(grading);
}

void add_judging(Command& command, Context& context, JudgeOptions& options) {
  command
      .add_option("--as-of", options.as_of,
                  context({"この年度までの実績で判定する（FY2022、令和4年度、R4、2022）",
                           "Judge by the actuals up to this fiscal year (FY2022, 令和4年度, R4, 2022)"}))
      ->type_name("YEAR");
  command
      .add_option("--grading", options.grading,
                  context({"判定に添える評価記号の方式。ID（kuiki list "
                           "gradings）か、方式のファイルか、\n作業ファイルにあるもの（work:名前）",
                           "Grading scheme whose marks stand beside the verdicts: an id (kuiki list gradings), a file,\nor "
                           "one of the work file (work:NAME)"}))
      ->type_name("ID");
}

void refuse_empty_values(Command& program, const Context& context) {
  const auto filled = [&context](const std::string& given) {
    return given.empty() ? context({"値が空です。省くときはオプションごと省いてください",
                                    "the value is empty; leave out the option altogether"})
                         : std::string();
  };
  for (const auto& command : program.commands())
    for (const auto& option : command->options()) {
      const auto name = option->long_name();
      const bool may_be_empty = name == "title" || name == "note";
      if (option->takes_value() && !may_be_empty) option->check(filled);
    }
}

void only(Option* option, const Context& context, std::vector<std::string> words) {
  option->check([words, &context](const std::string& given) {
    if (std::ranges::find(words, given) != words.end()) return std::string();
    return context(say("「{}」は使えません。次のどれかにしてください: {}", "'{}' is not allowed here; use one of: {}", given,
                       joined(words, ", ")));
  });
}

void whole_number(Option* option, const Context& context, int low, int high) {
  option->check([=, &context](const std::string& given) {
    int value = 0;
    if (parse(given, value) && value >= low && value <= high) return std::string();
    return context(say("「{}」は使えません。{} から {} までの整数にしてください",
                       "'{}' is not allowed here; use a whole number from {} to {}", given, low, high));
  });
}

void number(Option* option, const Context& context, double low, double high) {
  option->check([=, &context](const std::string& given) {
    double value = 0;
    if (parse(given, value) && std::isfinite(value) && value >= low && value <= high) return std::string();
    return context(say("「{}」は使えません。{:g} から {:g} までの数にしてください",
                       "'{}' is not allowed here; use a number from {:g} to {:g}", given, low, high));
  });
}

std::vector<double> parse_numbers(std::string_view text, const char* option) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at <= text.size();) {
    const auto comma = std::min(text.find(',', at), text.size());
    auto piece = text.substr(at, comma - at);
    while (!piece.empty() && piece.front() == ' ') piece.remove_prefix(1);
    while (!piece.empty() && piece.back() == ' ') piece.remove_suffix(1);
    double value = 0;
    if (!parse(piece, value) || !std::isfinite(value))
      throw Error(Fault::usage,
                  say("{}: 「{}」は数ではありません。「10,20,30」のようにコンマで区切って書いてください",
                      "{}: '{}' is no number; write numbers with commas between, like 10,20,30", option, piece));
    numbers.push_back(value);
    at = comma + 1;
  }
  return numbers;
}

void add_pixels(Command& command, Context& context, SizeOptions& size) {
  auto* width =
      command.add_option("--width", size.width, context({"幅（320 ピクセル以上）", "Width in pixels, at least 320"}));
  auto* height =
      command.add_option("--height", size.height, context({"高さ（320 ピクセル以上）", "Height in pixels, at least 320"}));
  for (auto* option : {width, height}) {
    option->type_name("PX");
    whole_number(option, context, 320, 32767);
  }
}

Option* add_page(Command& command, Context& context, SizeOptions& size) {
  auto* page = command.add_option("--page", size.page,
                                  context({"用紙。A4-landscape（横）, A4-portrait（縦）, A3-landscape, A3-portrait",
                                           "Sheet: A4-landscape, A4-portrait, A3-landscape, A3-portrait"}));
  page->type_name("PAGE");
  only(page, context, {"A4-landscape", "A4-portrait", "A3-landscape", "A3-portrait"});
  auto* dpi = command.add_option(
      "--dpi", size.dpi,
      context({"用紙の解像度（--page と共に、省くと 300）", "Resolution of the sheet (with --page; 300 by default)"}));
  dpi->type_name("N");
  number(dpi, context, 36, 1200);
  return dpi;
}

void add_fills_as_picture(Command& command, Context& context, bool& fills_as_picture) {
  command.add_flag("--fills-as-picture", fills_as_picture,
                   context({"SVG・PDF の塗りだけを画像として埋め込む。図形が多くても軽い。\n線と文字は図形のまま。解像度は "
                            "--page と --dpi、--width などのとおり",
                            "Put the areas of an SVG or PDF in as a picture: light however many there are.\nLines and words "
                            "stay shapes. Its resolution is that of --page and --dpi or --width"}));
}

void check_fills_as_picture(bool fills_as_picture, const std::filesystem::path& output) {
  if (fills_as_picture && lower_ascii(output.extension().string()) == ".png")
    throw Error(Fault::usage, {"--fills-as-picture は SVG・PDF の指定です。PNG は全体が画像です",
                               "--fills-as-picture is for SVG and PDF; a PNG is a picture anyway"});
}

map::PageLayout sheet(const SizeOptions& size, const std::filesystem::path& output) {
  const bool pixels = size.width > 0 || size.height > 0;
  if (pixels && !size.page.empty())
    throw Error(Fault::usage, {"--page と --width・--height は一緒に使えません。どちらかにしてください",
                               "--page and --width or --height exclude each other; give one or the other"});
  if (size.dpi > 0 && size.page.empty())
    throw Error(Fault::usage, {"--dpi は --page と一緒に使います。--page A4-landscape などを加えてください",
                               "--dpi goes with --page; add --page A4-landscape or another"});
  if (!size.page.empty()) return map::layout_page(size.page, size.dpi > 0 ? size.dpi : 300);
  if (!pixels && output.extension() == ".pdf") return map::layout_page("A4-landscape", 300);
  if (!pixels) return map::layout_pixels(1920, 1080);
  const int width = size.width > 0 ? size.width : static_cast<int>(std::lround(size.height * 16.0 / 9.0));
  const int height = size.height > 0 ? size.height : static_cast<int>(std::lround(size.width * 9.0 / 16.0));
  if (width > 32767 || height > 32767)
    throw Error(Fault::usage, {"--width と --height は 32767 までです", "--width and --height go up to 32767"});
  return map::layout_pixels(width, height);
}

void check_picture_name(const std::filesystem::path& output) {
  const auto extension = lower_ascii(output.extension().string());
  if (extension == ".png" || extension == ".svg" || extension == ".pdf") return;
  throw Error(Fault::usage,
              say("--output: 「{}」の形式が分かりません。.png、.svg、.pdf のどれかで終わる名前にしてください",
                  "--output: the format of '{}' is unknown; use a name that ends in .png, .svg or .pdf", output.string()));
}

}  // namespace kuiki::cli
