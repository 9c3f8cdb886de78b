#pragma once
#include <filesystem>
#include <string>
#include <vector>

/// Folders into which several files are written at once, and the names of these.
namespace kuiki::app {

/// Makes the folder where it is not there. Throws Error(output).
void make_output_folder(const std::filesystem::path& folder);

/// A name as that of a file: what a file system does not take becomes 「_」.
std::string file_name_of(std::string name);

/// The same for several names, so that no two of them are one file, on a disk that takes 「a」 for 「A」 neither: 「課」, 「課 2」.
std::vector<std::string> file_names_of(const std::vector<std::string>& names);

/// Names of files, one for each department; the group without one is called 担当課なし, no-department.
std::vector<std::string> department_file_names(const std::vector<std::string>& departments, bool japanese);

}  // namespace kuiki::app
