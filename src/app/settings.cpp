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
constexpr double least_scale = 0.5, greatest_scale = 4;

std::optional<double> number(std::string_view text, double least, double greatest) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= least && value <= greatest)) return {};
  return value;
}

/// False where the value cannot be. Names that are not known are of another version, and no fault.
bool take(Settings& s, std::string_view key, std::string_view value) {
  const auto set = [&](auto& field, double least, double greatest) {
    const auto v = number(value, least, greatest);
    if (v) field = static_cast<std::remove_reference_t<decltype(field)>>(*v);
    return v.has_value();
  };
  const auto flag = [&](bool& field) {
    if (value != "yes" && value != "no") return false;
    field = value == "yes";
    return true;
  };
  if (key == "lang") {
    if (value != "ja" && value != "en") return false;
    s.lang = value == "ja" ? Lang::ja : Lang::en;
  }
  if (key == "years") {
    const auto years = model::parse_year_style(value);
    s.years = years.value_or(s.years);
    return years.has_value();
  }
  if (key == "grading" && !value.empty()) s.grading = std::string(value);
  if (key == "window_width") return set(s.window_width, 640, 16384);
  if (key == "window_height") return set(s.window_height, 400, 16384);
  if (key == "maximised") return flag(s.maximised);
  // Smaller or larger than these no text can be read, or drawn at all.
  if (key == "scale") return (value == "0" && set(s.scale, 0, 0)) || set(s.scale, least_scale, greatest_scale);
  if (key == "left_width") return set(s.left_width, 240, 640);
  if (key == "right_width") return set(s.right_width, 240, 640);
  if (key == "table_height") return set(s.table_height, 120, 2000);
  if (key == "left_open") return flag(s.left_open);
  if (key == "right_open") return flag(s.right_open);
  if (key == "my_city") s.my_city = std::string(value);
  if (key == "work") s.work = std::string(value);
  if (key == "recent_work" && !value.empty() && s.recent_works.size() < most_recent) s.recent_works.emplace_back(value);
  if (key == "recent" && !value.empty() && s.recent.size() < most_recent) s.recent.emplace_back(value);
  return true;
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

void put_first(std::vector<std::string>& list, const std::string& word) {
  std::erase(list, word);
  list.insert(list.begin(), word);
  if (list.size() > most_recent) list.resize(most_recent);
}

void add_lines(std::string& text, std::string_view name, const std::vector<std::string>& values) {
  for (const auto& value : values)
    if (value.find('\n') == std::string::npos) text += fmt::format("{} = {}\n", name, value);
}

}  // namespace

void Settings::remember(const fs::path& recipe) { put_first(recent, recipe.string()); }

void Settings::remember_work(const std::string& word) {
  work = word;
  put_first(recent_works, word);
}

Settings load_settings(const fs::path& folder, std::vector<std::string>* refused) {
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
    const auto equals = line.find('=');
    const bool good = equals == std::string_view::npos
                          ? trim(line).empty()
                          : take(settings, trim(line.substr(0, equals)), trim(line.substr(equals + 1)));
    if (!good && refused) refused->emplace_back(line);
  }
  return settings;
}

void save_settings(const fs::path& folder, const Settings& s) {
  make_folder(folder);
  const auto yes = [](bool b) { return b ? "yes" : "no"; };
  std::string text = fmt::format(
      "lang = {}\nyears = {}\ngrading = {}\nwindow_width = {}\nwindow_height = {}\nmaximised = {}\nscale = {}\nleft_width = "
      "{:.0f}\nright_width = "
      "{:.0f}\ntable_height = {:.0f}\n"
      "left_open = {}\nright_open = {}\n",
      s.lang == Lang::ja ? "ja" : "en", model::year_style_id(s.years), s.grading, s.window_width, s.window_height,
      yes(s.maximised), s.scale, s.left_width, s.right_width, s.table_height, yes(s.left_open), yes(s.right_open));
  if (!s.my_city.empty()) add_lines(text, "my_city", {s.my_city});
  add_lines(text, "recent", s.recent);
  if (!s.work.empty()) add_lines(text, "work", {s.work});
  add_lines(text, "recent_work", s.recent_works);
  write_whole(settings_file(folder), text);
}

std::optional<map::MapDocument> load_last_map(const fs::path& folder) {
  const auto file = last_map_file(folder);
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  auto document = map::parse_recipe(read_whole(file), file.string());
  document.name.clear();  // the file is ours, not the user's
  return document;
}

fs::path set_settings_aside(const fs::path& folder) {
  const auto copy = folder / "settings.bad.txt";
  std::error_code error;
  fs::copy_file(settings_file(folder), copy, fs::copy_options::overwrite_existing, error);
  return error ? fs::path() : copy;
}

fs::path set_last_map_aside(const fs::path& folder) {
  const auto aside = folder / "last-map.bad.toml";
  std::error_code error;
  fs::rename(last_map_file(folder), aside, error);
  return error ? fs::path() : aside;
}

void save_last_map(const fs::path& folder, const map::MapDocument& document) {
  make_folder(folder);
  write_whole(last_map_file(folder), map::write_recipe(document));
}

}  // namespace kuiki::app
