#pragma once
#include <optional>
#include <string>
#include <vector>

#include "intake/key_scope.h"
#include "store/own_indicator.h"

namespace kuiki::intake {

/// How an indicator's table was read, kept with it in the work file so that the next one is read alike.
struct KeptMapping {
  std::string key, value;         ///< headers, that of the figures without its period
  std::string item_column, item;  ///< of a long table with a column of items
  std::string period_column;
  std::string within, kind;         ///< code of an area, id of a kind; empty: nobody said
  std::vector<NameChoice> choices;  ///< names that somebody gave to areas
};
std::string to_json(const KeptMapping& mapping);
/// Nothing where the text is none.
std::optional<KeptMapping> read_mapping(const std::string& json);

/// Indicators with how they were read.
class KeptMappings {
 public:
  explicit KeptMappings(const std::vector<store::OwnIndicator>& own);
  /// The indicator whose table had these headers; null where none had.
  [[nodiscard]] const store::OwnIndicator* find(const std::string& key, const std::string& value,
                                                const std::string& item = {}) const;
  [[nodiscard]] const KeptMapping* of(const store::OwnIndicator& indicator) const;
  /// The one of that name; null where there is none.
  [[nodiscard]] const store::OwnIndicator* named(const std::string& name) const;
  /// Names that were given to areas in any table, the latest first.
  [[nodiscard]] std::vector<NameChoice> choices() const;

 private:
  const std::vector<store::OwnIndicator>& own_;
  std::vector<std::optional<KeptMapping>> mappings_;
};

}  // namespace kuiki::intake
