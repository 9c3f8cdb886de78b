#pragma once
#include <memory>
#include <optional>
#include <string>

#include "store/scratch_folder.h"
#include "store/vector_source.h"

namespace kuiki::store {

struct OpenedVector {
  std::optional<ScratchFolder> unpacked;  ///< of an archive
  std::unique_ptr<VectorSource> source;
};

/// Recognises a file by its content and opens the layer wanted. Throws as VectorFile's constructor does.
OpenedVector open_vector(const std::filesystem::path& file, const std::optional<std::string>& layer);

/// The same of a file that is no archive.
std::unique_ptr<VectorSource> open_plain_vector(const VectorInput& input);

}  // namespace kuiki::store
