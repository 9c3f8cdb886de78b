#include "app/output_folder.h"

#include <set>
#include <string_view>
#include <system_error>

#include "base/error.h"
#include "base/strings.h"

namespace kuiki::app {

void make_output_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw Error(Fault::output,
                say("フォルダー {} を作成できません（{}）。書き込める場所を指定してください",
                    "cannot make the folder {} ({}); name one that can be written to", folder.string(), error.message()));
}

std::string file_name_of(std::string name) {
  for (auto& c : name)
    if (static_cast<unsigned char>(c) < 0x20 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = '_';
  return name.empty() || name.front() == '.' ? "_" + name : name;
}

std::vector<std::string> file_names_of(const std::vector<std::string>& names) {
  std::vector<std::string> files;
  std::set<std::string> taken;
  for (const auto& name : names) {
    const auto plain = file_name_of(name);
    auto file = plain;
    for (int again = 2; !taken.insert(lower_ascii(file)).second; ++again) file = plain + " " + std::to_string(again);
    files.push_back(std::move(file));
  }
  return files;
}

std::vector<std::string> department_file_names(const std::vector<std::string>& departments, bool japanese) {
  std::vector<std::string> names;
  names.reserve(departments.size());
  for (const auto& one : departments) names.push_back(one.empty() ? (japanese ? "担当課なし" : "no-department") : one);
  return file_names_of(names);
}

}  // namespace kuiki::app
