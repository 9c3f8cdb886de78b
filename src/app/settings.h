#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "map/document.h"
#include "model/wording.h"

namespace kuiki::app {

/// What the window remembers from one day to the next.
struct Settings {
  Lang lang = Lang::ja;
  model::YearStyle years = model::YearStyle::western;  ///< 西暦 or 和暦, on screen and in exports
  std::string grading = "marks";                       ///< id of a grading scheme
  int window_width = 1440, window_height = 900;        ///< pixels at 100 %
  bool maximised = false;
  double scale = 0;                            ///< of texts and buttons; 0 = as the system says
  double left_width = 320, right_width = 340;  ///< units
  double table_height = 280;                   ///< of the attribute table, units
  bool left_open = true, right_open = true;
  std::string my_city;                    ///< code of the municipality or ward one works for; empty: not said
  std::vector<std::string> recent;        ///< recipe files, latest first, at most 8
  std::string work;                       ///< the work file that was open last (store::WorkLocation::word); empty: one's own
  std::vector<std::string> recent_works;  ///< latest first, at most 8
  friend bool operator==(const Settings&, const Settings&) = default;

  void remember(const std::filesystem::path& recipe);
  void remember_work(const std::string& word);
};

/// `settings.txt` (key = value) in `folder`. A missing or damaged file, or a value out of range, gives the default of what
/// it would have said: settings never keep the program from starting. `refused`: the lines that were not taken.
Settings load_settings(const std::filesystem::path& folder, std::vector<std::string>* refused = nullptr);
/// Keeps settings that were not taken whole for the one who wrote them: returns the copy, empty where none could be made.
std::filesystem::path set_settings_aside(const std::filesystem::path& folder);
/// Writes what load_settings reads, making the folder. Throws Error(output).
void save_settings(const std::filesystem::path& folder, const Settings& settings);

/// The map that was on screen last, `last-map.toml`; nothing where there is none. Throws Error for one that is no map.
std::optional<map::MapDocument> load_last_map(const std::filesystem::path& folder);
/// Moves a last map that cannot be shown out of the way: returns where to, empty where that failed.
std::filesystem::path set_last_map_aside(const std::filesystem::path& folder);
void save_last_map(const std::filesystem::path& folder, const map::MapDocument& document);

}  // namespace kuiki::app
