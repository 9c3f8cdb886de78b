#pragma once
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "base/text.h"

namespace kuiki::cli {

using Json = nlohmann::ordered_json;

/// null where there is no number: never 0 in its stead.
inline Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
/// null for an empty text.
inline Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
/// {"ja": …, "en": …}; null where there are no words.
inline Json both(const Text& text) { return text.empty() ? Json(nullptr) : Json{{"ja", text.ja}, {"en", text.en}}; }
/// Indented, UTF-8 as it is, but what would act on a terminal as \u escapes; bytes that are no UTF-8 are replaced rather than
/// refused.
std::string written(const Json& json);

}  // namespace kuiki::cli
