#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/error.h"
#include "geo/point.h"

/// Text sources that are JSON: boundaries, lines of reference.
namespace kuiki::store {

/// A JSON source while it is read: its name, and where in it we are, for messages.
class JsonSource {
 public:
  /// Throws Error(input_missing), Error(input_wrong).
  explicit JsonSource(const std::filesystem::path& file);

  [[nodiscard]] Error wrong(const Text& what) const {
    if (where_.empty()) return {Fault::input_wrong, say("{}: {}", "{}: {}", name_, what)};
    return {Fault::input_wrong, say("{} {}: {}", "{}, {}: {}", name_, where_, what)};
  }
  void at(Text where) { where_ = std::move(where); }

  const nlohmann::json& member(const nlohmann::json& object, const char* key, nlohmann::json::value_t type) const {
    if (!object.is_object() || !object.contains(key) || (object[key].type() != type)) {
      throw wrong(say("「{}」がないか、形が違います", "'{}' is missing or of the wrong kind", key));
    }
    return object[key];
  }
  std::string text(const nlohmann::json& properties, const char* key, bool must = true) const {
    if (!properties.contains(key) && !must) return {};
    auto value = member(properties, key, nlohmann::json::value_t::string).get<std::string>();
    if (value.empty() && must) throw wrong(say("「{}」が空です", "'{}' is empty", key));
    return value;
  }

  nlohmann::json root;

 private:
  std::string name_;
  Text where_;
};

/// Throws Error(input_wrong) where it is no pair of numbers.
std::pair<double, double> number_pair(const JsonSource& source, const nlohmann::json& pair);
/// Throws Error(input_wrong) for a place that is not in or around Japan.
void check_place(const JsonSource& source, geo::Point p);

}  // namespace kuiki::store
