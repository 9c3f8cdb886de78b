#pragma once
#include "intake/own_table.h"

/// Steps of read_own_table: which column is what.
namespace kuiki::intake {

/// The column that is named: by header (folded), "#2" or a letter. Throws Error(input_wrong) naming those there are; `option` says
/// what asked for it.
std::size_t named_column(const std::vector<std::string>& headers, const std::string& wanted, const char* option);

/// Finds header, column of areas, columns of figures of one sheet. Nothing where no column holds areas and none was named.
/// `stem`: the file's name, that may say of what and when the figures are.
std::optional<OwnTableShape> own_table_shape(const store::Table& table, const std::string& stem, const AreaNames& names,
                                             const OwnTableWish& wish);

/// 合計, 総数, 全国, 計 …: a row of sums, no area.
bool is_sum_row(std::string_view key);

/// A cell as words on one line.
std::string cell_words(const store::Table& table, std::size_t row, std::size_t column);

}  // namespace kuiki::intake
