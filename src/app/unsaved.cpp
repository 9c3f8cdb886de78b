#include "app/unsaved.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "base/error.h"
#include "map/recipe.h"

namespace kuiki::app {
namespace {

constexpr std::string_view first_line = "kuiki-unsaved 1";

/// On one line and without tabs, which part the cells.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
  }
  return out;
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  while (true) {
    const auto tab = line.find('\t');
    cells.push_back(unescaped(line.substr(0, tab)));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

[[noreturn]] void wrong(const std::string& file, std::size_t line) {
  throw Error(Fault::input_wrong, say("{} の{}行目を読めません。", "{}: line {} cannot be read", file, line));
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return {};
  return number;
}

/// plan, year, indicator, part, value, note, and the act that was seen (not in files of version 0.1)
bool take_entry(Unsaved& unsaved, std::string_view value) {
  const auto cells = cells_of(value);
  if (cells.size() != 6 && cells.size() != 7) return false;
  int year = 0;
  const auto [end, error] = std::from_chars(cells[1].data(), cells[1].data() + cells[1].size(), year);
  if (error != std::errc{} || end != cells[1].data() + cells[1].size()) return false;
  auto& all = unsaved.entries;
  if (all.empty() || all.back().plan != cells[0] || all.back().fiscal_year != year) all.push_back({cells[0], year, {}});
  all.back().edits[{cells[2], cells[3]}] = {cells[4], cells[5], cells.size() == 7 ? number_of(cells[6]) : std::nullopt};
  return true;
}

/// within, set's id, name, source, note
bool take_painting(Unsaved& unsaved, std::string_view value) {
  const auto cells = cells_of(value);
  if (cells.size() != 5 || cells[0].empty()) return false;
  unsaved.painting.within = cells[0];
  unsaved.painting.set = {.id = cells[1], .name = cells[2], .source = cells[3], .note = cells[4]};
  return true;
}

/// A painted district: id, name, colour, locked, its towns' codes with blanks between them
bool take_painted(Unsaved& unsaved, std::string_view value) {
  const auto cells = cells_of(value);
  if (cells.size() != 5) return false;
  PaintedDistricts::District one{{.id = cells[0], .name = cells[1], .colour = cells[2], .locked = cells[3] == "yes"}, {}};
  std::string_view codes = cells[4];
  while (!codes.empty()) {
    const auto end = std::min(codes.find(' '), codes.size());
    if (end > 0) one.towns.emplace_back(codes.substr(0, end));
    codes.remove_prefix(std::min(end + 1, codes.size()));
  }
  unsaved.painting.districts.push_back(std::move(one));
  return true;
}

void write_painting(const PaintedDistricts& painting, const std::function<void(std::string_view, std::string_view)>& line) {
  if (painting.within.empty()) return;
  const auto& set = painting.set;
  line("painting", fmt::format("{}\t{}\t{}\t{}\t{}", escaped(painting.within), escaped(set.id), escaped(set.name),
                               escaped(set.source), escaped(set.note)));
  for (const auto& [district, towns] : painting.districts) {
    std::string codes;
    for (const auto& code : towns) codes += (codes.empty() ? "" : " ") + code;
    line("painted", fmt::format("{}\t{}\t{}\t{}\t{}", escaped(district.id), escaped(district.name), escaped(district.colour),
                                district.locked ? "yes" : "no", escaped(codes)));
  }
}

}  // namespace

std::size_t Unsaved::count() const {
  std::size_t count = 0;
  for (const auto& one : entries) count += one.edits.size();
  return count;
}

std::string write_unsaved(const Unsaved& unsaved) {
  std::string out(first_line);
  const auto line = [&](std::string_view name, std::string_view value) {
    out += '\n';
    out += name;
    out += " = ";
    out += value;
  };
  line("at", escaped(unsaved.at));
  line("database", escaped(unsaved.database));
  line("work", escaped(unsaved.work));
  line("map-file", escaped(unsaved.map_file));
  line("map-changed", unsaved.map_changed ? "yes" : "no");
  for (const auto& table : unsaved.entries)
    for (const auto& [key, text] : table.edits)
      line("entry", fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}", escaped(table.plan), table.fiscal_year, escaped(key.first),
                                escaped(key.second), escaped(text.value), escaped(text.note),
                                text.seen ? std::to_string(*text.seen) : std::string()));
  write_painting(unsaved.painting, line);
  out += "\nmap\n";
  if (unsaved.map) out += map::write_recipe(*unsaved.map);
  return out;
}

Unsaved read_unsaved(std::string_view text, const std::string& file) {
  Unsaved unsaved;
  std::size_t number = 0;
  while (true) {
    ++number;
    const auto end = text.find('\n');
    // The map stands last, so a file that ends before it is cut off.
    if (end == std::string_view::npos) wrong(file, number);
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (number == 1) {
      if (line != first_line) wrong(file, number);
      continue;
    }
    if (line == "map") break;
    const auto equals = line.find(" = ");
    if (equals == std::string_view::npos) wrong(file, number);
    const auto name = line.substr(0, equals), value = line.substr(equals + 3);
    if (name == "at") unsaved.at = unescaped(value);
    if (name == "database") unsaved.database = unescaped(value);
    if (name == "work") unsaved.work = unescaped(value);
    if (name == "map-file") unsaved.map_file = unescaped(value);
    if (name == "map-changed") unsaved.map_changed = value == "yes";
    if (name == "painting" && !take_painting(unsaved, value)) wrong(file, number);
    if (name == "painted" && !take_painted(unsaved, value)) wrong(file, number);
    if (name == "entry" && !take_entry(unsaved, value)) wrong(file, number);
  }
  if (text.empty()) return unsaved;
  try {
    unsaved.map = map::parse_recipe(text, file);
  } catch (const Error&) {
    // What was typed or painted is worth more than the map under it.
    if (unsaved.entries.empty() && unsaved.painting.within.empty()) throw;
    unsaved.map_changed = false;
  }
  return unsaved;
}

}  // namespace kuiki::app
