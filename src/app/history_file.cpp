#include "app/history_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/atomic_file.h"
#include "base/error.h"
#include "map/recipe.h"

namespace kuiki::app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view first_words = "kuiki-history 1 ";
constexpr std::size_t most_back = 40, most_on = 10;  ///< steps kept

fs::path history_file(const fs::path& folder) { return folder / "last-history.txt"; }

std::string one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

/// Takes lines and numbers off the beginning of a text; `wrong` once something is not as it is written.
struct Reader {
  std::string_view text;
  bool wrong = false;

  std::string_view line() {
    const auto end = text.find('\n');
    wrong = wrong || end == std::string_view::npos;
    if (wrong) return {};
    const auto found = text.substr(0, end);
    text.remove_prefix(end + 1);
    return found;
  }
  std::string_view bytes(std::size_t count) {
    wrong = wrong || count > text.size();
    if (wrong) return {};
    const auto found = text.substr(0, count);
    text.remove_prefix(count);
    return found;
  }
};

/// Numbers in a row with a space between them.
template <typename Number>
std::optional<std::vector<Number>> numbers(std::string_view words) {
  std::vector<Number> all;
  while (!words.empty()) {
    Number value{};
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), value);
    if (error != std::errc{}) return {};
    all.push_back(value);
    words.remove_prefix(static_cast<std::size_t>(end - words.data()));
    if (words.starts_with(' ')) words.remove_prefix(1);
  }
  return all;
}

std::string step_words(const History::Step& step) {
  const auto recipe = map::write_recipe(step.document);
  std::string place;
  if (step.place) place = fmt::format("{} {} {}", step.place->lonlat.x, step.place->lonlat.y, step.place->metres_per_unit);
  return fmt::format("{} {}\n{}\n{}\n{}\n{}", step.moved ? 1 : 0, recipe.size(), place, one_line(step.what.ja),
                     one_line(step.what.en), recipe);
}

std::optional<History::Step> read_step(Reader& reader) {
  History::Step step;
  const auto head = numbers<std::size_t>(reader.line());
  const auto place = numbers<double>(reader.line());
  step.what.ja = reader.line();
  step.what.en = reader.line();
  if (reader.wrong || !head || head->size() != 2 || !place || (!place->empty() && place->size() != 3)) return {};
  step.moved = head->front() == 1;
  const bool finite = std::ranges::all_of(*place, [](double value) { return std::isfinite(value); });
  if (finite && place->size() == 3 && place->back() > 0) step.place = Place{{(*place)[0], (*place)[1]}, (*place)[2]};
  const auto recipe = reader.bytes(head->back());
  if (reader.wrong) return {};
  step.document = map::parse_recipe(recipe, "last-history.txt");
  return step;
}

}  // namespace

std::string write_history(const History& history) {
  const auto& steps = history.steps();
  const std::size_t at = history.undo_steps(), first = at > most_back ? at - most_back : 0,
                    end = std::min(steps.size(), at + 1 + most_on);
  std::string out = fmt::format("{}{} {}\n", first_words, end - first, at - first);
  for (std::size_t i = first; i < end; ++i) out += step_words(steps[i]);
  return out;
}

std::optional<History> read_history(std::string_view text) {
  if (!text.starts_with(first_words)) return {};
  Reader reader{text.substr(first_words.size())};
  const auto head = numbers<std::size_t>(reader.line());
  if (reader.wrong || !head || head->size() != 2) return {};
  const std::size_t count = head->front(), at = head->back();
  if (count > most_back + 1 + most_on || at >= count) return {};
  std::vector<History::Step> steps;
  try {
    for (std::size_t i = 0; i < count; ++i) {
      auto step = read_step(reader);
      if (!step) return {};
      steps.push_back(std::move(*step));
    }
  } catch (const Error&) {
    return {};
  }
  return History::restored(std::move(steps), at);
}

void save_history(const fs::path& folder, const History& history) {
  write_whole(history_file(folder), write_history(history));
}

std::optional<History> load_history(const fs::path& folder, const map::MapDocument& last) {
  std::error_code error;
  if (!fs::exists(history_file(folder), error)) return {};
  std::optional<History> history;
  try {
    history = read_history(read_whole(history_file(folder)));
  } catch (const Error&) {
    return {};
  }
  if (!history) return {};
  // The last map looks where the screen looked; all else is the step it was written at.
  auto now = history->now();
  now.extent = last.extent;
  now.name = last.name;
  if (now != last) return {};
  return history;
}

}  // namespace kuiki::app
