#include "store/act.h"

#include "store/moment.h"

namespace kuiki::store {

Act::Act(Database& database, Doing doing)
    : database_(database), doing_(std::move(doing)), write_(database, act_change_table) {
  if (doing_.at.empty()) doing_.at = moment_now();
}

std::int64_t Act::number() {
  if (number_ == 0)
    number_ =
        RowWriter(database_, act_table)
            .write(
                {.at = {doing_.at}, .who = doing_.who, .what = doing_.what, .note = doing_.note, .undoes = doing_.undoes});
  return number_;
}

void Act::changed(std::string_view table, const std::string& row_key, const std::string& before, const std::string& after) {
  write_.write({.act = number(), .table_name = table, .row_key = row_key, .before = before, .after = after});
  tables_.emplace(table);
  ++changes_;
}

void Act::leave_open() {
  if (changes_ > 0) database_.touched(tables_, doing_.at);
}

void Act::finish() {
  if (changes_ == 0) return;
  leave_open();
  database_.commit();
  FileInTheMaking::done();
}

}  // namespace kuiki::store
