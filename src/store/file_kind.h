#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace kuiki::store {

enum class FileKind { sqlite, shapefile, json, flatgeobuf, xml, mapinfo_text, mapinfo_table, table, zip };

/// What a file is, by its first bytes; its name decides only between kinds that look alike. Throws Error(input_missing), saying
/// what it is instead, for anything else: a saved web page, a pointer of Git LFS, a workbook, a picture.
FileKind file_kind(const std::filesystem::path& file, const std::string& shown);

/// Small letters, with the dot.
std::string extension_of(const std::filesystem::path& file);

}  // namespace kuiki::store
