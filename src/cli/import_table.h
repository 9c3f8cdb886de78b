#pragma once
#include <string>

#include "cli/command.h"
#include "intake/own_table.h"

namespace kuiki::cli {

/// `kuiki import table FILE`: a table becomes indicators of one's own.
struct OwnTableOptions {
  std::string values, matches;  ///< columns, and NAME=CODE, separated by commas
  std::string measure;          ///< total, rate
  std::string decimals;
  intake::OwnTableWish wish;
};

/// What one says of the table itself; what other imports have too (--sheet, --within, --name, --source, --note, --others, --dry-run) is declared there.
void add_own_table_options(Command& command, const Context& context, OwnTableOptions& options);

/// As it was said. Throws Error(usage).
intake::OwnTableWish own_table_wish(const OwnTableOptions& options);

struct OwnTableTask {
  std::string file;
  bool dry_run = false, over_others = false, others_said = false;
};
int import_own_table(const Context& context, const OwnTableTask& task, const intake::OwnTableWish& wish);

}  // namespace kuiki::cli
