#include "store/work_content.h"

#include "base/error.h"
#include "store/take_over.h"
#include "store/work_history.h"
#include "store/work_make.h"

namespace kuiki::store {

WorkContent read_content(const Database& work, const std::string& digest) {
  WorkContent content;
  const auto attempt = [&](const auto& read) {
    try {
      read();
    } catch (const Error& error) {
      if (error.fault() != Fault::input_wrong) throw;
      content.damage = error.message();
    }
  };
  attempt([&] { content.base_version = work_fact(work, work_meta::base); });
  attempt([&] { content.has_entered_of_base = was_taken_over(work, digest); });
  attempt([&] { content.last = moment_of_work(work); });
  attempt([&] { add_replaced_entered(work, {}, content.entered); });
  attempt([&] { add_standing_entered(work, {}, content.entered); });
  sort_entered(content.entered);
  for (const auto kind : own_kinds) attempt([&] { add_own_texts(work, kind, content.texts); });
  attempt([&] { add_own_indicators(work, content.own); });
  attempt([&] { add_derived_indicators(work, content.derived); });
  attempt([&] { add_area_sets(work, content.area_sets); });
  return content;
}

}  // namespace kuiki::store
