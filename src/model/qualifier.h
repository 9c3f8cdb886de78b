#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kuiki::model {

/// How a figure binds. `floor`: 下限値, printed beside a target. `change`: by how much (「20分短縮」; the value is the size,
/// the sign is the indicator's direction). `improve`: better than the year before, no number. `milestone`: a word, no
/// number.
enum class Qualifier : std::uint8_t { exact, at_least, at_most, floor, change, improve, milestone };

/// As in the database: "exact", "at_least" …
std::string_view to_string(Qualifier qualifier);
std::vector<std::string> qualifier_ids();  ///< in the order of the enumeration
std::optional<Qualifier> parse_qualifier(std::string_view text);

}  // namespace kuiki::model
