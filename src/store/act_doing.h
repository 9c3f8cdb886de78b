#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace kuiki::store {

/// Who does what: a row of `act`.
struct Doing {
  std::string who;                       ///< a person (person.h)
  std::string what;                      ///< one of act_words.h
  std::string note{};                    ///< of the person, or what the act is of: a file's name
  std::string at{};                      ///< a moment; empty: now
  std::optional<std::int64_t> undoes{};  ///< the number of an earlier act
};

}  // namespace kuiki::store
