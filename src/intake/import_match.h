#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/name_key.h"
#include "base/text.h"
#include "model/dataset.h"

namespace kuiki::intake {

/// Finds the indicators of a plan by what a user's table calls them.
class IndicatorMatch {
 public:
  IndicatorMatch(const model::Dataset& data, const std::string& plan);

  struct Found {
    std::optional<model::IndicatorRow> indicator;
    Text how;                             ///< where it was not plainly by id or name
    Text why;                             ///< where there is none
    std::string unit;                     ///< printed after the name: 「来館者数（千人）」
    std::vector<std::string> candidates;  ///< ids
    bool contradicts = false;             ///< the id and the name are those of two indicators
  };
  /// By id (with or without the plan's, zeros and hyphens alike), else by name. Either may be empty.
  /// `guess`: candidates for a name that is not there.
  [[nodiscard]] Found find(const std::string& id, const std::string& name, bool guess = true) const;

 private:
  /// Rows of a name; those that repeat another one of them left out.
  [[nodiscard]] std::vector<model::IndicatorRow> named(const std::string& key) const;
  [[nodiscard]] std::vector<std::string> like(const std::string& key) const;

  struct Named {
    explicit Named(const std::string& key) : pairs(key) {}
    KeyPairs pairs;
    std::vector<model::IndicatorRow> rows;
  };

  const model::Dataset& data_;
  std::string plan_;
  std::map<std::string, model::IndicatorRow> by_id_;
  std::map<std::string, Named> by_name_;  ///< by the key of the name
};

}  // namespace kuiki::intake
