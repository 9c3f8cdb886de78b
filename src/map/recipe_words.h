#pragma once
#include <array>
#include <string_view>
#include <utility>

#include "map/document.h"

/// The words that stand for the document's enumerations in a recipe.
namespace kuiki::map::recipe {

template <class T>
using Word = std::pair<std::string_view, T>;

inline constexpr std::array<Word<model::AreaSet>, 6> area_sets = {{{"prefectures", model::AreaSet::prefectures},
                                                                   {"municipalities", model::AreaSet::municipalities},
                                                                   {"basic", model::AreaSet::basic},
                                                                   {"wards", model::AreaSet::wards},
                                                                   {"districts", model::AreaSet::districts},
                                                                   {"towns", model::AreaSet::towns}}};

/// Keys whose value says of what.
inline constexpr std::array<Word<Among>, 3> among_words = {
    {{"neighbours_of", Among::neighbours}, {"alike", Among::alike}, {"members_of", Among::members}}};

inline constexpr std::array<Word<ProjectionChoice::Kind>, 3> projections = {
    {{"automatic", ProjectionChoice::Kind::automatic},
     {"plane_zone", ProjectionChoice::Kind::plane_zone},
     {"crs", ProjectionChoice::Kind::crs}}};

template <class T, std::size_t n>
std::string_view word_of(const std::array<Word<T>, n>& words, T value) {
  for (const auto& [word, of] : words)
    if (of == value) return word;
  return {};
}

}  // namespace kuiki::map::recipe
