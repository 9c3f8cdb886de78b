#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

/// The parts of a workbook: XML in a zip archive. Sizes are checked before anything is unpacked and while it is, nothing that
/// lies outside of the archive is ever opened, and document types (entities) are refused.
namespace kuiki::store {

/// Attributes of an element; names without their prefixes.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// Empty where it is not there.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;

 private:
  const char** pairs_;
};

/// What a part says, in its order. Names without their prefixes.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view words) = 0;
};

class WorkbookParts {
 public:
  /// Throws Error(input_wrong) for what is no zip archive, is damaged or too large.
  explicit WorkbookParts(std::filesystem::path file);
  ~WorkbookParts();
  WorkbookParts(const WorkbookParts&) = delete;
  WorkbookParts& operator=(const WorkbookParts&) = delete;

  [[nodiscard]] bool has(const std::string& part) const;
  /// Throws Error(input_wrong) where the part is missing, damaged or too large; what `events` throws.
  void read(const std::string& part, XmlEvents& events);
  /// That the file is damaged: `part` says where.
  [[noreturn]] void damaged(const std::string& part) const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  [[nodiscard]] long long index_of(const std::string& part) const;

  std::filesystem::path file_;
  zip* archive_ = nullptr;
  std::size_t unpacked_ = 0;
};

}  // namespace kuiki::store
