#pragma once
#include <string>

#include "cli/command.h"
#include "store/work_history.h"

/// `kuiki work …`: one function a verb. Each returns what goes to standard output; throws as Store does.
namespace kuiki::cli {

struct WorkOptions {
  std::string what, work, to;
  int act = 0;  ///< of undo
  store::HistoryFilter filter;
  int most = 0;
  std::string output;              ///< of history: a table; of get: a file
  std::string map, grading, rule;  ///< of put a file, of the others a name in the work file
  std::string indicator, areas;    ///< of rename and remove: a name or an id in the work file
  std::string name;                ///< of put and rename
  bool replace = false;
  bool dry_run = false;
};

/// The store whose work file is the one named as an argument, else that of the options all commands have.
store::Store work_store(const Context& context, const WorkOptions& options);

std::string work_info_words(const Context& context, const WorkOptions& options);
std::string work_history_words(const Context& context, const WorkOptions& options);
std::string work_texts_words(const Context& context, const WorkOptions& options);  ///< maps, gradings, rules
std::string work_put(const Context& context, const WorkOptions& options);
std::string work_get(const Context& context, const WorkOptions& options);
std::string work_rename(const Context& context, const WorkOptions& options);
std::string work_remove(const Context& context, const WorkOptions& options);
/// rename and remove of an indicator or an area set.
std::string work_heads(const Context& context, const WorkOptions& options);

}  // namespace kuiki::cli
