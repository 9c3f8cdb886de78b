#pragma once

namespace kuiki::map {

/// Layer `districts`: the dashed borders of districts over another subject.
struct Districts {
  friend bool operator==(const Districts&, const Districts&) = default;
};

}  // namespace kuiki::map
