#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/dataset.h"

/// The language in which an indicator is said to follow from others: `population-65-over / census-population * 100`.
///
///     sum     = product { ("+" | "-") product }
///     product = factor { ("*" | "/" | "×" | "÷") factor }
///     factor  = "-" factor | number | name [ "@" period ] | function "(" sum [ "," period ] ")" | "(" sum ")"
///     name    = an indicator's id, or its name in brackets: [人口（国勢調査）]
///
/// An id may have hyphens, so that a minus has blanks around it, as in the base's own rates.
namespace kuiki::analysis {

enum class Function : std::uint8_t {
  change,     ///< by how much it changed since the period before, or since the one named
  growth,     ///< the same in %
  share,      ///< % of the whole: of the city, for municipalities of the prefecture
  per_km2,    ///< over the ground; of towns that on which people were counted
  index,      ///< the named period (else the first one) = 100
  rank,       ///< among areas of its kind in the same whole, the largest 1
  from_city,  ///< by how much it differs from the whole
  whole,      ///< the figure of the whole
};
std::string_view function_id(Function function);
std::vector<std::string> function_ids();

struct Expression {
  enum class Kind : std::uint8_t { number, reference, negation, sum, difference, product, quotient, call };
  Kind kind = Kind::number;
  double number = 0;
  std::string id;                       ///< of a reference: as written, after resolved() the indicator's id
  std::optional<model::Period> period;  ///< of a reference or a call
  Function function = Function::change;
  std::vector<Expression> parts;
  std::size_t at = 0;  ///< where it begins, in characters from 1
};

/// Throws Error(usage) saying at which character, and what was expected there.
Expression parse_formula(std::string_view text);

/// The ids that it names, each once.
std::vector<std::string> references_of(const Expression& expression);

/// The same with ids for names. Throws Error(input_wrong) for an indicator that is not there, naming the closest.
Expression resolved(Expression expression, const model::Dataset& data);

/// The unit of its figures: "人/世帯", "%" where it is a quotient of alike things by 100, "" where it has none.
/// Throws Error(input_wrong) for a sum of unlike units (人 + 世帯, % + 人). `data` has all indicators that it names.
std::string unit_of(const Expression& expression, const model::Dataset& data);

}  // namespace kuiki::analysis
