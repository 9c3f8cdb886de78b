#pragma once
#include "base/text.h"

namespace CLI {
class App;
}

namespace kuiki::cli {

/// Help in the user's language: labels translated, what is required said in words, the first column narrow enough for 100
/// columns.
void set_help_language(CLI::App& program, Lang lang);

}  // namespace kuiki::cli
