#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kuiki::store {

/// A zip archive of files, read without being unpacked as a whole.
class Archive {
 public:
  struct Member {
    std::string path;  ///< UTF-8, with / between folders
    std::uint64_t index = 0, size = 0, packed = 0;
  };
  /// Throws Error(input_missing) where it is none or damaged.
  explicit Archive(const std::filesystem::path& file);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  /// Files, folders left out, in the archive's order.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  /// Writes a member into `folder` under its own name, without its folders; where it is then. Throws Error(input_wrong) where it
  /// is too large or would swell beyond measure, Error(input_missing) where it is damaged.
  std::filesystem::path unpack(const Member& member, const std::filesystem::path& folder) const;

 private:
  struct Handle;
  std::string shown_;
  std::unique_ptr<Handle> handle_;
  std::vector<Member> members_;
};

}  // namespace kuiki::store
