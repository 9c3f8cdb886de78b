#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace kuiki::store {

/// A row as a JSON object: what an act keeps of it (`act_change`). The JSON library stays behind it.
class RowObject {
 public:
  RowObject();  ///< without any column
  RowObject(RowObject&&) noexcept;
  RowObject& operator=(RowObject&&) noexcept;
  ~RowObject();
  /// Nothing where the text is no JSON object.
  static std::optional<RowObject> read(std::string_view text);

  void put(std::string_view column, std::string_view words);
  void put(std::string_view column, std::int64_t number);
  void put(std::string_view column, double number);
  void put(std::string_view column, bool is);

  // What stands in a column; nothing where it is not there, or of another kind.
  [[nodiscard]] std::optional<std::string_view> words(std::string_view column) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view column) const;
  [[nodiscard]] std::optional<double> number(std::string_view column) const;
  [[nodiscard]] std::optional<bool> boolean(std::string_view column) const;

  /// JSON, whatever bytes somebody brought into a row.
  [[nodiscard]] std::string text() const;
  friend bool operator==(const RowObject& a, const RowObject& b);

 private:
  friend std::string key_text(std::string_view columns, const RowObject& row);
  std::unique_ptr<nlohmann::json> json_;
};

/// The values that these columns ("a, b") have in a row as a JSON list: ["otaru-g1-02","01203","FY2020",""].
std::string key_text(std::string_view columns, const RowObject& row);
/// Words as a JSON list.
std::string list_text(std::initializer_list<std::string_view> words);

}  // namespace kuiki::store
