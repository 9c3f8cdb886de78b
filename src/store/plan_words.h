#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "store/csv_table.h"

/// The words of the contract in the order of the enumerations of the model.
namespace kuiki::store {

inline constexpr std::array<std::string_view, 4> direction_words{"up", "down", "keep", "monitor"};
inline constexpr std::array<std::string_view, 3> accrual_words{"annual", "cumulative", "level"};
inline constexpr std::array<std::string_view, 4> role_words{"baseline", "target", "actual", "projection"};
inline constexpr std::array<std::string_view, 7> status_words{
    "printed", "missing_in_source", "not_measured", "survey_pending", "not_set", "inferred", "entered"};

template <std::size_t N>
std::optional<std::size_t> find_word(const std::array<std::string_view, N>& words, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i)
    if (words[i] == word) return i;
  return {};
}

template <class Enum, std::size_t N>
std::string_view word_for(const std::array<std::string_view, N>& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

/// The enumerator whose word stands in the cell. Throws Error(input_wrong) naming the words there are.
template <class Enum, std::size_t N>
Enum word_of(const CsvTable& csv, std::size_t row, std::size_t column, const std::array<std::string_view, N>& words, Enum) {
  const auto& word = csv.one_of(row, column, {words.begin(), words.end()});
  return static_cast<Enum>(*find_word(words, word));
}

}  // namespace kuiki::store
