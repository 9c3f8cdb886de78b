#pragma once
#include <filesystem>
#include <string>

#include "base/text.h"

/// Which program this is, and which base it reads: what somebody says who reports something, and what a work file was made
/// with.
namespace kuiki::app {

/// "0.1.0"
std::string program_version();

/// A base's own word for itself (store/base_version.h), looked up anew only where the file has changed. Empty where it does
/// not say it, or cannot be read.
std::string base_version(const std::filesystem::path& base);

/// "データベース 2026-07-01-3f9a1c2b40d7", or that the version is not known.
Text base_words(const std::filesystem::path& base);

}  // namespace kuiki::app
