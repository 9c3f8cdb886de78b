#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/pg_connection.h"

namespace kuiki::store {

/// A prepared statement of PostgreSQL. All rows come with the first step. A shape is bound where the SQL makes one of WKB, and
/// a column of WKB is read by `blob` (schema_sql.h); both are GeoPackage binary here, the same to the byte.
class PgStatement final : public Statement {
 public:
  /// Throws in the connection's words.
  PgStatement(const PgConnection& connection, const std::string& sql);

  using Statement::bind;
  void bind(int parameter, std::int64_t value) override;
  void bind(int parameter, double value) override;
  /// Throws Error where there is a NUL in it, which PostgreSQL does not take.
  void bind(int parameter, std::string_view words) override;
  void bind_in_place(int parameter, std::string_view words) override;
  /// Throws Error for what is no GeoPackage binary.
  void bind_in_place(int parameter, std::span<const std::uint8_t> shape) override;
  void bind_null(int parameter) override;

  bool step() override;
  void restart() override;
  std::int64_t run() override;
  std::int64_t insert() override;

  [[nodiscard]] bool null(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override;
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] double number(int column) const override;
  [[nodiscard]] std::span<const std::uint8_t> blob(int column) const override;

 private:
  struct Parameter {
    enum class Kind { null, words, shape } kind = Kind::null;
    std::string words;
    std::span<const std::uint8_t> shape;
  };

  Parameter& parameter(int place);
  void carry_out();
  /// As the server wrote it.
  [[nodiscard]] std::string_view cell(int column) const;
  [[noreturn]] void wrong(const Text& why) const;

  const PgConnection& connection_;
  std::string name_;
  std::vector<Parameter> parameters_;
  std::vector<const char*> values_;
  std::vector<int> lengths_, formats_;
  PgResult result_;
  int row_ = -1;
  mutable std::vector<std::string> shapes_;  ///< of the current row, by column
};

}  // namespace kuiki::store
