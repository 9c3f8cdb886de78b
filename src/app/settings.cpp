#include "app/settings.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/strings.h"
#include "map/recipe.h"

namespace kuiki::app {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_recent = 8;

std::optional<double> number(std::string_view text, double least, double greatest) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= least && value <= greatest)) return {};
  return value;
}

void take(Settings& s, std::string_view key, std::string_view value) {
  const auto set = [&](auto& field, double least, double greatest) {
    if (const auto v = number(value, least, greatest)) field = static_cast<std::remove_reference_t<decltype(field)>>(*v);
  };
  const auto flag = [&](bool& field) {
    if (value == "yes" || value == "no") field = value == "yes";
  };
  if (key == "lang" && (value == "ja" || value == "en")) s.lang = value == "ja" ? Lang::ja : Lang::en;
  if (key == "years") s.years = model::parse_year_style(value).value_or(s.years);
  if (key == "grading" && !value.empty()) s.grading = std::string(value);
  if (key == "window_width") set(s.window_width, 640, 16384);
  if (key == "window_height") set(s.window_height, 400, 16384);
  if (key == "maximised") flag(s.maximised);
  if (key == "scale") set(s.scale, 0, 4);
  if (key == "left_width") set(s.left_width, 240, 640);
  if (key == "right_width") set(s.right_width, 240, 640);
  if (key == "left_open") flag(s.left_open);
  if (key == "right_open") flag(s.right_open);
  if (key == "recent" && !value.empty() && s.recent.size() < most_recent) s.recent.emplace_back(value);
}

fs::path settings_file(const fs::path& folder) { return folder / "settings.txt"; }
fs::path last_map_file(const fs::path& folder) { return folder / "last-map.toml"; }

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw Error(Fault::output, say("設定のフォルダー {} を作れません：{}", "cannot make the settings folder {}: {}",
                                   folder.string(), error.message()));
}

}  // namespace

void Settings::remember(const fs::path& recipe) {
  const auto text = recipe.string();
  std::erase(recent, text);
  recent.insert(recent.begin(), text);
  if (recent.size() > most_recent) recent.resize(most_recent);
}

Settings load_settings(const fs::path& folder) {
  Settings settings;
  std::string text;
  try {
    text = read_whole(settings_file(folder));
  } catch (const Error&) {
    return settings;
  }
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (const auto equals = line.find('='); equals != std::string_view::npos)
      take(settings, trim(line.substr(0, equals)), trim(line.substr(equals + 1)));
  }
  return settings;
}

void save_settings(const fs::path& folder, const Settings& s) {
  make_folder(folder);
  const auto yes = [](bool b) { return b ? "yes" : "no"; };
  std::string text = fmt::format(
      "lang = {}\nyears = {}\ngrading = {}\nwindow_width = {}\nwindow_height = {}\nmaximised = {}\nscale = {}\nleft_width = "
      "{:.0f}\nright_width = "
      "{:.0f}\n"
      "left_open = {}\nright_open = {}\n",
      s.lang == Lang::ja ? "ja" : "en", model::year_style_id(s.years), s.grading, s.window_width, s.window_height,
      yes(s.maximised), s.scale, s.left_width, s.right_width, yes(s.left_open), yes(s.right_open));
  for (const auto& file : s.recent)
    if (file.find('\n') == std::string::npos) text += "recent = " + file + "\n";
  write_whole(settings_file(folder), text);
}

std::optional<map::MapDocument> load_last_map(const fs::path& folder) {
  try {
    const auto file = last_map_file(folder);
    if (!fs::exists(file)) return {};
    auto document = map::parse_recipe(read_whole(file), file.string());
    document.name.clear();  // the file is ours, not the user's
    return document;
  } catch (const std::exception&) {
    return {};  // what was last on screen is a convenience; a damaged one is as good as none
  }
}

void save_last_map(const fs::path& folder, const map::MapDocument& document) {
  make_folder(folder);
  write_whole(last_map_file(folder), map::write_recipe(document));
}

}  // namespace kuiki::app
