#pragma once

namespace kuiki::map {

/// Layer `labels`: names on the map, and the values of what it shows.
struct Labels {
  bool names = true, values = true;
  friend bool operator==(const Labels&, const Labels&) = default;
};

}  // namespace kuiki::map
