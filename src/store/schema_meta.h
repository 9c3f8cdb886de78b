#pragma once
#include "store/schema.h"

/// The table that says what a file itself is, the same in the base and in a work file.
// clang-format off: one column a line
namespace kuiki::store {

/// One a row: base_version, in a work file also schema_version …
struct MetaRow {
  std::int64_t fid = 0;
  std::string_view name, value;
};
inline constexpr auto meta_table =
    table({.name = "meta", .about = "このファイルについて / about the file itself", .later = true},
          column("name", &MetaRow::name, key), column("value", &MetaRow::value, must));

/// In the base: which one it is. In a work file: of the base that was open when it was last changed.
inline constexpr std::string_view base_version_name = "base_version";

}  // namespace kuiki::store
