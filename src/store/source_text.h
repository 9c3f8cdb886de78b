#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/text.h"

namespace kuiki::store {

/// A file of text, whole, as UTF-8, whatever it says its encoding is.
struct SourceText {
  std::string text;
  Text note;  ///< that it was no UTF-8, or was damaged; empty where there is nothing to say
};
/// Throws Error(input_missing) where it cannot be read, Error(input_wrong) where it is larger than `most` bytes.
SourceText read_source_text(const std::filesystem::path& file, const std::string& shown, std::string_view label = {},
                            std::uintmax_t most = std::uintmax_t{1} << 30);

/// The bytes of a file. The same errors.
std::string read_source_bytes(const std::filesystem::path& file, const std::string& shown, std::uintmax_t most);

/// Of XML: what its first line says of its encoding; and the same text without those words, once it is UTF-8.
std::string xml_encoding(std::string_view head);
void drop_xml_encoding(std::string& text);

}  // namespace kuiki::store
