#pragma once
#include <cstddef>
#include <filesystem>

#include "base/text.h"

/// How much of a stranger's table is taken: enough for every list of a city, little enough for every computer.
namespace kuiki::store {

constexpr std::size_t most_text_bytes = std::size_t{64} << 20;       ///< of a CSV
constexpr std::size_t most_part_bytes = std::size_t{192} << 20;      ///< of one part of a workbook, unpacked
constexpr std::size_t most_unpacked_bytes = std::size_t{384} << 20;  ///< of all parts of a workbook
constexpr std::size_t most_packed_bytes = std::size_t{64} << 20;     ///< of a workbook as it lies on the disk
constexpr std::size_t most_rows = 1'000'000, most_columns = 2'000;
constexpr std::size_t most_cells = 3'000'000;  ///< of all sheets, empty ones between filled ones too
constexpr std::size_t most_sheets = 200;
constexpr std::size_t most_cell_bytes = 100'000;  ///< a spreadsheet takes 32,767 characters
constexpr std::size_t most_depth = 64;            ///< of elements within each other

/// Throws Error(input_wrong): what there is too much of, and what to do.
[[noreturn]] void table_too_large(const std::filesystem::path& file, const Text& what);

}  // namespace kuiki::store
