#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "store/own_text.h"
#include "store/work_location.h"

namespace kuiki::store {

/// What a work file says of itself, and how much it holds.
struct WorkInfo {
  int version = 0;           ///< of its layout
  std::string base_version;  ///< of the base it was changed with last; empty: not yet, or one of before 0.2
  std::string made_at, made_by;
  struct Rows {
    std::string table, about;
    std::int64_t rows = 0;
  };
  std::vector<Rows> tables;
  struct Own {
    OwnKind kind = OwnKind::map;
    std::string id, title;
  };
  std::vector<Own> own;  ///< maps, grading schemes and score rules, by kind and title
  std::int64_t acts = 0;
  std::string last_at, last_by;  ///< of the latest act; empty where there is none
};

/// Throws as open_work.
WorkInfo work_info(const WorkLocation& where);

}  // namespace kuiki::store
