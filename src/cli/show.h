#pragma once
#include <string>

#include "cli/command.h"
#include "cli/options.h"

namespace kuiki::cli {

/// What `kuiki show` was asked for.
struct ShowOptions {
  std::string what, id;
  int depth = 0;  ///< of the tree of a plan; 0: not given
  JudgeOptions judging;
};

/// What is shown of one thing: JSON, or words. One file each.
std::string show_area(const Context& context, const model::Dataset& data, const ShowOptions& options);
std::string show_plan(const Context& context, const model::Dataset& data, const ShowOptions& options);
std::string show_node(const Context& context, const model::Dataset& data, const ShowOptions& options);
std::string show_indicator(const Context& context, const model::Dataset& data, const ShowOptions& options);
std::string show_comparison(const Context& context, const model::Dataset& data, const ShowOptions& options);

}  // namespace kuiki::cli
