#pragma once
#include <string>

#include "store/entered.h"
#include "store/row_object.h"
#include "store/schema_work.h"

namespace kuiki::store {

/// A value as the work file has it, or a base of version 0.1; a qualifier that is not known reads as exact.
template <class Row>
EnteredValue value_of(const Row& row) {
  return {.indicator = std::string(row.indicator_id),
          .period = std::string(row.period),
          .part = std::string(row.part),
          .value = row.value,
          .qualifier = model::parse_qualifier(row.qualifier).value_or(model::Qualifier::exact),
          .printed = std::string(row.printed),
          .note = std::string(row.note)};
}

/// The row of a value; its texts lie in what is given. `at`: a moment.
inline EnteredRow row_of(const EnteredValue& value, std::string_view area, std::string_view at, std::string_view who) {
  return {.indicator_id = value.indicator,
          .area_code = area,
          .period = value.period,
          .part = value.part,
          .value = value.value,
          .qualifier = model::to_string(value.qualifier),
          .printed = value.printed,
          .note = value.note,
          .entered_at = {at},
          .entered_by = who};
}

/// The key of a value's row as it stands in the history.
inline std::string entered_key(const EnteredValue& value, std::string_view area) {
  return list_text({value.indicator, area, value.period, value.part});
}

}  // namespace kuiki::store
