#pragma once
#include "base/error.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace kuiki::cli {

/// What the argument parser found wrong, as an Error(usage) in both languages that also says how to do it right.
Error usage_error(const CLI::App& program, const CLI::ParseError& error);

}  // namespace kuiki::cli
