#pragma once
#include <filesystem>

#include "base/text.h"

namespace kuiki {

/// What a file is by its content, as far as the program writes such files. `any`: not asked.
enum class FileKind { any, png, svg, pdf, csv, xlsx, sqlite };

/// What a file of that name should be (`.png` …); any for an ending that says nothing. `.gpkg` is sqlite.
FileKind kind_of_name(const std::filesystem::path& name);

/// Does the content of an existing file agree with `kind`? An empty file agrees with every kind, since there is nothing in it
/// to lose, and `any` with every content, without a look. False for a file that cannot be read.
bool holds_kind(const std::filesystem::path& file, FileKind kind);

/// 「PNG 画像」, "a PNG picture".
Text kind_words(FileKind kind);

}  // namespace kuiki
