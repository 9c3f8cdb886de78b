#pragma once
#include <string_view>
#include <vector>

#include "model/grading.h"

namespace kuiki::app {

/// The bundled grading schemes (assets/grading), by id. Throws Error(input_missing | input_wrong) for one that cannot be
/// read.
std::vector<model::GradingScheme> bundled_gradings();

/// A bundled scheme by id or a scheme's file by path. Throws Error(input_missing), naming the bundled ones;
/// Error(input_wrong).
model::GradingScheme open_grading(std::string_view id_or_path);

}  // namespace kuiki::app
